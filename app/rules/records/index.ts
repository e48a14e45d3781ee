// The only list of kinds of records: a new one is a file here and a line below.
import type { RecordKind } from "#app/rules/record.ts";
import { address } from "#app/rules/records/address.ts";
import { addressCheck } from "#app/rules/records/address-check.ts";
import { addressProblem } from "#app/rules/records/address-problem.ts";
import { attribute } from "#app/rules/records/attribute.ts";
import { collection } from "#app/rules/records/collection.ts";
import { company } from "#app/rules/records/company.ts";
import { customer } from "#app/rules/records/customer.ts";
import { discount } from "#app/rules/records/discount.ts";
import { discountApplication } from "#app/rules/records/discount-application.ts";
import { discountCode } from "#app/rules/records/discount-code.ts";
import { dispute } from "#app/rules/records/dispute.ts";
import { draftOrder } from "#app/rules/records/draft-order.ts";
import { duplicateCheck } from "#app/rules/records/duplicate-check.ts";
import { event } from "#app/rules/records/event.ts";
import { fraudCheck } from "#app/rules/records/fraud-check.ts";
import { fulfillment } from "#app/rules/records/fulfillment.ts";
import { fulfillmentEvent } from "#app/rules/records/fulfillment-event.ts";
import { fulfillmentOrder } from "#app/rules/records/fulfillment-order.ts";
import { fulfillmentOrderLine } from "#app/rules/records/fulfillment-order-line.ts";
import { hold } from "#app/rules/records/hold.ts";
import { lineItem } from "#app/rules/records/line-item.ts";
import { location } from "#app/rules/records/location.ts";
import { memory } from "#app/rules/records/memory.ts";
import { order } from "#app/rules/records/order.ts";
import { paymentCheck } from "#app/rules/records/payment-check.ts";
import { paymentTerms } from "#app/rules/records/payment-terms.ts";
import { product } from "#app/rules/records/product.ts";
import { refund } from "#app/rules/records/refund.ts";
import { refundLine } from "#app/rules/records/refund-line.ts";
import { relatedLine } from "#app/rules/records/related-line.ts";
import { relatedOrder } from "#app/rules/records/related-order.ts";
import { orderReturn } from "#app/rules/records/return.ts";
import { returnLine } from "#app/rules/records/return-line.ts";
import { risk } from "#app/rules/records/risk.ts";
import { riskAssessment } from "#app/rules/records/risk-assessment.ts";
import { riskFact } from "#app/rules/records/risk-fact.ts";
import { routingMove } from "#app/rules/records/routing-move.ts";
import { routingPlace } from "#app/rules/records/routing-place.ts";
import { routingPlan } from "#app/rules/records/routing-plan.ts";
import { scorePart } from "#app/rules/records/score-part.ts";
import { shippingLine } from "#app/rules/records/shipping-line.ts";
import { shop } from "#app/rules/records/shop.ts";
import { stockLevel } from "#app/rules/records/stock-level.ts";
import { taxLine } from "#app/rules/records/tax-line.ts";
import { timelineEvent } from "#app/rules/records/timeline-event.ts";
import { transaction } from "#app/rules/records/transaction.ts";
import { variant } from "#app/rules/records/variant.ts";
import { visit } from "#app/rules/records/visit.ts";

export const RECORDS: readonly RecordKind[] = [
  order,
  lineItem,
  customer,
  address,
  fulfillmentOrder,
  fulfillmentOrderLine,
  hold,
  fulfillment,
  fulfillmentEvent,
  refund,
  refundLine,
  orderReturn,
  returnLine,
  transaction,
  risk,
  riskAssessment,
  riskFact,
  dispute,
  product,
  variant,
  stockLevel,
  location,
  shippingLine,
  discountCode,
  discountApplication,
  discount,
  taxLine,
  attribute,
  paymentTerms,
  company,
  collection,
  visit,
  timelineEvent,
  draftOrder,
  shop,
  event,
  memory,
  paymentCheck,
  addressCheck,
  addressProblem,
  duplicateCheck,
  fraudCheck,
  scorePart,
  relatedOrder,
  relatedLine,
  routingPlan,
  routingMove,
  routingPlace,
] as unknown as RecordKind[];
