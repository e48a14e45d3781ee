// The generator's own truth is the measure of all else: it is held to cases worked out by hand.
import { describe, expect, it } from "vitest";
import { drawScenario } from "#sandbox/traffic/scenarios.ts";
import { truthOf } from "#sandbox/traffic/truth.ts";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { installApp } from "#sandbox/world/install-app.ts";
import { type OrderDraft, placeOrder } from "#sandbox/world/place-order.ts";
import { plainTruth } from "#sandbox/world/records/order-truth.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { seedWorld } from "#sandbox/world/seed.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import { seededRandom } from "#sandbox/world/seeded-random.ts";
import { World } from "#sandbox/world/world.ts";
import { aWorld, SHOP } from "#tests/support/sandbox-shop.ts";

const DAY = 86_400_000;
const home = { address1: "1 Quay", city: "Whitby", zip: "YO21 1DN", countryCode: "GB" };
const draft: OrderDraft = {
  lines: [{ title: "Lantern", price: 2_000, quantity: 1 }],
  shippingAddress: { ...home, city: "Leeds" },
  billingAddress: home,
  shipping: { title: "Standard", price: 0 },
};

describe("which orders are to be flagged", () => {
  const flagged = (change: Partial<OrderDraft>, after?: (world: World, id: string) => void, truth = {}) => {
    const world = aWorld();
    installApp(world, SHOP, "app", []);
    const { id } = placeOrder(world, SHOP, { ...draft, ...change });
    world.state.truths[id] = { ...plainTruth("web"), differs: true, ...truth };
    after?.(world, id);
    return truthOf(world, SHOP).orders[0]?.flagged;
  };

  it("one whose addresses differ", () => expect(flagged({})).toBe(true));
  it("not one whose addresses are the same", () => expect(flagged({}, undefined, { differs: false })).toBe(false));
  it("not one that staff released", () => expect(flagged({}, undefined, { leftAlone: true })).toBe(false));
  it("not a digital one", () =>
    expect(flagged({ lines: [{ title: "Guide", price: 900, quantity: 1, requiresShipping: false }] })).toBe(false));
  it("not one that is picked up", () => expect(flagged({ shippingAddress: null })).toBe(false));
  it("not a test", () => expect(flagged({ test: true })).toBe(false));
  it("not once it is cancelled", () =>
    expect(
      flagged({}, (world, id) => cancelOrder(world, SHOP, id, { reason: "OTHER", restock: true, refund: true })),
    ).toBe(false));
  it("not once it is shipped", () => expect(flagged({}, (world, id) => fulfillOrder(world, SHOP, id))).toBe(false));
});

describe("which customers are VIP", () => {
  const vip = (orders: { days: number; price: number; back?: number; test?: boolean }[], scopes: string[] = []) => {
    const world = aWorld();
    installApp(world, SHOP, "app", scopes);
    const customerId = Object.keys(world.state.customers)[0] ?? "";
    for (const { days, price, back, test = false } of orders)
      world.inThePast(world.nowMs() - days * DAY, () => {
        const lines = [{ title: "Tent", price, quantity: 1 }];
        const { id } = placeOrder(world, SHOP, { ...draft, lines, customerId, test });
        if (back) refundOrder(world, SHOP, id, { amount: back });
      });
    return truthOf(world, SHOP).customers.find((one) => one.customerId === customerId)?.vip;
  };

  it("over £500, not £500 itself", () => {
    expect(vip([{ days: 1, price: 50_001 }])).toBe(true);
    expect(vip([{ days: 1, price: 50_000 }])).toBe(false);
  });
  it("not when refunds or test orders make the difference", () => {
    expect(vip([{ days: 1, price: 60_000, back: 10_000 }])).toBe(false);
    expect(vip([{ days: 1, price: 60_000, test: true }])).toBe(false);
  });
  it("unknown when it hangs on orders that the app may not see", () => {
    expect(vip([{ days: 100, price: 60_000 }])).toBeNull();
    expect(vip([{ days: 100, price: 60_000 }], ["read_all_orders"])).toBe(true);
    expect(vip([{ days: 400, price: 60_000 }], ["read_all_orders"])).toBe(false);
  });
});

it("draws the same buyers from the same seed", () => {
  const world = new World();
  seedWorld(world, 1);
  const variants = Object.values(world.state.variants).filter(({ shop }) => shop === STORE.domain);
  const shelf = {
    customers: Object.values(world.state.customers),
    goods: variants.filter((variant) => variant.requiresShipping),
    digital: variants.filter((variant) => !variant.requiresShipping),
  };
  const draw = (seed: number) => {
    const chance = seededRandom(seed);
    return Array.from({ length: 200 }, () => drawScenario(chance, shelf));
  };

  expect(draw(4)).toEqual(draw(4));
  expect(draw(4)).not.toEqual(draw(5));
  expect(new Set(draw(4).map(({ name }) => name)).size).toBe(9);
});
