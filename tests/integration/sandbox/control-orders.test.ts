// Orders by hand over the control API.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ORDER_KINDS } from "#sandbox/generator/draw-order.ts";
import { seedStores } from "#sandbox/generator/seed-stores.ts";
import { type RunningSandbox, startSandbox } from "#sandbox/server/start-sandbox.ts";
import { financialStatus, fulfillmentStatus } from "#sandbox/world/order-status.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import type { OrderTruth } from "#sandbox/world/records/order-truth.ts";
import { World } from "#sandbox/world/world.ts";

const CASCADE = "cascade-cycle-supply.myshopify.com";
let sandbox: RunningSandbox;
beforeAll(async () => {
  const world = new World();
  seedStores(world, 1);
  sandbox = await startSandbox({
    port: 0,
    dataDirectory: null,
    world,
    settings: { appUrl: "http://127.0.0.1:1", apiKey: "key", apiSecret: "secret", scopes: [], routingDelayMs: 0 },
  });
  sandbox.world.routing = "now";
});
afterAll(() => sandbox.close());

interface Shown {
  id: string;
  gid: string;
  truth: OrderTruth;
}
const post = (path: string, body: unknown = {}) =>
  fetch(`${sandbox.url}${path}`, { method: "POST", body: JSON.stringify(body) });
async function make(asked: object): Promise<Shown[]> {
  const answer = await post("/control/orders", { shop: CASCADE, ...asked });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { orders: Shown[] }).orders;
}
const orderOf = (id: string) => {
  const order = sandbox.world.order(CASCADE, id);
  if (!order) throw new Error(`no order ${id}`);
  return order;
};

describe("orders by hand", () => {
  // This store sells no downloads and nothing each month.
  it.each(ORDER_KINDS.filter((kind) => kind !== "digital" && kind !== "subscription"))(
    "are of the kind asked for: %s",
    async (kind) => {
      const [made] = await make({ kind, seed: 3 });
      expect(made?.truth.kind).toBe(kind);
      expect(made?.gid).toBe(`gid://shopify/Order/${made?.id}`);
    },
  );

  it("are the same for the same seed", async () => {
    const wanted = { kind: "web", count: 3, seed: 11 };
    const lines = async () =>
      (await make(wanted)).map(({ id }) => orderOf(id).lines.map(({ sku, price }) => [sku, price]));
    expect(await lines()).toEqual(await lines());
  });

  it("are exactly what was asked for", async () => {
    const [made] = await make({
      order: {
        lines: [{ title: "Poster", price: "12.50", quantity: 2 }],
        shippingAddress: { address1: "1 Quay", city: "Portland", zip: "97210", countryCode: "US" },
        billingAddress: { address1: "9 Elm St", city: "Portland", zip: "97210", countryCode: "US" },
        shipping: { title: "Ground", price: "5.00" },
        payment: "pending",
        tags: ["by hand"],
      },
    });
    const order = orderOf(made?.id ?? "");
    expect(orderTotals(order).total).toBe(3_000);
    expect(financialStatus(order)).toBe("PENDING");
    expect(order.tags).toEqual(["by hand"]);
    expect(made?.truth).toMatchObject({ kind: "asked for", differs: true });
  });

  it.each([
    [{ order: { lines: [] } }, 400, "lines"],
    [{ order: { lines: [{ quantity: 1 }] } }, 400, "wants a variantId"],
    [{ order: { lines: [{ title: "Mug", price: "a lot" }] } }, 400, "wants an amount"],
    [{ order: { lines: [{ variantId: "7" }] } }, 422, "Variant does not exist"],
    [{ kind: "impossible" }, 400, "kind"],
    [{ kind: "subscription" }, 422, "sells nothing of the kind"],
    [{ shop: "elsewhere.myshopify.com" }, 404, "no shop"],
  ])("refuse %j with %i", async (asked, status, words) => {
    const answer = await post("/control/orders", { shop: CASCADE, ...asked });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
  });
});

describe("what is done to an order by hand", () => {
  it("takes it from its payment to its dispute", async () => {
    const [made] = await make({ kind: "authorized", seed: 5 });
    const id = made?.id ?? "";
    const act = async (verb: string, fields: object = {}) => {
      const answer = await post(`/control/orders/${id}/${verb}`, fields);
      expect([verb, answer.status, await answer.text()]).toEqual([verb, 200, expect.any(String)]);
    };
    await act("risk", { level: "MEDIUM" });
    await act("pay");
    await act("fulfill", { carrier: "USPS", tracking: "94001" });
    await act("track", { status: "DELIVERED" });
    await act("ask-return", { reason: "DEFECTIVE" });
    await act("approve-return");
    await act("take-return");
    await act("dispute", { type: "INQUIRY", reason: "PRODUCT_NOT_RECEIVED" });
    await act("move-dispute", { status: "WON" });
    await act("note", { note: "Called" });
    await act("tag", { tag: "seen" });

    const order = orderOf(id);
    expect(fulfillmentStatus(order, sandbox.world.fulfillmentOrdersOf(order))).toBe("FULFILLED");
    expect(order.fulfillments[0]).toMatchObject({ tracking: [{ number: "94001", company: "USPS" }] });
    expect(order.fulfillments[0]?.events.map(({ status }) => status)).toEqual(["DELIVERED"]);
    expect(order.returns[0]?.status).toBe("CLOSED");
    expect(order.refunds.length).toBeGreaterThan(0);
    expect(sandbox.world.state.disputes[order.disputeIds?.[0] ?? ""]?.status).toBe("WON");
    expect(order).toMatchObject({ note: "Called", risk: [{ level: "MEDIUM" }] });
    const shown = (await (await fetch(`${sandbox.url}/control/orders/${id}`)).json()) as { order: { note: string } };
    expect(shown.order.note).toBe("Called");
  });

  it("is refused in Shopify's words", async () => {
    const [made] = await make({ kind: "web" });
    const answer = await post(`/control/orders/${made?.id}/pay`);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Order cannot be marked as paid.");
    expect((await post(`/control/orders/${made?.id}/eat`)).status).toBe(404);
    expect((await post("/control/orders/7/pay")).status).toBe(404);
    expect((await post(`/control/orders/${made?.id}/track`, { status: "LOST AT SEA" })).status).toBe(422);
  });
});
