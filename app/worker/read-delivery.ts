// Pure. What one delivery of an order's lane tells us. A delivery only says "look": the triggers come from what is seen then.

import { callBody } from "#app/ingest/call-body.ts";
import { fulfillmentFromWebhook } from "#app/ingest/fulfillment-from-webhook.ts";
import { orderFromWebhook } from "#app/ingest/order-from-webhook.ts";
import { parseJson } from "#app/ingest/parse-json.ts";
import { readDeliveryOf } from "#app/ingest/topics.ts";
import { type Fields, fieldsOf, id, instant, lower, ownId, text } from "#app/ingest/webhook-values.ts";
import type { FulfillmentPicture, OrderPicture } from "#app/rules/facts.ts";
import { eventNamed, type Trigger } from "#app/rules/trigger.ts";
import type { DeliverySource } from "#app/store/deliveries.server.ts";
import { bodyBelongsToShop } from "#app/worker/body-belongs-to-shop.ts";

export type CarrierEvent = FulfillmentPicture["events"][number];

export type Told =
  /** A whole order. `bound`: the body itself names this shop. */
  | { tells: "order"; snapshot: OrderPicture; bound: boolean }
  /** A child that the order's own picture must show before it is looked at. */
  | { tells: "refund"; refundId: string }
  | { tells: "edit"; committedAt: string }
  /** A parcel, or what a carrier says of one; its lines are the order's own. */
  | { tells: "parcel"; parcel: FulfillmentPicture }
  | { tells: "carrier"; fulfillmentId: string; event: CarrierEvent }
  /** The order was seen in this state by the sweep. */
  | { tells: "updated"; updatedAt: string }
  /** The sweep read it, with others, by one request. */
  | { tells: "reading"; snapshot: OrderPicture }
  | { tells: "fulfillment-order"; trigger: Trigger; fulfillmentOrderId: string; holdIds: string[] }
  | { tells: "trigger"; trigger: Trigger }
  /** Nothing more than that something happened. */
  | { tells: "look" }
  | { tells: "unreadable"; reason: string };

export interface ReadableDelivery {
  webhookId: string;
  topic: string;
  source: DeliverySource;
  /** What an internal delivery says, where its source alone does not. */
  trigger?: Trigger | null;
  body: Buffer | null;
}

/** Reads a delivery. Never throws on what a body holds. */
export function readDelivery(delivery: ReadableDelivery, shop: string, domains: string[]): Told {
  switch (delivery.source) {
    case "TIMER":
      return { tells: "trigger", trigger: delivery.trigger ?? { on: "timer" } };
    case "EVENT":
    case "SCHEDULE":
      return delivery.trigger ? { tells: "trigger", trigger: delivery.trigger } : { tells: "look" };
    case "STAGE":
      return { tells: "trigger", trigger: { on: "stage" } };
    case "SWEEP":
      if (delivery.body) return { tells: "reading", snapshot: JSON.parse(delivery.body.toString()) as OrderPicture };
      // Read and found to differ within the same second: the stamp alone tells nothing.
      if (delivery.topic === "orders/differs") return { tells: "look" };
      return { tells: "updated", updatedAt: delivery.webhookId.split(":").slice(2).join(":") };
    case "MANUAL":
      return { tells: "trigger", trigger: delivery.trigger ?? { on: manualTrigger(delivery.webhookId) } };
    case "HISTORY":
    case "LEDGER":
      return { tells: "look" };
    case "CALL":
      return readCall(delivery);
    case "WEBHOOK":
      return readWebhook(delivery, shop, domains);
  }
}

function readCall({ trigger, body }: ReadableDelivery): Told {
  if (!trigger || !body) return { tells: "unreadable", reason: "What the call carried is not kept any more." };
  const carried = callBody(body, trigger.on === "flow" ? "flow" : "http");
  return "body" in carried
    ? { tells: "trigger", trigger: { ...trigger, body: carried.body } }
    : { tells: "unreadable", reason: carried.unreadable };
}

function manualTrigger(webhookId: string): Trigger["on"] {
  if (webhookId.startsWith("approve:")) return "order.approved";
  if (webhookId.startsWith("settings:")) return "settings";
  return "by_hand";
}

function readWebhook({ topic, body }: ReadableDelivery, shop: string, domains: string[]): Told {
  // The body is kept for a while only; what it told can be read from Shopify.
  if (!body) return { tells: "look" };
  const parsed = parseJson(body);
  if ("unreadable" in parsed) return { tells: "unreadable", reason: parsed.unreadable };
  const value = parsed.value;

  const event = eventNamed(topic);
  if (event?.startsWith("fulfillment_order.")) {
    const { verdict } = readDeliveryOf(topic, value, shop);
    const fulfillmentOrderId = verdict.outcome === "lane" ? verdict.lane.key : null;
    if (!fulfillmentOrderId) return { tells: "unreadable", reason: "The body names no fulfilment order." };
    const created = digits(at(value, "created_fulfillment_hold", "id")) ?? digits(at(value, "fulfillment_hold", "id"));
    return {
      tells: "fulfillment-order",
      trigger: { on: event, of: fulfillmentOrderId },
      fulfillmentOrderId,
      holdIds: created ? [created] : [],
    };
  }
  if (topic === "refunds/create") {
    const refundId = digits(at(value, "id"));
    return refundId ? { tells: "refund", refundId } : { tells: "unreadable", reason: "The body names no refund." };
  }
  if (topic === "orders/edited") {
    const committedAt = at(value, "order_edit", "committed_at");
    return typeof committedAt === "string" && !Number.isNaN(Date.parse(committedAt))
      ? { tells: "edit", committedAt }
      : { tells: "look" };
  }
  if (topic.startsWith("fulfillments/")) {
    const from = fieldsOf(value);
    const parcel = from && fulfillmentFromWebhook(from, id(from.order_id) ?? "", new Map());
    return parcel ? { tells: "parcel", parcel } : { tells: "unreadable", reason: "The body names no fulfilment." };
  }
  if (topic === "fulfillment_events/create") return readCarrierEvent(fieldsOf(value) ?? {});
  if (event && EVENT_ONLY.has(topic)) {
    const from = fieldsOf(value) ?? {};
    // A moment is told by its time: the order's own terms say no more of it.
    const of = topic === DUE ? instant(from.due_at) : topic.startsWith("orders/") ? null : ownId(from);
    return { tells: "trigger", trigger: { on: event, ...(of ? { of } : {}), body: from } };
  }
  if (topic.startsWith("orders/")) {
    const snapshot = orderFromWebhook(value);
    if ("unreadable" in snapshot) return { tells: "unreadable", reason: snapshot.unreadable };
    return { tells: "order", snapshot, bound: bodyBelongsToShop(value, shop, domains) };
  }
  return { tells: "look" };
}

const DUE = "payment_schedules/due";

/** What no picture shows, or shows only once it was read. */
const EVENT_ONLY: ReadonlySet<string> = new Set([
  ...["orders/delete", "orders/risk_assessment_changed", "order_transactions/create"],
  ...["disputes/create", "disputes/update", "reverse_fulfillment_orders/dispose", DUE],
  ...["request", "approve", "decline", "update", "process", "close", "cancel", "reopen"].map(
    (word) => `returns/${word}`,
  ),
]);

function readCarrierEvent(from: Fields): Told {
  const fulfillmentId = id(from.fulfillment_id);
  const eventId = ownId(from);
  if (!fulfillmentId || !eventId) return { tells: "unreadable", reason: "The body names no fulfilment." };
  return {
    tells: "carrier",
    fulfillmentId,
    event: {
      id: eventId,
      status: lower(from.status),
      happened_at: instant(from.happened_at) ?? instant(from.created_at),
      message: text(from.message),
      city: text(from.city),
      country_code: text(from.country),
      estimated_delivery_at: instant(from.estimated_delivery_at),
    },
  };
}

function at(value: unknown, ...path: string[]): unknown {
  let here = value;
  for (const name of path) {
    if (typeof here !== "object" || here === null) return undefined;
    here = (here as Record<string, unknown>)[name];
  }
  return here;
}

/** The digits of an id: a number, digits as text, or a gid. */
function digits(id: unknown): string | null {
  if (typeof id !== "string" && typeof id !== "number" && typeof id !== "bigint") return null;
  return /(\d+)(?:\?.*)?$/.exec(String(id))?.[1] ?? null;
}
