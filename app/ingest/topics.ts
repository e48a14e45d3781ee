// Pure. Which lane a webhook says to look at, and whose data its body holds.

export interface LaneOfDelivery {
  kind: string;
  key: string;
}
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

const order: Read = (body) => {
  const orderId = idOf(at(body, "admin_graphql_api_id")) ?? idOf(at(body, "id"));
  return onOrder(orderId, idOf(at(body, "customer", "admin_graphql_api_id")) ?? idOf(at(body, "customer", "id")));
};
const childOfOrder: Read = (body) => onOrder(idOf(at(body, "order_id")));
const editOfOrder: Read = (body) => onOrder(idOf(at(body, "order_edit", "order_id")));
const fulfillmentOrder: Read = (body) => {
  const key = idOf(at(body, "fulfillment_order", "id"));
  return {
    verdict: key
      ? { outcome: "lane", lane: { kind: "fulfillment-order", key } }
      : { outcome: "unreadable", reason: "The body names no fulfilment order." },
    orderId: null,
    customerId: null,
  };
};
// What these ask for cannot be taken back: a body that names another store than the unsigned header is not acted on.
const ofShop: Read = (body, shop) => {
  const named = at(body, "shop_domain") ?? at(body, "myshopify_domain");
  return {
    verdict:
      typeof named === "string" && named.toLowerCase() !== shop
        ? { outcome: "ignored", reason: "The body belongs to another store." }
        : { outcome: "lane", lane: { kind: "shop", key: "shop" } },
    orderId: null,
    customerId: idOf(at(body, "customer", "id")),
  };
};

const TOPICS: Record<string, Read> = {
  "orders/create": order,
  "orders/updated": order,
  "orders/paid": order,
  "orders/cancelled": order,
  "orders/fulfilled": order,
  "orders/partially_fulfilled": order,
  "orders/edited": editOfOrder,
  "refunds/create": childOfOrder,
  "fulfillment_orders/order_routing_complete": fulfillmentOrder,
  "fulfillment_orders/placed_on_hold": fulfillmentOrder,
  "fulfillment_orders/hold_released": fulfillmentOrder,
  "app/uninstalled": ofShop,
  "customers/data_request": ofShop,
  "customers/redact": ofShop,
  "shop/redact": ofShop,
};

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

function onOrder(orderId: string | null, customerId: string | null = null): ReadDelivery {
  return {
    verdict: orderId
      ? { outcome: "lane", lane: { kind: "order", key: orderId } }
      : { outcome: "unreadable", reason: "The body names no order." },
    orderId,
    customerId,
  };
}

function at(value: unknown, ...path: string[]): unknown {
  let here = value;
  for (const name of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, name)) return undefined;
    here = (here as Record<string, unknown>)[name];
  }
  return here;
}

/** The digits of an id: a whole number, digits as text, or a gid. */
function idOf(id: unknown): string | null {
  if (typeof id === "number" && !Number.isSafeInteger(id)) return null;
  if (typeof id !== "number" && typeof id !== "string" && typeof id !== "bigint") return null;
  return /^(?:gid:\/\/shopify\/[A-Za-z]+\/)?(\d{1,20})(?:\?.*)?$/s.exec(String(id))?.[1] ?? null;
}
