import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allotRound, capacityOf } from "#app/dispatch/allot-round.ts";
import type { DueShop, DueWork } from "#app/store/due-lanes.server.ts";

const NOBODY = { live: { after: "" }, sweep: { after: "" }, backFill: { after: "" } };
const due = (shop: string, lanes: Partial<DueShop>): DueShop => ({ shop, live: 0, sweep: 0, backFill: 0, ...lanes });
const shops = (name: string, count: number, lanes: Partial<DueShop>): DueShop[] =>
  Array.from({ length: count }, (_, at) => due(`${name}-${at}`, lanes));
const round = (of: DueShop[], { slots = 20, ...underWay }: { slots?: number } & Partial<Omit<DueShop, "shop">> = {}) =>
  allotRound(
    { due: of, inFlight: { byUrgency: { live: 0, sweep: 0, backFill: 0, ...underWay }, byShop: new Map() }, slots },
    { perShop: 4, rings: NOBODY },
  );
const lanesOf = ({ allotments }: ReturnType<typeof round>, urgency: "live" | "sweep" | "backFill") =>
  allotments.reduce((total, one) => total + one[urgency], 0);

describe("of what workers take at once", () => {
  it.each([
    { what: "sweeps", slots: 20, of: shops("s", 100, { sweep: 1 }), underWay: {}, given: { sweep: 15 } },
    {
      what: "sweeps beside others",
      slots: 20,
      of: shops("s", 100, { sweep: 1 }),
      underWay: { backFill: 5 },
      given: { sweep: 10 },
    },
    {
      what: "sweeps where no room is left",
      slots: 20,
      of: shops("s", 9, { sweep: 1 }),
      underWay: { sweep: 15 },
      given: {},
    },
    {
      what: "back-fill behind sweeps",
      slots: 4,
      of: shops("s", 2, { sweep: 1, backFill: 1 }),
      underWay: {},
      given: { sweep: 2, backFill: 1 },
    },
    {
      what: "the one slot of a small deployment",
      slots: 1,
      of: shops("s", 3, { sweep: 1 }),
      underWay: {},
      given: { sweep: 1 },
    },
  ])("$what have three quarters at most", ({ slots, of, underWay, given }) => {
    const result = round(of, { slots, ...underWay });
    expect([lanesOf(result, "sweep"), lanesOf(result, "backFill")]).toEqual([given.sweep ?? 0, given.backFill ?? 0]);
  });

  it("some is kept for sweeps in a rush, and none where they have it already", () => {
    const rush = [...shops("a", 100, { live: 1 }), ...shops("s", 100, { sweep: 1 })];
    expect([lanesOf(round(rush), "live"), lanesOf(round(rush), "sweep")]).toEqual([27, 3]);
    expect(lanesOf(round(rush, { sweep: 3 }), "live")).toBe(27);
    // Back-fill has all that is not for webhooks: to keep more from them would help nobody.
    expect(lanesOf(round(rush, { backFill: 15 }), "live")).toBe(15);
  });
});

it("tells of whom more is due, those with live lanes apart", () => {
  const { more } = round([due("a", { live: 1_000 }), due("b", { live: 1, sweep: 1 }), ...shops("s", 30, { sweep: 1 })]);
  expect(more.live).toEqual(["a"]);
  expect(more.later.length).toBeGreaterThan(0);
  expect(more.later.every((shop) => shop.startsWith("s") || shop === "b")).toBe(true);
});

it("gives no shop more than is due or more than it may have, and all together no more than there is room for", () => {
  const anyDue = fc.record({ live: fc.nat(300), sweep: fc.nat(2), backFill: fc.nat(5), under: fc.nat(5) });
  fc.assert(
    fc.property(fc.array(anyDue, { maxLength: 40 }), fc.nat(40), (drawn, slots) => {
      const of = drawn.map(({ under: _, ...lanes }, at) => due(`shop-${at}`, lanes));
      const byShop = new Map(drawn.map(({ under }, at) => [`shop-${at}`, under]));
      const live = [...byShop.values()].reduce((a, b) => a + b, 0);
      const work: DueWork = { due: of, inFlight: { byUrgency: { live, sweep: 0, backFill: 0 }, byShop }, slots };
      const { allotments, size } = allotRound(work, { perShop: 4, rings: NOBODY });
      let jobs = 0;
      for (const { shop, ...lanes } of allotments) {
        const one = of.find((other) => other.shop === shop);
        const its = Object.entries(lanes).map(([urgency, count]) => {
          expect(count).toBeLessThanOrEqual(one?.[urgency as "live"] ?? 0);
          return Math.ceil(count / size);
        });
        const sum = its.reduce((a, b) => a + b, 0);
        expect(sum + (byShop.get(shop) ?? 0)).toBeLessThanOrEqual(4);
        jobs += sum;
      }
      expect(jobs).toBeLessThanOrEqual(Math.max(0, capacityOf(slots) - live));
    }),
  );
});
