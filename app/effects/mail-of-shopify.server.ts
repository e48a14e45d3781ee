// Mails that Shopify itself sends. Blind: nothing shows whether one went out.
import { gidOf } from "#app/admin/gid.ts";
import { readDraftOrder } from "#app/admin/operations/read-draft-order.ts";
import { readOrderState } from "#app/admin/operations/read-order-state.ts";
import { remindOfPayment } from "#app/admin/operations/remind-of-payment.ts";
import { sendDraftInvoice } from "#app/admin/operations/send-draft-invoice.ts";
import { sendOrderInvoice } from "#app/admin/operations/send-order-invoice.ts";
import type { Applier } from "#app/effects/application.ts";
import { emailInput } from "#app/effects/email-input.ts";
import { blindWrite, shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, TO_DO } from "#app/effects/verdict.ts";

const isDraft = (target: string) => target.startsWith("gid://shopify/DraftOrder/");

export const sendInvoice = shopifyWrite<"send_invoice", { why: string | null }>({
  look: async (admin, { target }) => {
    if (isDraft(target)) {
      const { seen, points } = await readDraftOrder(admin, { id: target });
      return { seen: seen && { why: seen.status === "COMPLETED" ? "The draft order is completed." : null }, points };
    }
    const { seen, points } = await readOrderState(admin, { id: target });
    const why = seen?.cancelledAt
      ? "The order was cancelled."
      : seen?.displayFinancialStatus === "PAID"
        ? "The order is paid."
        : null;
    return { seen: seen && { why }, points };
  },
  judge: ({ why }) => (why ? moot(why) : TO_DO),
  write: (admin, { target, body }) => {
    const email = emailInput(body);
    const variables = { id: target, ...(email ? { email } : {}) };
    return isDraft(target) ? sendDraftInvoice(admin, variables) : sendOrderInvoice(admin, variables);
  },
});

const remind = blindWrite<"remind_payment">((admin, { body: { schedule_id } }) =>
  remindOfPayment(admin, { paymentScheduleId: gidOf("PaymentSchedule", schedule_id ?? "") }),
);

export const remindPayment: Applier<"remind_payment"> = async (admin, application) =>
  application.body.schedule_id
    ? remind(admin, application)
    : { end: { outcome: "refused", reason: "The order's payment terms name no date of payment.", points: 0 } };
