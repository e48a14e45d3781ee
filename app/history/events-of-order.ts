// Pure. What the picture of an order tells of its past.
import type { OrderEvent, OrderEventKind } from "#app/history/order-event.ts";
import type { FulfillmentPicture, OrderPicture } from "#app/rules/facts.ts";

const PAID: ReadonlySet<string> = new Set(["paid", "partially_refunded", "refunded"]);
/** Carriers' words, those that are a step of a parcel's way. */
const STEPS: Readonly<Record<string, OrderEventKind>> = {
  in_transit: "in_transit",
  out_for_delivery: "out_for_delivery",
  attempted_delivery: "delivery_failed",
  failure: "delivery_failed",
  delivered: "delivered",
  picked_up: "delivered",
};

/** @param source the topic that brought it, `reading` or `history`. */
export function eventsOfOrder(order: OrderPicture, source: string): OrderEvent[] {
  const events: OrderEvent[] = [];
  const note = (kind: OrderEventKind, of: string, at: string | null | undefined, more: Partial<OrderEvent> = {}) => {
    if (at)
      events.push({
        kind,
        of,
        orderId: order.id,
        fulfillmentOrderId: null,
        at,
        exact: true,
        source,
        detail: {},
        ...more,
      });
  };
  note("created", order.id, order.created_at);
  if (PAID.has(order.financial_status))
    // Nothing in an order says when; the webhook of its payments does.
    note("paid", order.id, order.updated_at, { exact: false });
  note("cancelled", order.id, order.cancelled_at, { detail: known({ reason: order.cancel_reason }) });
  note("closed", `${order.id}:${order.closed_at}`, order.closed_at);
  for (const parcel of order.fulfillments) events.push(...eventsOfParcel(parcel, order.id, source));
  const sent = order.fulfillments.flatMap(({ status, created_at: at }) => (status === "success" && at ? [at] : []));
  if (order.fulfillment_status === "fulfilled" && sent.length) note("fulfilled", order.id, sent.sort().at(-1));
  for (const refund of order.refunds)
    note("refunded", refund.id, refund.created_at, {
      detail: known({ amount: refund.amount, currency: order.currency, return_id: refund.return_id }),
    });
  return events;
}

/** Money in, of which the last makes an order paid. */
const TAKES_MONEY: ReadonlySet<string> = new Set(["sale", "capture"]);

/** A movement of money; words in small letters. */
interface Payment {
  id: string;
  kind: string;
  status: string;
  at: string | null;
  amount: string;
  currency: string;
  gateway: string | null;
}

/** An order's payments, all of them: with the last one that took money it was paid. */
export function eventsOfPayments(order: OrderPicture, payments: readonly Payment[], source: string): OrderEvent[] {
  const common = { orderId: order.id, fulfillmentOrderId: null, exact: true, source };
  const events = payments.flatMap(({ id, at, kind, status, amount, currency, gateway }): OrderEvent[] =>
    at ? [{ ...common, kind: "payment", of: id, at, detail: known({ kind, status, amount, currency, gateway }) }] : [],
  );
  const taken = payments.flatMap(({ kind, status, at }) =>
    TAKES_MONEY.has(kind) && status === "success" && at ? [at] : [],
  );
  const last = taken.sort().at(-1);
  if (PAID.has(order.financial_status) && last)
    events.push({ ...common, kind: "paid", of: order.id, at: last, detail: {} });
  return events;
}

export function eventsOfParcel(parcel: FulfillmentPicture, orderId: string, source: string): OrderEvent[] {
  const events: OrderEvent[] = [];
  const note = (kind: OrderEventKind, at: string | null, exact = true, detail: Record<string, string> = {}) => {
    if (at) events.push({ kind, of: parcel.id, orderId, fulfillmentOrderId: null, at, exact, source, detail });
  };
  note(
    "shipped",
    parcel.created_at,
    true,
    known({ location_id: parcel.location_id, carrier: parcel.tracking_company }),
  );
  if (parcel.status === "cancelled") note("shipment_cancelled", parcel.updated_at, false);
  note("in_transit", parcel.in_transit_at);
  note("delivered", parcel.delivered_at);
  for (const said of parcel.events) {
    const step = STEPS[said.status ?? ""];
    if (step) note(step, said.happened_at);
  }
  return events;
}

/** What a carrier said of a parcel. */
export function eventsOfCarrier(
  parcelId: string,
  said: FulfillmentPicture["events"][number],
  orderId: string,
  source: string,
): OrderEvent[] {
  const kind = STEPS[said.status ?? ""];
  return kind && said.happened_at
    ? [{ kind, of: parcelId, orderId, fulfillmentOrderId: null, at: said.happened_at, exact: true, source, detail: {} }]
    : [];
}

/** Only what is there. */
export function known(given: Record<string, string | null | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).filter((pair): pair is [string, string] => typeof pair[1] === "string" && pair[1] !== ""),
  );
}
