// Every topic that the app takes in, each with a body as short as it may be and what becomes of it: the lane, what is kept of the
// record, the ledger, the history. Each topic has an order of its own.
import type { OptionalTopic } from "#app/rules/optional-topics.ts";

export interface Ids {
  order: number;
  fulfillmentOrder: number;
  /** Of this topic alone. */
  own: number;
  shop: string;
  now: string;
  /** The order's own webhook; empty: the topic has no order. */
  placed: Record<string, unknown>;
}

export interface ToldTopic {
  body: (ids: Ids) => object;
  /** The lane that it is put on first. */
  lane: string;
  /** The kind of record of which a picture is kept; null: it says no more than that something happened. */
  picture: "order" | "customer" | "product" | "stock" | "draft_order" | "shop" | null;
  /** What the ledger then has of the order. */
  ledger: "counts" | "dropped" | "moved" | null;
  /** What it adds to the history of the order or the record. */
  history: string;
  /** Where the telling of the order's own reading remains instead. */
  source?: string;
}

const onOrder = (
  history: string,
  body: ToldTopic["body"],
  ledger: ToldTopic["ledger"] = "counts",
  more: Partial<ToldTopic> = {},
): ToldTopic => ({ lane: "order", picture: "order", ledger, history, body, ...more });
const whole = (history: string, fields: (ids: Ids) => object = () => ({})) =>
  onOrder(history, (ids) => ({ ...ids.placed, ...fields(ids) }));
const child = (history: string, fields: (ids: Ids) => object = () => ({}), more: Partial<ToldTopic> = {}) =>
  onOrder(history, (ids) => ({ id: ids.own, order_id: ids.order, ...fields(ids) }), "counts", more);
const parcel = ({ own, order, now }: Ids, status = "success") => ({
  ...{ id: own, order_id: order, status, created_at: now, updated_at: now, line_items: [], name: "#1.1" },
});
const fulfillmentOrder = (history: string, body?: ToldTopic["body"]): ToldTopic => ({
  ...{ lane: "fulfillment-order", picture: "order", ledger: "counts", history },
  body: body ?? (({ fulfillmentOrder: id }) => ({ fulfillment_order: { id: `gid://shopify/FulfillmentOrder/${id}` } })),
});
const hold = (history: string): ToldTopic =>
  fulfillmentOrder(history, ({ fulfillmentOrder: id, own }) => ({
    fulfillment_order: { id: `gid://shopify/FulfillmentOrder/${id}`, status: "on_hold" },
    ...{ created_fulfillment_hold: { id: `gid://shopify/FulfillmentHold/${own}`, reason: "other" } },
    ...{ fulfillment_hold: { id: `gid://shopify/FulfillmentHold/${own}`, reason: "other" } },
  }));
/** Of whose order it is the body says nothing. */
const ofReturn = (history: string, lane = "return"): ToldTopic => ({
  ...{ lane, picture: null, ledger: null, history },
  body: ({ own }) => ({ id: own, dispositions: [{ type: "restocked" }] }),
});
const record = (
  picture: ToldTopic["picture"],
  history: string,
  fields: (ids: Ids) => object = () => ({}),
): ToldTopic => ({
  ...{ lane: picture ?? "shop", picture, ledger: null, history },
  body: (ids) => ({ id: ids.own, created_at: ids.now, updated_at: ids.now, ...fields(ids) }),
});
const ofStore = (history: string, fields: (ids: Ids) => object = () => ({})): ToldTopic => ({
  ...record(null, history, fields),
});
const ofApp = (history: string, body: ToldTopic["body"]): ToldTopic => ({
  ...{ lane: "shop", picture: null, ledger: null, history, body },
});
const gone = (picture: "customer" | "product" | "draft_order"): ToldTopic => ({
  ...record(picture, "deleted"),
  picture: null,
});
const level = ({ own }: Ids) => ({ inventory_item_id: own, location_id: 4 });

/** History "-": kept in a book of its own: `history_read` has our operations, `privacy_request` what was asked and done. */
export const TOLD_TOPICS: Readonly<Record<string, ToldTopic>> & Readonly<Record<OptionalTopic, ToldTopic>> = {
  "orders/create": whole("created"),
  "orders/updated": whole("created"),
  "orders/paid": whole("paid"),
  "orders/cancelled": whole("cancelled", ({ now }) => ({ cancelled_at: now, cancel_reason: "customer" })),
  "orders/edited": onOrder("edited", ({ order, own, now }) => ({
    order_edit: { id: own, order_id: order, committed_at: now },
  })),
  "orders/fulfilled": whole("fulfilled", (ids) => ({ fulfillment_status: "fulfilled", fulfillments: [parcel(ids)] })),
  "orders/partially_fulfilled": whole("shipped", (ids) => ({ fulfillments: [parcel(ids)] })),
  "orders/delete": onOrder("deleted", ({ order }) => ({ id: order }), "dropped"),
  "orders/risk_assessment_changed": child("risk_assessed", ({ now }) => ({ risk_level: "HIGH", created_at: now })),
  "refunds/create": child("refunded", () => ({}), { source: "reading" }),
  "order_transactions/create": child("payment", ({ now }) => ({ kind: "sale", status: "success", processed_at: now })),
  "fulfillments/create": child("shipped", parcel),
  "fulfillments/update": child("shipment_cancelled", (ids) => parcel(ids, "cancelled")),
  "fulfillment_events/create": child("delivered", ({ own, now }) => ({
    ...{ fulfillment_id: own, status: "delivered", happened_at: now },
  })),
  "returns/request": child("return_requested"),
  "returns/approve": child("return_opened"),
  "returns/decline": child("return_declined"),
  "returns/close": child("return_closed"),
  "returns/cancel": child("return_cancelled"),
  "returns/reopen": child("return_reopened"),
  "returns/update": ofReturn("return_changed"),
  "returns/process": ofReturn("return_processed"),
  "reverse_fulfillment_orders/dispose": ofReturn("return_disposed", "reverse-fulfillment-order"),
  "payment_schedules/due": ofReturn("payment_due", "payment-schedule"),
  "disputes/create": child("dispute_opened", ({ now }) => ({ initiated_at: now })),
  "disputes/update": child("dispute_closed", ({ now }) => ({ initiated_at: now, finalized_on: now, status: "won" })),
  "fulfillment_orders/order_routing_complete": fulfillmentOrder("routed"),
  "fulfillment_orders/placed_on_hold": hold("held"),
  "fulfillment_holds/added": hold("held"),
  "fulfillment_orders/hold_released": fulfillmentOrder("released"),
  "fulfillment_holds/released": hold("hold_ended"),
  "fulfillment_orders/moved": fulfillmentOrder("moved", ({ fulfillmentOrder: id }) => ({
    ...{ moved_fulfillment_order: { id }, destination_location_id: 4 },
  })),
  "fulfillment_orders/split": fulfillmentOrder("split"),
  "fulfillment_orders/merged": fulfillmentOrder("merged", ({ fulfillmentOrder: id }) => ({
    fulfillment_order_merges: { fulfillment_order: { id: `gid://shopify/FulfillmentOrder/${id}` } },
  })),
  "fulfillment_orders/cancelled": fulfillmentOrder("dropped"),
  "fulfillment_orders/rescheduled": fulfillmentOrder("rescheduled"),
  "fulfillment_orders/scheduled_fulfillment_order_ready": fulfillmentOrder("ready"),
  "fulfillment_orders/fulfillment_request_submitted": fulfillmentOrder("requested"),
  "fulfillment_orders/fulfillment_request_accepted": fulfillmentOrder("accepted"),
  "fulfillment_orders/fulfillment_request_rejected": fulfillmentOrder("rejected"),
  "fulfillment_orders/cancellation_request_submitted": fulfillmentOrder("cancellation_requested"),
  "fulfillment_orders/cancellation_request_accepted": fulfillmentOrder("cancellation_accepted"),
  "fulfillment_orders/cancellation_request_rejected": fulfillmentOrder("cancellation_rejected"),
  "fulfillment_orders/fulfillment_service_failed_to_complete": fulfillmentOrder("service_failed"),
  "fulfillment_orders/line_items_prepared_for_pickup": fulfillmentOrder("prepared"),
  "fulfillment_orders/line_items_prepared_for_local_delivery": fulfillmentOrder("prepared"),
  "fulfillment_orders/progress_reported": fulfillmentOrder("progressed"),
  "customers/create": record("customer", "state"),
  "customers/update": record("customer", "state"),
  "customers/delete": gone("customer"),
  "customers/merge": {
    ...{ lane: "customer", picture: "order", ledger: "moved", history: "merged" },
    body: ({ own, order }) => ({
      admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${own}`,
      // Of whom the order was.
      admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${order}`,
      status: "completed",
    }),
  },
  ...Object.fromEntries(
    ["tags_added", "tags_removed", "joined_segment", "left_segment"].map((word): [string, ToldTopic] => [
      `customer.${word}`,
      {
        ...{ lane: "customer", picture: null, ledger: null, history: word },
        body: ({ own }) => ({ customer_id: `gid://shopify/Customer/${own}`, tags: ["vip"], segment_id: 3 }),
      },
    ]),
  ),
  "products/create": record("product", "state"),
  "products/update": record("product", "state"),
  "products/delete": gone("product"),
  "inventory_items/update": { ...record("stock", "state", () => ({ sku: "T-1" })), picture: null },
  "inventory_levels/connect": record("stock", "stock_day", (ids) => ({ ...level(ids), available: 0 })),
  "inventory_levels/update": record("stock", "stock_day", (ids) => ({ ...level(ids), available: 5 })),
  "inventory_levels/disconnect": { ...record("stock", "deleted", level), picture: null },
  "draft_orders/create": record("draft_order", "state", () => ({ status: "open" })),
  "draft_orders/update": record("draft_order", "state", () => ({ status: "open" })),
  "draft_orders/delete": gone("draft_order"),
  "collections/create": ofStore("state", () => ({ title: "Tea" })),
  "collections/update": ofStore("state", () => ({ title: "Tea" })),
  "collections/delete": ofStore("deleted"),
  "discounts/create": ofStore("state", () => ({ title: "Ten off", status: "ACTIVE" })),
  "discounts/update": ofStore("state", () => ({ title: "Ten off", status: "EXPIRED" })),
  "discounts/delete": ofStore("deleted"),
  "locations/create": ofStore("state", () => ({ name: "Quay" })),
  "locations/update": ofStore("state", () => ({ name: "Quay" })),
  "locations/activate": ofStore("state", () => ({ name: "Quay", active: true })),
  "locations/deactivate": ofStore("state", () => ({ name: "Quay", active: false })),
  "locations/delete": ofStore("deleted"),
  "shop/update": {
    ...ofStore("state", ({ shop }) => ({ myshopify_domain: shop, currency: "EUR", plan_name: "basic" })),
    picture: "shop",
  },
  "app_subscriptions/update": ofApp("plan", () => ({ app_subscription: { name: "Basic", status: "ACTIVE" } })),
  "bulk_operations/finish": ofApp("-", () => ({ admin_graphql_api_id: "gid://shopify/BulkOperation/1" })),
  "customers/data_request": ofApp("-", ({ shop, own }) => ({ shop_domain: shop, customer: { id: own } })),
  "customers/redact": ofApp("-", ({ shop, own }) => ({ shop_domain: shop, customer: { id: own } })),
  "shop/redact": ofApp("-", ({ shop }) => ({ shop_domain: shop })),
  "app/scopes_update": ofApp("scopes", () => ({ previous: ["read_orders"], current: ["read_orders", "write_orders"] })),
  "app/uninstalled": ofApp("uninstalled", ({ shop }) => ({ myshopify_domain: shop })),
};
