import { expect, it } from "vitest";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { seedWorld } from "#sandbox/world/seed.ts";
import { World } from "#sandbox/world/world.ts";

const NOW = Date.parse("2026-11-24T10:00:00Z");

function seeded(seed: number): World {
  const world = new World(undefined, { nowMs: () => NOW });
  const events: string[] = [];
  world.on((event) => events.push(event.topic));
  seedWorld(world, seed);
  expect(events).toEqual([]);
  return world;
}

it("makes the same store for the same seed and time, another for another", () => {
  expect(JSON.stringify(seeded(1).state)).toBe(JSON.stringify(seeded(1).state));
  expect(JSON.stringify(seeded(1).state)).not.toBe(JSON.stringify(seeded(2).state));
});

it.each([1, 2, 3, 7])("with seed %i: a store with a past, twelve big spenders of this year, six of before", (seed) => {
  const world = seeded(seed);
  const since = NOW - 365 * 86_400_000;
  const spent = Object.values(world.state.customers).map((customer) => {
    const orders = world.ordersOfCustomer(customer.id);
    const sum = (list: typeof orders) => list.reduce((total, order) => total + orderTotals(order).received, 0);
    return { ever: sum(orders), year: sum(orders.filter((order) => Date.parse(order.createdAt) >= since)) };
  });
  expect(spent).toHaveLength(60);
  expect(spent.filter(({ year }) => year > 50_000)).toHaveLength(12);
  expect(spent.filter(({ ever, year }) => ever > 50_000 && year <= 50_000)).toHaveLength(6);
  const orders = Object.values(world.state.orders);
  expect(orders.length).toBeGreaterThan(140);
  expect(orders.every((order) => Date.parse(order.updatedAt) <= NOW)).toBe(true);
  expect(Object.keys(world.state.products)).toHaveLength(30);
});

it("sells most in the evening and next to nothing at night", () => {
  const hours = Object.values(seeded(1).state.orders).map(({ createdAt }) => new Date(createdAt).getUTCHours());
  const during = (from: number, to: number) => hours.filter((hour) => hour >= from && hour < to).length / (to - from);
  expect(during(18, 22)).toBeGreaterThan(during(9, 17));
  expect(during(9, 17)).toBeGreaterThan(3 * during(1, 5));
});
