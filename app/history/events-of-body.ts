// Pure. What the body of a webhook tells of an order's past beyond the order's picture: money, returns, disputes, fulfilment orders.
import { known } from "#app/history/events-of-order.ts";
import type { OrderEvent, OrderEventKind } from "#app/history/order-event.ts";
import { type Fields, fieldsOf, id, instant, lower, ownId, text } from "#app/ingest/webhook-values.ts";

export interface Telling {
  topic: string;
  /** Shopify's X-Shopify-Event-Id: the same for all tellings of one event; null: not said. */
  eventId: string | null;
  /** ISO instant at which it happened, as Shopify's headers say; null: they do not. */
  triggeredAt: string | null;
  /** ISO instant of its arrival: how late it can have been at most. */
  receivedAt: string;
}

const RETURNS: Readonly<Record<string, { kind: OrderEventKind; once: boolean }>> = {
  "returns/request": { kind: "return_requested", once: true },
  "returns/approve": { kind: "return_opened", once: true },
  "returns/decline": { kind: "return_declined", once: true },
  "returns/cancel": { kind: "return_cancelled", once: false },
  "returns/process": { kind: "return_processed", once: false },
  "returns/update": { kind: "return_changed", once: false },
  "returns/close": { kind: "return_closed", once: false },
  "returns/reopen": { kind: "return_reopened", once: false },
};

const OF_FULFILLMENT_ORDER: Readonly<Record<string, OrderEventKind>> = {
  "fulfillment_orders/order_routing_complete": "routed",
  "fulfillment_orders/moved": "moved",
  "fulfillment_orders/split": "split",
  "fulfillment_orders/placed_on_hold": "held",
  "fulfillment_holds/added": "held",
  "fulfillment_holds/released": "hold_ended",
  "fulfillment_orders/hold_released": "released",
  "fulfillment_orders/fulfillment_request_submitted": "requested",
  "fulfillment_orders/fulfillment_request_accepted": "accepted",
  "fulfillment_orders/fulfillment_request_rejected": "rejected",
  "fulfillment_orders/cancellation_request_submitted": "cancellation_requested",
  "fulfillment_orders/cancellation_request_accepted": "cancellation_accepted",
  "fulfillment_orders/cancellation_request_rejected": "cancellation_rejected",
  "fulfillment_orders/fulfillment_service_failed_to_complete": "service_failed",
  "fulfillment_orders/merged": "merged",
  "fulfillment_orders/rescheduled": "rescheduled",
  "fulfillment_orders/scheduled_fulfillment_order_ready": "ready",
  "fulfillment_orders/progress_reported": "progressed",
  "fulfillment_orders/cancelled": "dropped",
  "fulfillment_orders/line_items_prepared_for_pickup": "prepared",
  "fulfillment_orders/line_items_prepared_for_local_delivery": "prepared",
};

/** Records of an order whose news need not name it, as Shopify's ids call them. */
const CHILDREN: Readonly<Record<string, string>> = {
  returns: "Return",
  reverse_fulfillment_orders: "ReverseFulfillmentOrder",
  payment_schedules: "PaymentSchedule",
};

/** Of a delivery on an order's lane, or on that of a child. @param body its fields. @param orderId null: the body names no order. */
export function eventsOfBody(telling: Telling, body: Fields, orderId: string | null): OrderEvent[] {
  const { topic } = telling;
  const child = CHILDREN[topic.split("/")[0] ?? ""];
  const note = (kind: OrderEventKind, of: string | null, at: string | null, detail: OrderEvent["detail"] = {}) =>
    of
      ? [
          {
            ...{ kind, of, orderId, fulfillmentOrderId: null, ...time(telling, at), source: topic, detail },
            child: child && own ? `${child}/${own}` : null,
          },
        ]
      : [];
  const own = ownId(body);
  const returned = RETURNS[topic];
  if (returned) return note(returned.kind, own && (returned.once ? own : `${own}:${occasion(telling)}`), null);
  switch (topic) {
    case "reverse_fulfillment_orders/dispose":
      return note("return_disposed", own && `${own}:${occasion(telling)}`, null, known({ as: dispositionsOf(body) }));
    case "payment_schedules/due":
      return note(
        "payment_due",
        own,
        instant(body.due_at),
        known({ amount: text(body.amount), currency: text(body.currency) }),
      );
    case "orders/paid":
      return note("paid", orderId, null);
    case "orders/delete":
      return note("deleted", orderId, null);
    case "order_transactions/create":
      return note(
        "payment",
        own,
        instant(body.processed_at) ?? instant(body.created_at),
        known({
          kind: lower(body.kind),
          status: lower(body.status),
          amount: text(body.amount),
          currency: text(body.currency),
          gateway: text(body.gateway),
        }),
      );
    case "orders/risk_assessment_changed": {
      const at = instant(body.created_at);
      const provider = id(body.provider_id) ?? "shopify";
      return note(
        "risk_assessed",
        `${orderId}:${provider}:${at ?? occasion(telling)}`,
        at,
        known({ level: lower(body.risk_level) }),
      );
    }
    case "disputes/create":
    case "disputes/update": {
      const opened = note(
        "dispute_opened",
        own,
        instant(body.initiated_at),
        known({
          type: lower(body.type),
          reason: lower(body.reason),
          amount: text(body.amount),
          currency: text(body.currency),
        }),
      );
      const ended = instant(body.finalized_on);
      return ended ? [...opened, ...note("dispute_closed", own, ended, known({ status: lower(body.status) }))] : opened;
    }
    default:
      return [];
  }
}

/** What became of the goods, each way once: restocked, missing … */
const dispositionsOf = ({ dispositions }: Fields): string | null =>
  Array.isArray(dispositions)
    ? [...new Set(dispositions.flatMap((one) => lower(fieldsOf(one)?.type) ?? []))].sort().join(", ")
    : null;

/** An edit that was committed. */
export const eventOfEdit = (committedAt: string, orderId: string, source: string): OrderEvent => ({
  ...{ kind: "edited", of: `${orderId}:${committedAt}`, orderId, fulfillmentOrderId: null, at: committedAt },
  ...{ exact: true, source, detail: {} },
});

/** Of a delivery on a fulfilment order's lane. @param orderId null: it is not known whose it is. */
export function eventsOfFulfillmentOrder(
  telling: Telling,
  body: unknown,
  fulfillmentOrderId: string,
  orderId: string | null,
): OrderEvent[] {
  const { topic } = telling;
  const kind = OF_FULFILLMENT_ORDER[topic];
  const from = fieldsOf(body);
  if (!kind || !from) return [];
  const hold = fieldsOf(from.created_fulfillment_hold) ?? fieldsOf(from.fulfillment_hold);
  const moved = fieldsOf(from.moved_fulfillment_order);
  const isOfHold = kind === "held" || kind === "hold_ended";
  const holdId = hold && id(hold.id);
  const of =
    isOfHold && holdId ? holdId : kind === "routed" ? fulfillmentOrderId : `${fulfillmentOrderId}:${occasion(telling)}`;
  const detail = known({
    reason: hold ? lower(hold.reason) : null,
    location_id: kind === "moved" ? (id(from.destination_location_id) ?? id(moved?.assigned_location_id)) : null,
  });
  return [{ kind, of, orderId, fulfillmentOrderId, ...time(telling, null), source: topic, detail }];
}

/** What tells this occasion from others of the kind. */
const occasion = ({ eventId, triggeredAt }: Telling): string => eventId ?? triggeredAt ?? "";

/** By the body; else as Shopify's headers say; else it had happened when it arrived. */
const time = ({ triggeredAt, receivedAt }: Telling, said: string | null): Pick<OrderEvent, "at" | "exact"> => ({
  at: said ?? triggeredAt ?? receivedAt,
  exact: said !== null || triggeredAt !== null,
});
