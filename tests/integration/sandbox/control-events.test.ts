// What Shopify tells and no verb of the world does, by hand.
import { afterEach, describe, expect, it } from "vitest";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { routeOrder } from "#sandbox/world/route-order.ts";
import type { WorldEvent } from "#sandbox/world/world-event.ts";
import { type Served, SHOP, serve } from "./served-shopify.ts";

let served: Served | null = null;
afterEach(async () => {
  await served?.sandbox.close();
  served = null;
});

describe("the control of events", () => {
  it("tells of accounts, fulfilment orders and the app's subscription", async () => {
    served = await serve();
    const { world } = served.sandbox;
    const told: WorldEvent[] = [];
    const customer = createCustomer(world, SHOP, { email: "ada@example.com" }, { by: "staff" });
    const order = placeOrder(world, SHOP, { lines: [{ title: "Mug", price: 1_000, quantity: 1 }] });
    routeOrder(world, SHOP, order.id);
    const [fulfillmentOrderId = ""] = order.fulfillmentOrderIds;
    world.on((event) => void told.push(event));
    const asked = [
      { topic: "customers/disable", customerId: customer.id },
      { topic: "fulfillment_orders/scheduled_fulfillment_order_ready", fulfillmentOrderId },
      { topic: "app_subscriptions/update", subscriptionId: "7", name: "Pro", status: "ACTIVE", price: "19.00" },
    ];
    for (const one of asked) expect((await served.post("/control/events", { shop: SHOP, ...one })).status).toBe(200);
    expect(told.map(({ topic }) => topic)).toEqual(asked.map(({ topic }) => topic));
    expect(told[1]).toMatchObject({ orderId: order.id, fulfillmentOrderId });
    expect(told[2]?.data).toMatchObject({ name: "Pro", status: "ACTIVE", currency: "GBP", price: "19.00" });
  });

  it.each([
    [{ shop: SHOP, topic: "customers/disable", customerId: "7" }, 404, "no customer 7"],
    [{ shop: SHOP, topic: "orders/create", orderId: "7" }, 400, "topic"],
    [{ shop: "elsewhere.myshopify.com", topic: "customers/enable", customerId: "7" }, 404, "no shop"],
  ])("refuses %j with %i", async (asked, status, words) => {
    served = await serve();
    const answer = await served.post("/control/events", asked);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
  });
});
