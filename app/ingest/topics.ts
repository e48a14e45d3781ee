// Pure. Which lane a webhook says to look at, and whose data its body holds.
import { levelNamedIn } from "#app/ingest/stock-level-from-webhook.ts";

export interface LaneOfDelivery {
  kind: string;
  key: string;
}
/** All that is read here of a body, at any depth of it: the door makes nothing else of it. */
export const KEYS_READ = [
  ...["id", "admin_graphql_api_id", "order", "order_id", "admin_graphql_api_order_id", "order_edit"],
  ...["customer", "customer_id", "customerId", "admin_graphql_api_customer_id", "admin_graphql_api_customer_kept_id"],
  ...["fulfillment_order", "fulfillment_order_id", "submitted_fulfillment_order", "moved_fulfillment_order"],
  ...["original_fulfillment_order", "merged_fulfillment_order", "fulfillment_order_merges"],
  ...["product_id", "inventory_item_id", "location_id", "shop_domain", "myshopify_domain"],
] as const;

export type DeliveryVerdict =
  | { outcome: "lane"; lane: LaneOfDelivery }
  /** Not ours to act on. */
  | { outcome: "ignored"; reason: string }
  /** Ours, but it does not name what it is about: sending it again would not help. */
  | { outcome: "unreadable"; reason: string };

export interface ReadDelivery {
  verdict: DeliveryVerdict;
  orderId: string | null;
  customerId: string | null;
}

type Read = (body: unknown, shop: string) => ReadDelivery;
type Path = readonly (typeof KEYS_READ)[number][];

/** The first of these paths at which an id stands. */
function idAt(body: unknown, ...paths: Path[]): string | null {
  for (const path of paths) {
    const id = idOf(at(body, ...path));
    if (id) return id;
  }
  return null;
}

const GID = ["admin_graphql_api_id"] as const;
const ID = ["id"] as const;
const order: Read = (body) =>
  onOrder(idAt(body, GID, ID), idAt(body, ["customer", "admin_graphql_api_id"], ["customer", "id"], ["customer_id"]));
const childOfOrder: Read = (body) =>
  onOrder(idAt(body, ["admin_graphql_api_order_id"], ["order_id"], ["order", "admin_graphql_api_id"], ["order", "id"]));
const editOfOrder: Read = (body) => onOrder(idAt(body, ["order_edit", "order_id"]));
/** A dispute over money that no order of the store took is not ours. */
const dispute: Read = (body) =>
  idAt(body, ["order_id"]) ? childOfOrder(body, "") : ignored("The dispute is about no order.");

/** A lane of its own, which finds the order: the body names none. */
const onLane =
  (kind: string, what: string, ...paths: Path[]): Read =>
  (body) =>
    onLaneOf(kind, what, idAt(body, ...paths));
const onLaneOf = (kind: string, what: string, key: string | null): ReadDelivery => ({
  verdict: key
    ? { outcome: "lane", lane: { kind, key } }
    : { outcome: "unreadable", reason: `The body names no ${what}.` },
  orderId: null,
  customerId: kind === "customer" ? key : null,
});
const fulfillmentOrder = onLane(
  "fulfillment-order",
  "fulfilment order",
  ["fulfillment_order", "id"],
  ["submitted_fulfillment_order", "id"],
  ["moved_fulfillment_order", "id"],
  ["original_fulfillment_order", "id"],
  ["fulfillment_order_merges", "fulfillment_order", "id"],
  ["merged_fulfillment_order", "id"],
  ["fulfillment_order_id"],
);
const orderOrReturn: Read = (body) => {
  const onItsOrder = childOfOrder(body, "");
  return onItsOrder.orderId ? onItsOrder : onLane("return", "return", GID, ID)(body, "");
};
const customer = onLane("customer", "customer", GID, ID);
const ofCustomer = onLane(
  "customer",
  "customer",
  ["customerId"],
  ["customer_id"],
  ["admin_graphql_api_customer_id"],
  ["admin_graphql_api_customer_kept_id"],
  GID,
  ID,
);
const product = onLane("product", "product", GID, ID);
const draftOrder: Read = (body) => ({
  ...onLane("draft_order", "draft order", GID, ID)(body, ""),
  customerId: idAt(body, ["customer", "admin_graphql_api_id"], ["customer", "id"]),
});
const stockItem = onLane("stock", "inventory item", GID, ID);
const stockLevel: Read = (body) => onLaneOf("stock", "stock level", levelNamedIn(body)?.item ?? null);
const productOfVariant = onLane("product", "product", ["product_id"]);

// What these ask for cannot be taken back: a body that names another store than the unsigned header is not acted on.
const ofShop: Read = (body, shop) => {
  const named = at(body, "shop_domain") ?? at(body, "myshopify_domain");
  return {
    verdict:
      typeof named === "string" && named.toLowerCase() !== shop
        ? { outcome: "ignored", reason: "The body belongs to another store." }
        : { outcome: "lane", lane: { kind: "shop", key: "shop" } },
    orderId: null,
    customerId: idAt(body, ["customer", "id"]),
  };
};

/** Of what always names its store: a body that does not is nobody's. */
const ofNamedShop: Read = (body, shop) => {
  const named = at(body, "shop_domain") ?? at(body, "myshopify_domain");
  if (typeof named === "string") return ofShop(body, shop);
  return { ...ignored("The body does not say whose it is."), customerId: idAt(body, ["customer", "id"]) };
};

const TOPICS: Record<string, Read> = {
  "orders/create": order,
  "orders/updated": order,
  "orders/paid": order,
  "orders/cancelled": order,
  "orders/fulfilled": order,
  "orders/partially_fulfilled": order,
  "orders/delete": order,
  "orders/edited": editOfOrder,
  "orders/risk_assessment_changed": childOfOrder,
  "refunds/create": childOfOrder,
  "order_transactions/create": childOfOrder,
  "fulfillments/create": childOfOrder,
  "fulfillments/update": childOfOrder,
  "fulfillment_events/create": childOfOrder,
  "disputes/create": dispute,
  "disputes/update": dispute,
  ...of("returns", orderOrReturn, ["request", "approve", "decline", "update", "process", "close", "cancel", "reopen"]),
  "reverse_fulfillment_orders/dispose": onLane("reverse-fulfillment-order", "return", GID, ID),
  "payment_schedules/due": onLane("payment-schedule", "payment schedule", GID, ID),
  ...of("fulfillment_orders", fulfillmentOrder, [
    "order_routing_complete",
    "placed_on_hold",
    "hold_released",
    "moved",
    "split",
    "merged",
    "cancelled",
    "rescheduled",
    "scheduled_fulfillment_order_ready",
    "fulfillment_request_submitted",
    "fulfillment_request_accepted",
    "fulfillment_request_rejected",
    "cancellation_request_submitted",
    "cancellation_request_accepted",
    "cancellation_request_rejected",
    "fulfillment_service_failed_to_complete",
    "line_items_prepared_for_pickup",
    "line_items_prepared_for_local_delivery",
    "progress_reported",
  ]),
  "fulfillment_holds/added": fulfillmentOrder,
  "fulfillment_holds/released": fulfillmentOrder,
  ...of("customers", customer, ["create", "update", "delete", "enable", "disable"]),
  "customers/merge": ofCustomer,
  "customer.tags_added": ofCustomer,
  "customer.tags_removed": ofCustomer,
  "customer.joined_segment": ofCustomer,
  "customer.left_segment": ofCustomer,
  "customers_email_marketing_consent/update": ofCustomer,
  "customers_marketing_consent/update": ofCustomer,
  ...of("products", product, ["create", "update", "delete"]),
  "variants/in_stock": productOfVariant,
  "variants/out_of_stock": productOfVariant,
  "inventory_items/update": stockItem,
  ...of("inventory_levels", stockLevel, ["connect", "update", "disconnect"]),
  ...of("draft_orders", draftOrder, ["create", "update", "delete"]),
  ...of("collections", ofShop, ["create", "update", "delete"]),
  ...of("discounts", ofShop, ["create", "update", "delete"]),
  ...of("locations", ofShop, ["create", "update", "activate", "deactivate", "delete"]),
  "shop/update": ofNamedShop,
  "app/uninstalled": ofNamedShop,
  "app/scopes_update": ofShop,
  "app_subscriptions/update": ofShop,
  "bulk_operations/finish": ofShop,
  "customers/data_request": ofNamedShop,
  "customers/redact": ofNamedShop,
  "shop/redact": ofNamedShop,
};

function of(record: string, read: Read, words: readonly string[]): Record<string, Read> {
  return Object.fromEntries(words.map((word) => [`${record}/${word}`, read]));
}

/** Whether a webhook of this topic has a lane. */
export function topicIsHandled(topic: string): boolean {
  return Object.hasOwn(TOPICS, topic);
}

/** Reads what a parsed body is about. Never throws. */
export function readDeliveryOf(topic: string, body: unknown, shop: string): ReadDelivery {
  const read = Object.hasOwn(TOPICS, topic) ? TOPICS[topic] : undefined;
  if (!read)
    return {
      verdict: { outcome: "ignored", reason: `The topic ${topic} is not one that is acted on.` },
      orderId: topic.startsWith("orders/") ? idOf(at(body, "id")) : null,
      customerId: topic.startsWith("customers/") ? idOf(at(body, "id")) : idOf(at(body, "customer", "id")),
    };
  if (typeof body !== "object" || body === null || Array.isArray(body))
    return {
      verdict: { outcome: "unreadable", reason: "The body is not an object." },
      orderId: null,
      customerId: null,
    };
  return read(body, shop);
}

const ignored = (reason: string): ReadDelivery => ({
  verdict: { outcome: "ignored", reason },
  orderId: null,
  customerId: null,
});

function onOrder(orderId: string | null, customerId: string | null = null): ReadDelivery {
  return {
    verdict: orderId
      ? { outcome: "lane", lane: { kind: "order", key: orderId } }
      : { outcome: "unreadable", reason: "The body names no order." },
    orderId,
    customerId,
  };
}

function at(value: unknown, ...path: Path): unknown {
  let here = value;
  for (const name of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, name)) return undefined;
    here = (here as Record<string, unknown>)[name];
  }
  return here;
}

/** The digits of an id: a whole number, digits as text, or a gid. None is zero: a lane under it could never be asked after. */
function idOf(id: unknown): string | null {
  if (typeof id === "number" && !Number.isSafeInteger(id)) return null;
  if (typeof id !== "number" && typeof id !== "string" && typeof id !== "bigint") return null;
  return /^(?:gid:\/\/shopify\/[A-Za-z]+\/)?([1-9]\d{0,19})(?:\?.*)?$/s.exec(String(id))?.[1] ?? null;
}
