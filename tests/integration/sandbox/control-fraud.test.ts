// Banks and fraud analysis by hand.
import { afterEach, describe, expect, it } from "vitest";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { type Served, SHOP, serve } from "./served-shopify.ts";

let served: Served | null = null;
afterEach(async () => {
  await served?.sandbox.close();
  served = null;
});

const goods = { lines: [{ title: "Mug", price: 1_000, quantity: 1 }] };

describe("the control of fraud", () => {
  it("opens a dispute and moves it on, and assesses an order as Shopify", async () => {
    served = await serve();
    const { world } = served.sandbox;
    const order = placeOrder(world, SHOP, goods);
    const opened = await served.post("/control/disputes", {
      shop: SHOP,
      order: order.id,
      type: "CHARGEBACK",
      reason: "FRAUDULENT",
    });
    const { id } = (await opened.json()) as { id: string };
    await served.post("/control/disputes", { shop: SHOP, id, status: "LOST" });
    expect(world.state.disputes[id]).toMatchObject({ status: "LOST", amount: 1_000 });
    await served.post("/control/risk", { shop: SHOP, order: order.id, level: "HIGH" });
    expect(order.risk).toMatchObject([{ appId: null, level: "HIGH", facts: [] }]);
  });

  it.each([
    ["/control/disputes", { shop: SHOP, order: "7", type: "CHARGEBACK", reason: "FRAUDULENT" }, 422, "does not exist"],
    ["/control/disputes", { shop: SHOP, order: "7", type: "CHARGEBACK", reason: "BAD LUCK" }, 400, "Invalid"],
    ["/control/risk", { shop: "elsewhere.myshopify.com", order: "7", level: "HIGH" }, 404, "no shop"],
  ])("%s refuses %j with %i", async (path, asked, status, words) => {
    served = await serve();
    const answer = await served.post(path, asked);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
  });
});
