// Pure. What became of an order: the facts that figures are made of (time to ship, on-time rate, returns …), as the store said
// them. Each is told by one delivery alone, never by what differs from the one before, and several tellings of one thing come to
// the same in whatever order they arrive: so duplicates, late and reordered webhooks change nothing.

/** Kind → what it means, and what `of` is the id of. */
export const ORDER_EVENTS = {
  created: { says: "Placed", of: "order" },
  paid: { says: "Paid in full", of: "order" },
  payment: { says: "Money moved, or was to", of: "transaction" },
  payment_due: { says: "Payment due", of: "payment schedule" },
  edited: { says: "Lines edited", of: "edit" },
  cancelled: { says: "Cancelled", of: "order" },
  closed: { says: "Archived", of: "order and time" },
  deleted: { says: "Deleted in Shopify", of: "order" },
  risk_assessed: { says: "Risk assessed", of: "order, provider and time" },
  routed: { says: "Assigned to a location", of: "fulfilment order" },
  moved: { says: "Moved to another location", of: "fulfilment order and event" },
  split: { says: "Split", of: "fulfilment order and event" },
  held: { says: "Held", of: "hold" },
  hold_ended: { says: "Hold ended", of: "hold" },
  released: { says: "Released: no hold is left", of: "fulfilment order and event" },
  requested: { says: "Fulfilment requested", of: "fulfilment order and event" },
  accepted: { says: "Request accepted", of: "fulfilment order and event" },
  rejected: { says: "Request rejected", of: "fulfilment order and event" },
  cancellation_requested: { says: "Cancellation requested of the service", of: "fulfilment order and event" },
  cancellation_accepted: { says: "Service cancelled", of: "fulfilment order and event" },
  cancellation_rejected: { says: "Service goes on: cancellation rejected", of: "fulfilment order and event" },
  service_failed: { says: "Service could not complete it", of: "fulfilment order and event" },
  merged: { says: "Fulfilment orders merged", of: "fulfilment order and event" },
  rescheduled: { says: "Rescheduled", of: "fulfilment order and event" },
  ready: { says: "Scheduled day has come", of: "fulfilment order and event" },
  progressed: { says: "Progress reported", of: "fulfilment order and event" },
  dropped: { says: "Fulfilment order cancelled", of: "fulfilment order and event" },
  prepared: { says: "Ready for pick-up or local delivery", of: "fulfilment order and event" },
  shipped: { says: "Parcel sent", of: "parcel" },
  shipment_cancelled: { says: "Fulfilment cancelled", of: "parcel" },
  in_transit: { says: "In transit", of: "parcel" },
  out_for_delivery: { says: "Out for delivery", of: "parcel" },
  delivery_failed: { says: "Delivery attempted in vain", of: "parcel" },
  delivered: { says: "Delivered", of: "parcel" },
  fulfilled: { says: "Fulfilled in full", of: "order" },
  return_requested: { says: "Return requested", of: "return" },
  return_opened: { says: "Return approved or opened", of: "return" },
  return_declined: { says: "Return declined", of: "return" },
  return_cancelled: { says: "Return cancelled", of: "return and event" },
  return_processed: { says: "Returned goods processed", of: "return and event" },
  return_disposed: { says: "Returned goods disposed of", of: "reverse fulfilment order and event" },
  return_changed: { says: "Return changed", of: "return and event" },
  return_closed: { says: "Return closed", of: "return and event" },
  return_reopened: { says: "Return opened again", of: "return and event" },
  refunded: { says: "Refunded", of: "refund" },
  dispute_opened: { says: "Dispute opened", of: "dispute" },
  dispute_closed: { says: "Dispute decided", of: "dispute" },
} as const satisfies Record<string, { says: string; of: string }>;

export type OrderEventKind = keyof typeof ORDER_EVENTS;

export interface OrderEvent {
  kind: OrderEventKind;
  /** Tells it from others of its kind, in one store. */
  of: string;
  /** Null: only its fulfilment order is known. */
  orderId: string | null;
  fulfillmentOrderId: string | null;
  /** Kind and id of what else can tell whose order it is, where the telling does not: "Return/9". */
  child?: string | null;
  /** ISO instant, UTC, whole seconds, by the store's clock. */
  at: string;
  /** False: it had happened by then; when, the store did not say. */
  exact: boolean;
  /** The topic that told it, `reading` or `history`. */
  source: string;
  detail: Readonly<Record<string, string>>;
}

/**
 * The better telling of two of one thing: one that says when before one that does not, the earlier one, the one that says more,
 * else by name. A total order, the same as the statement has that saves them: whatever comes first, the same remains.
 */
export function betterTelling(one: OrderEvent, other: OrderEvent): OrderEvent {
  return compare(one, other) <= 0 ? one : other;
}

const compare = (one: OrderEvent, other: OrderEvent): number =>
  Number(other.exact) - Number(one.exact) ||
  order(one.at, other.at) ||
  [...textOf(other.detail)].length - [...textOf(one.detail)].length ||
  order(one.source, other.source) ||
  order(textOf(one.detail), textOf(other.detail));
/** As PostgreSQL writes jsonb: shorter names first. */
const textOf = (detail: OrderEvent["detail"]): string =>
  `{${Object.keys(detail)
    .sort((a, b) => a.length - b.length || order(a, b))
    .map((name) => `${JSON.stringify(name)}: ${JSON.stringify(detail[name])}`)
    .join(", ")}}`;
const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** One telling of each thing, the best; what one of them knew of whose order it is stays known. */
export function distinctEvents(events: readonly OrderEvent[]): OrderEvent[] {
  const best = new Map<string, OrderEvent>();
  for (const event of events) {
    const key = `${event.kind} ${event.of}`;
    const known = best.get(key);
    const better = known ? betterTelling(known, event) : event;
    best.set(key, {
      ...better,
      orderId: better.orderId ?? known?.orderId ?? event.orderId,
      fulfillmentOrderId: better.fulfillmentOrderId ?? known?.fulfillmentOrderId ?? event.fulfillmentOrderId,
      child: better.child ?? known?.child ?? event.child ?? null,
    });
  }
  return [...best.values()];
}
