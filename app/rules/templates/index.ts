// The only list of shipped templates: a new one is a file here and a line below.

import { addressMismatchHold } from "#app/rules/templates/address-mismatch-hold.ts";
import { backorderMail } from "#app/rules/templates/backorder-mail.ts";
import { captureBeforeExpiry } from "#app/rules/templates/capture-before-expiry.ts";
import { chargebackCustomers } from "#app/rules/templates/chargeback-customers.ts";
import { editWindow } from "#app/rules/templates/edit-window.ts";
import { expressPriority } from "#app/rules/templates/express-priority.ts";
import { firstOrderWelcome } from "#app/rules/templates/first-order-welcome.ts";
import { freeGift } from "#app/rules/templates/free-gift.ts";
import { highRiskHold } from "#app/rules/templates/high-risk-hold.ts";
import { highValueOrder } from "#app/rules/templates/high-value-order.ts";
import { lateOrdersReport } from "#app/rules/templates/late-orders-report.ts";
import { orderVelocity } from "#app/rules/templates/order-velocity.ts";
import { outOfStockTag } from "#app/rules/templates/out-of-stock-tag.ts";
import { reviewRequest } from "#app/rules/templates/review-request.ts";
import { routeByPostcode } from "#app/rules/templates/route-by-postcode.ts";
import { sendTo3pl } from "#app/rules/templates/send-to-3pl.ts";
import { serialReturner } from "#app/rules/templates/serial-returner.ts";
import type { RuleTemplate } from "#app/rules/templates/template.ts";
import { unpaidReminder } from "#app/rules/templates/unpaid-reminder.ts";
import { vipTag } from "#app/rules/templates/vip-tag.ts";
import { wholesaleNote } from "#app/rules/templates/wholesale-note.ts";

export const TEMPLATES: readonly RuleTemplate[] = [
  vipTag,
  highValueOrder,
  firstOrderWelcome,
  wholesaleNote,
  addressMismatchHold,
  highRiskHold,
  orderVelocity,
  chargebackCustomers,
  routeByPostcode,
  editWindow,
  sendTo3pl,
  expressPriority,
  freeGift,
  captureBeforeExpiry,
  unpaidReminder,
  outOfStockTag,
  backorderMail,
  reviewRequest,
  serialReturner,
  lateOrdersReport,
];
