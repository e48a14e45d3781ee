import { describe, expect, it } from "vitest";
import { readDeliveryOf, topicIsHandled } from "#app/ingest/topics.ts";

const SHOP = "a.myshopify.com";

describe("readDeliveryOf", () => {
  it.each([
    [
      "orders/create",
      { id: 1, admin_graphql_api_id: "gid://shopify/Order/820982911946154508" },
      "order",
      "820982911946154508",
    ],
    ["orders/updated", { id: "5000000000001" }, "order", "5000000000001"],
    ["orders/paid", { id: 5000000000001 }, "order", "5000000000001"],
    ["orders/cancelled", { id: 820982911946154508n }, "order", "820982911946154508"],
    ["orders/edited", { order_edit: { id: 3, order_id: 77 } }, "order", "77"],
    ["refunds/create", { id: 3, order_id: 77 }, "order", "77"],
    [
      "fulfillment_orders/order_routing_complete",
      { fulfillment_order: { id: "gid://shopify/FulfillmentOrder/9" } },
      "fulfillment-order",
      "9",
    ],
    ["fulfillment_orders/placed_on_hold", { fulfillment_order: { id: 9 } }, "fulfillment-order", "9"],
    [
      "fulfillment_orders/hold_released",
      { fulfillment_order: { id: "gid://shopify/FulfillmentOrder/9?x=1" } },
      "fulfillment-order",
      "9",
    ],
    ["app/uninstalled", { myshopify_domain: SHOP }, "shop", "shop"],
    ["customers/redact", { shop_domain: SHOP, customer: { id: 4 } }, "shop", "shop"],
    ["customers/data_request", { shop_domain: "A.myshopify.com", customer: { id: 4 } }, "shop", "shop"],
    ["shop/redact", { shop_domain: SHOP }, "shop", "shop"],
  ])("%s goes to its lane", (topic, body, kind, key) => {
    expect(readDeliveryOf(topic, body, SHOP).verdict).toEqual({ outcome: "lane", lane: { kind, key } });
  });

  it.each([
    ["orders/create", {}],
    ["orders/create", { id: null }],
    ["orders/create", { id: 1.5 }],
    ["orders/create", { id: -1 }],
    ["orders/create", { id: 0 }],
    ["orders/create", { id: "0" }],
    ["orders/create", { admin_graphql_api_id: "gid://shopify/Order/0" }],
    ["orders/create", { id: "007" }],
    ["inventory_levels/update", { admin_graphql_api_id: "gid://shopify/InventoryLevel/1?inventory_item_id=0" }],
    ["orders/create", { id: 2 ** 53 }],
    ["orders/create", { id: "x'; drop table" }],
    ["orders/create", { id: { toString: () => "1" } }],
    ["orders/create", []],
    ["orders/create", "text"],
    ["orders/create", null],
    ["orders/edited", { order_edit: null }],
    ["refunds/create", { id: 3 }],
    ["fulfillment_orders/hold_released", { fulfillment_order: { id: true } }],
  ])("%s of %j is unreadable", (topic, body) => {
    expect(readDeliveryOf(topic, body, SHOP).verdict.outcome).toBe("unreadable");
  });

  it.each(["tender_transactions/create", "carts/update", "__proto__", "constructor", ""])(
    "the topic %j is not acted on",
    (topic) => {
      expect(topicIsHandled(topic)).toBe(false);
      expect(readDeliveryOf(topic, { id: 1 }, SHOP).verdict.outcome).toBe("ignored");
    },
  );

  it.each(["app/uninstalled", "shop/redact", "customers/redact"])(
    "%s whose signed body names another store than the unsigned header is not acted on",
    (topic) => {
      const body = { myshopify_domain: "b.myshopify.com", shop_domain: "b.myshopify.com", customer: { id: 1 } };

      expect(readDeliveryOf(topic, body, SHOP).verdict).toEqual({
        outcome: "ignored",
        reason: "The body belongs to another store.",
      });
    },
  );

  it.each(["app/uninstalled", "shop/redact", "customers/redact", "customers/data_request", "shop/update"])(
    "%s whose body names no store is nobody's",
    (topic) => {
      expect(readDeliveryOf(topic, { myshopify_domain: null, customer: { id: 1 } }, SHOP).verdict).toEqual({
        outcome: "ignored",
        reason: "The body does not say whose it is.",
      });
    },
  );

  it("says whose data the body holds", () => {
    const body = { id: 7, customer: { id: 8 } };

    expect(readDeliveryOf("orders/create", body, SHOP)).toMatchObject({ orderId: "7", customerId: "8" });
    expect(readDeliveryOf("refunds/create", { order_id: 7 }, SHOP)).toMatchObject({ orderId: "7", customerId: null });
    expect(readDeliveryOf("customers/redact", body, SHOP)).toMatchObject({ customerId: "8" });
    expect(readDeliveryOf("customers/update", { id: 8 }, SHOP)).toMatchObject({ customerId: "8" });
  });
});
