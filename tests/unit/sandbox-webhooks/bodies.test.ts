// Every body that the sandbox sends satisfies the JSON Schema that Shopify's own samples gave, over many drawn orders.
import { beforeAll, describe, expect, it } from "vitest";
import { orderFromWebhook } from "#app/ingest/order-from-webhook.ts";
import { drawScenario } from "#sandbox/traffic/scenarios.ts";
import { webhookBody } from "#sandbox/webhooks/webhook-body.ts";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { editOrder } from "#sandbox/world/edit-order.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { installApp, uninstallApp } from "#sandbox/world/install-app.ts";
import { payOrder } from "#sandbox/world/pay-order.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { redactCustomer, redactShop, requestCustomerData } from "#sandbox/world/privacy.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { releaseHolds } from "#sandbox/world/release-holds.ts";
import { seedWorld } from "#sandbox/world/seed.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import { seededRandom } from "#sandbox/world/seeded-random.ts";
import { Refused, World } from "#sandbox/world/world.ts";
import { complaintsOf } from "#tests/support/webhook-schema.ts";

const SHOP = STORE.domain;
const APP = "the-app";
const bodies = new Map<string, unknown[]>();
const world = new World();

beforeAll(() => {
  seedWorld(world, 3);
  installApp(world, SHOP, APP, []);
  world.on((event) => {
    const body = webhookBody(world, event, APP);
    if (body === null) return;
    const list = bodies.get(event.topic) ?? [];
    list.push(JSON.parse(JSON.stringify(body)));
    bodies.set(event.topic, list);
  });
  const chance = seededRandom(5);
  const variants = Object.values(world.state.variants);
  const shelf = {
    customers: Object.values(world.state.customers),
    goods: variants.filter((variant) => variant.requiresShipping),
    digital: variants.filter((variant) => !variant.requiresShipping),
  };
  for (let count = 0; count < 150; count++) {
    const { draft } = drawScenario(chance, shelf);
    const order = placeOrder(world, SHOP, draft);
    const attempt = (work: () => unknown) => {
      try {
        work();
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
      }
    };
    const [first] = world.fulfillmentOrdersOf(order);
    if (draft.payment !== "paid") attempt(() => payOrder(world, SHOP, order.id));
    if (count % 3 === 0 && first) {
      const line = first.lines[0];
      const lines = count % 2 && line && line.remainingQuantity > 1 ? [{ id: line.id, quantity: 1 }] : [];
      attempt(() => {
        const held = holdFulfillmentOrder(
          world,
          SHOP,
          first.id,
          { handle: "h", reason: "OTHER", lines },
          { by: "app", appId: APP },
        );
        releaseHolds(world, SHOP, first.id, [held.hold.id], { by: "staff" });
      });
    }
    if (count % 4 === 1)
      attempt(() =>
        editOrder(world, SHOP, order.id, { quantities: { [order.lines[0]?.id ?? ""]: 3 }, staffNote: "One more" }),
      );
    if (count % 5 === 2)
      attempt(() => refundOrder(world, SHOP, order.id, { lines: [{ lineId: order.lines[0]?.id ?? "", quantity: 1 }] }));
    if (count % 7 === 3) attempt(() => refundOrder(world, SHOP, order.id, { amount: 100, note: "Goodwill" }));
    if (count % 6 === 4)
      attempt(() => cancelOrder(world, SHOP, order.id, { reason: "CUSTOMER", restock: true, refund: true }));
    else if (count % 2)
      attempt(() => fulfillOrder(world, SHOP, order.id, { tracking: { number: "N1", company: "RM" } }));
  }
  const [customer] = shelf.customers;
  requestCustomerData(world, SHOP, customer?.id ?? "");
  redactCustomer(world, SHOP, customer?.id ?? "");
  uninstallApp(world, SHOP);
  redactShop(world, SHOP);
});

describe("webhook bodies", () => {
  it.each([
    ["orders/create", 150],
    ["orders/updated", 300],
    ["orders/paid", 100],
    ["orders/cancelled", 10],
    ["orders/edited", 20],
    ["refunds/create", 20],
    ["fulfillment_orders/order_routing_complete", 150],
    ["fulfillment_orders/placed_on_hold", 30],
    ["fulfillment_orders/hold_released", 30],
    ["app/uninstalled", 1],
    ["shop/redact", 1],
    ["customers/redact", 1],
    ["customers/data_request", 1],
  ])("%s satisfies Shopify's schema", (topic, atLeast) => {
    const list = bodies.get(topic) ?? [];

    expect(list.length).toBeGreaterThanOrEqual(atLeast);
    expect(complaintsOf(topic, list)).toEqual([]);
  });

  it("refunds inside orders satisfy the schema of refunds", () => {
    const refunds = (bodies.get("orders/updated") as { refunds: unknown[] }[]).flatMap((body) => body.refunds);

    expect(refunds.length).toBeGreaterThan(20);
    expect(complaintsOf("refunds/create", refunds)).toEqual([]);
  });

  it("names ids as numbers that JavaScript can hold, and as gids", () => {
    for (const body of bodies.get("orders/create") as { id: number; admin_graphql_api_id: string }[]) {
      expect(Number.isSafeInteger(body.id)).toBe(true);
      expect(body.admin_graphql_api_id).toBe(`gid://shopify/Order/${body.id}`);
    }
  });

  it("prints the buyer's currency beside the shop's", () => {
    const foreign = (
      bodies.get("orders/create") as {
        presentment_currency: string;
        total_price: string;
        total_price_set: Record<string, { amount: string; currency_code: string }>;
      }[]
    ).filter((body) => body.presentment_currency === "EUR");

    expect(foreign.length).toBeGreaterThan(5);
    for (const { total_price, total_price_set: set } of foreign) {
      expect(set.shop_money).toEqual({ amount: total_price, currency_code: "GBP" });
      expect(Number(set.presentment_money?.amount)).toBeCloseTo(Number(total_price) * 1.17, 1);
    }
  });

  it("can all be read by the app's mapper", () => {
    for (const body of bodies.get("orders/updated") ?? [])
      expect(orderFromWebhook(body)).not.toHaveProperty("unreadable");
  });
});
