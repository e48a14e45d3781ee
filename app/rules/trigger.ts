// Pure. What sets rules off. Events are computed from what differs between two pictures of a record, so that a lost webhook
// that comes back as an update means the same; their children (refund, fulfilment, return …) have ids of their own.
import { z } from "zod";
import type { LaneKind } from "#app/rules/scope.ts";

/** Event → what it means, for the reference page, and the names of Shopify's topics that mean the same. */
export const EVENTS = {
  "order.created": { says: "an order is placed", topics: ["orders/create", "order.placed"] },
  "order.updated": { says: "anything of an order changes, its creation included", topics: ["orders/updated"] },
  "order.paid": { says: "an order is paid in full", topics: ["orders/paid"] },
  "order.edited": { says: "lines of an order change", topics: ["orders/edited"] },
  "order.cancelled": { says: "an order is cancelled", topics: ["orders/cancelled"] },
  "order.fulfilled": { says: "the last unit of an order is shipped", topics: ["orders/fulfilled", "order.shipped"] },
  "order.partially_fulfilled": { says: "some units of an order are shipped", topics: ["orders/partially_fulfilled"] },
  "order.closed": { says: "an order is archived", topics: ["order.archived"] },
  "order.reopened": { says: "an archived order is opened again", topics: ["order.unarchived"] },
  "order.deleted": { says: "an order is deleted", topics: ["orders/delete"] },
  "order.tags_changed": {
    says: "an order's tags change",
    topics: ["order.tagged", "order.tags_added", "order.tags_removed"],
  },
  "order.note_changed": { says: "an order's note changes", topics: [] },
  "order.address_changed": { says: "an order's shipping or billing address changes", topics: [] },
  "order.risk_changed": {
    says: "a risk assessment of an order arrives or changes",
    topics: ["orders/risk_assessment_changed", "order.risk_analyzed"],
  },
  "order.authorization_expiring": { says: "a payment's authorisation ends within 24 hours", topics: [] },
  "order.payment_due": {
    says: "a payment of an order with payment terms falls due",
    topics: ["payment_schedules/due"],
  },
  "order.approved": { says: "a person approves an order in Switchyard", topics: [] },
  "refund.created": { says: "a refund is made", topics: ["refunds/create", "order.refunded"] },
  "return.requested": { says: "a customer asks for a return", topics: ["returns/request"] },
  "return.approved": { says: "a return is approved or opened by staff", topics: ["returns/approve"] },
  "return.declined": { says: "a return is declined", topics: ["returns/decline"] },
  "return.updated": { says: "a return changes", topics: ["returns/update"] },
  "return.processed": {
    says: "returned goods are processed",
    topics: ["returns/process", "reverse_fulfillment_orders/dispose"],
  },
  "return.closed": { says: "a return is closed", topics: ["returns/close"] },
  "return.cancelled": { says: "a return is cancelled", topics: ["returns/cancel"] },
  "return.reopened": { says: "a return is opened again", topics: ["returns/reopen"] },
  "transaction.created": { says: "money moves or fails to", topics: ["order_transactions/create"] },
  "fulfillment_order.routed": {
    says: "an order's fulfilment orders are made and assigned to locations",
    topics: ["fulfillment_orders/order_routing_complete", "fulfillment_orders/ready_to_fulfill"],
  },
  "fulfillment_order.held": {
    says: "a hold is placed",
    topics: ["fulfillment_orders/placed_on_hold", "fulfillment_holds/added"],
  },
  "fulfillment_order.released": {
    says: "a hold is released",
    topics: ["fulfillment_orders/hold_released", "fulfillment_holds/released"],
  },
  "fulfillment_order.moved": {
    says: "a fulfilment order moves to another location",
    topics: ["fulfillment_orders/moved"],
  },
  "fulfillment_order.split": { says: "a fulfilment order is split", topics: ["fulfillment_orders/split"] },
  "fulfillment_order.merged": { says: "fulfilment orders are merged", topics: ["fulfillment_orders/merged"] },
  "fulfillment_order.cancelled": { says: "a fulfilment order is cancelled", topics: ["fulfillment_orders/cancelled"] },
  "fulfillment_order.rescheduled": {
    says: "a fulfilment order's day changes",
    topics: ["fulfillment_orders/rescheduled"],
  },
  "fulfillment_order.ready": {
    says: "a scheduled fulfilment order becomes ready",
    topics: ["fulfillment_orders/scheduled_fulfillment_order_ready"],
  },
  "fulfillment_order.requested": {
    says: "fulfilment is requested of a service",
    topics: ["fulfillment_orders/fulfillment_request_submitted"],
  },
  "fulfillment_order.accepted": {
    says: "a service accepts a request",
    topics: ["fulfillment_orders/fulfillment_request_accepted"],
  },
  "fulfillment_order.rejected": {
    says: "a service rejects a request",
    topics: ["fulfillment_orders/fulfillment_request_rejected"],
  },
  "fulfillment_order.cancellation_requested": {
    says: "cancellation is requested of a service",
    topics: ["fulfillment_orders/cancellation_request_submitted"],
  },
  "fulfillment_order.cancellation_accepted": {
    says: "a service accepts a cancellation",
    topics: ["fulfillment_orders/cancellation_request_accepted"],
  },
  "fulfillment_order.cancellation_rejected": {
    says: "a service rejects a cancellation",
    topics: ["fulfillment_orders/cancellation_request_rejected"],
  },
  "fulfillment_order.failed": {
    says: "a service cannot complete a fulfilment order",
    topics: ["fulfillment_orders/fulfillment_service_failed_to_complete"],
  },
  "fulfillment_order.prepared": {
    says: "lines are ready for pick-up or local delivery",
    topics: [
      "fulfillment_orders/line_items_prepared_for_pickup",
      "fulfillment_orders/line_items_prepared_for_local_delivery",
    ],
  },
  "fulfillment_order.progress_reported": {
    says: "progress is reported",
    topics: ["fulfillment_orders/progress_reported"],
  },
  "fulfillment.created": { says: "a parcel is sent", topics: ["fulfillments/create", "fulfillment.shipped"] },
  "fulfillment.updated": { says: "a parcel changes (tracking, status)", topics: ["fulfillments/update"] },
  "fulfillment.cancelled": { says: "a fulfilment is cancelled", topics: [] },
  "fulfillment.event": { says: "a carrier says something of a parcel", topics: ["fulfillment_events/create"] },
  "fulfillment.delivered": { says: "a parcel is delivered", topics: ["order.delivered"] },
  "dispute.opened": { says: "a chargeback or inquiry begins", topics: ["disputes/create", "dispute.created"] },
  "dispute.updated": { says: "a dispute changes", topics: ["disputes/update"] },
  "customer.created": { says: "a customer is created", topics: ["customers/create"] },
  "customer.updated": {
    says: "a customer changes, its creation included",
    topics: ["customers/update", "customers/enable", "customers/disable"],
  },
  "customer.tags_changed": {
    says: "a customer's tags change",
    topics: ["customer.tagged", "customer.tags_added", "customer.tags_removed"],
  },
  "customer.spend_changed": { says: "what a customer spent changes", topics: [] },
  "customer.segment_changed": {
    says: "a customer joins or leaves a segment",
    topics: ["customer.joined_segment", "customer.left_segment"],
  },
  "customer.marketing_changed": {
    says: "a customer's marketing consent changes",
    topics: ["customers_email_marketing_consent/update", "customers_marketing_consent/update"],
  },
  "customer.merged": { says: "two customers are merged", topics: ["customers/merge"] },
  "customer.deleted": { says: "a customer is deleted", topics: ["customers/delete"] },
  "product.created": { says: "a product is created", topics: ["products/create"] },
  "product.updated": { says: "a product changes, its creation included", topics: ["products/update"] },
  "product.deleted": { says: "a product is deleted", topics: ["products/delete"] },
  "collection.created": { says: "a collection is created", topics: ["collections/create"] },
  "collection.updated": { says: "a collection changes, its creation included", topics: ["collections/update"] },
  "collection.deleted": { says: "a collection is deleted", topics: ["collections/delete"] },
  "discount.created": { says: "a discount is created", topics: ["discounts/create"] },
  "discount.updated": { says: "a discount changes, its creation included", topics: ["discounts/update"] },
  "discount.deleted": { says: "a discount is deleted", topics: ["discounts/delete"] },
  "stock.changed": {
    says: "the stock of a variant at a location changes",
    topics: [
      "inventory_levels/update",
      "inventory_levels/connect",
      "inventory_levels/disconnect",
      "inventory_items/update",
      "variants/in_stock",
      "variants/out_of_stock",
      "inventory.changed",
    ],
  },
  "draft_order.created": { says: "a draft order is created", topics: ["draft_orders/create"] },
  "draft_order.updated": { says: "a draft order changes, its creation included", topics: ["draft_orders/update"] },
  "draft_order.deleted": { says: "a draft order is deleted", topics: ["draft_orders/delete"] },
  "location.changed": {
    says: "a location is added, changed, activated or deactivated",
    topics: ["locations/create", "locations/update", "locations/activate", "locations/deactivate", "locations/delete"],
  },
  "shop.updated": { says: "the store's settings change", topics: ["shop/update"] },
  "rule.failed": {
    says: "an action of a rule was refused or never answered, or a text of a rule could not be filled in",
    topics: ["action.failed", "action.refused", "rule.error"],
  },
  schedule: { says: "it is time", topics: [] },
  by_hand: { says: "a person runs the rule", topics: ["manual"] },
  http: { says: "a signed HTTP call arrives", topics: [] },
  flow: { says: "a Shopify Flow action arrives", topics: [] },
  rule: { says: "another rule starts it", topics: [] },
  // Within Switchyard: what is looked at again, without being an event of the store.
  timer: { says: "a moment at which an answer changes by time alone", topics: [] },
  settings: { says: "the rule's settings change", topics: [] },
  stage: { says: "a wait, an approval or an answer that a rule went on from", topics: [] },
} as const satisfies Record<string, { says: string; topics: readonly string[] }>;

export type EventName = keyof typeof EVENTS;
export const EVENT_NAMES = Object.keys(EVENTS) as EventName[];
/** Looks that are asked for by what a rule itself waits for: no rule names them. */
const LOOKS: ReadonlySet<string> = new Set(["timer", "settings", "stage"]);
/** Events that a rule may name. */
export const NAMED_EVENTS: readonly EventName[] = EVENT_NAMES.filter((name) => !LOOKS.has(name));

const byTopic = new Map(
  EVENT_NAMES.flatMap((name) => EVENTS[name].topics.map((topic) => [topic as string, name] as const)),
);

/** The event that a name means: its own, or one of Shopify's topics (orders/create). Undefined: there is none. */
export function eventNamed(name: string): EventName | undefined {
  if (Object.hasOwn(EVENTS, name)) return name as EventName;
  const topic = name.trim().toLowerCase();
  return byTopic.get(topic) ?? (/^[A-Z_]+$/.test(name) ? topicInCapitals(topic) : undefined);
}

/** ORDERS_RISK_ASSESSMENT_CHANGED, as the Admin API writes orders/risk_assessment_changed: the record may have several words. */
function topicInCapitals(name: string): EventName | undefined {
  for (let at = name.indexOf("_"); at !== -1; at = name.indexOf("_", at + 1)) {
    const found = byTopic.get(`${name.slice(0, at)}/${name.slice(at + 1)}`);
    if (found) return found;
  }
  return undefined;
}

/** One thing that happened to a lane. */
export const TriggerSchema = z.object({
  on: z.enum(EVENT_NAMES as [EventName, ...EventName[]]),
  /** Id of the child that it is about: refund, fulfilment, return …; of the tick of a schedule, of the call. */
  of: z.string().optional(),
  /** Only this rule is meant: a schedule's tick, a run by hand, another rule's start. */
  rule: z.string().optional(),
  /** What was entered by hand. */
  inputs: z.record(z.string(), z.unknown()).optional(),
  /** What an HTTP call, a Flow action or a carrier event carried. */
  body: z.record(z.string(), z.unknown()).optional(),
  by: z.string().optional(),
});
export type Trigger = z.infer<typeof TriggerSchema>;

/** An event that says that anything changed holds the ones that say what: a rule on order.updated runs on them all. */
const GENERAL: Record<string, EventName> = {
  order: "order.updated",
  customer: "customer.updated",
  product: "product.updated",
  draft_order: "draft_order.updated",
  collection: "collection.updated",
  discount: "discount.updated",
};
const OF_ORDER = ["refund", "return", "transaction", "fulfillment_order", "fulfillment", "dispute"];

/** The more general event that this one is a case of, or null. */
export function generalEvent(on: EventName): EventName | null {
  const [record = ""] = on.split(".");
  if (OF_ORDER.includes(record)) return "order.updated";
  const general = GENERAL[record];
  return general && general !== on && on.includes(".") ? general : null;
}

/** Lanes that an event reaches besides its own: what happens to an order concerns its customer, stock its product, all of it the store. */
const REACHES: Record<LaneKind, readonly LaneKind[]> = {
  order: ["customer", "shop"],
  customer: ["shop"],
  product: ["shop"],
  stock: ["product", "shop"],
  draft_order: ["customer", "shop"],
  shop: [],
};
const LANES: Record<string, LaneKind> = {
  customer: "customer",
  product: "product",
  stock: "stock",
  draft_order: "draft_order",
  collection: "shop",
  discount: "shop",
  location: "shop",
  shop: "shop",
};

/** Lanes whose rules an event can set off, its own first. Empty: any (a schedule, a person, a call from outside). */
export function lanesOf(on: EventName): readonly LaneKind[] {
  if (!on.includes(".")) return [];
  if (on === "rule.failed") return ["order", "customer", "product", "stock", "draft_order", "shop"];
  const own = LANES[on.split(".")[0] ?? ""] ?? "order";
  return [own, ...REACHES[own]];
}
