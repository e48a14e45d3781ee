import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseLocations, type Place } from "#sandbox/world/choose-locations.ts";
import { stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { place, SHOP } from "#tests/unit/sandbox/support.ts";

const at = (id: string, stock: Record<string, number>): Place => ({ id, available: (itemId) => stock[itemId] ?? null });
const want = (wanted: Record<string, number>) =>
  Object.entries(wanted).map(([itemId, quantity]) => ({ key: itemId, itemId, quantity }));
const chosen = (wanted: Record<string, number>, places: Place[]) =>
  Object.fromEntries(chooseLocations(want(wanted), places));

describe("routing by stock", () => {
  it.each<[string, Record<string, number>, Place[], Record<string, string>]>([
    [
      "the first place that has everything",
      { mug: 2, cap: 1 },
      [at("A", { mug: 2, cap: 1 }), at("B", { mug: 9, cap: 9 })],
      { mug: "A", cap: "A" },
    ],
    [
      "one place over a better one for a part",
      { mug: 2, cap: 1 },
      [at("A", { mug: 9 }), at("B", { mug: 2, cap: 1 })],
      { mug: "B", cap: "B" },
    ],
    ["not enough counts as none", { mug: 3 }, [at("A", { mug: 2 }), at("B", { mug: 3 })], { mug: "B" }],
    ["split when it must be", { mug: 1, cap: 1 }, [at("A", { mug: 1 }), at("B", { cap: 1 })], { mug: "A", cap: "B" }],
    [
      "as few splits as can be",
      { mug: 1, cap: 1, tent: 1 },
      [at("A", { mug: 1 }), at("B", { cap: 1, tent: 1 }), at("C", { mug: 1 })],
      { mug: "A", cap: "B", tent: "B" },
    ],
    ["oversold: where it is stocked", { mug: 5 }, [at("A", {}), at("B", { mug: 1 })], { mug: "B" }],
    [
      "oversold: with the rest, if stocked there",
      { mug: 5, cap: 1 },
      [at("A", { mug: 1 }), at("B", { mug: 1, cap: 1 })],
      { mug: "B", cap: "B" },
    ],
    ["stocked nowhere: the first place", { mug: 1 }, [at("A", {}), at("B", {})], { mug: "A" }],
  ])("%s", (_what, wanted, places, expected) => {
    expect(chosen(wanted, places)).toEqual(expected);
  });

  it("gives every line one of the places, and one place everything when it can", () => {
    const items = ["a", "b", "c", "d"];
    const amounts = fc.dictionary(fc.constantFrom(...items), fc.integer({ min: 1, max: 5 }), { minKeys: 1 });
    fc.assert(
      fc.property(amounts, fc.array(amounts, { minLength: 1, maxLength: 4 }), (wanted, stocks) => {
        const places = stocks.map((stock, index) => at(String(index), stock));
        const result = chosen(wanted, places);
        expect(Object.keys(result).sort()).toEqual(Object.keys(wanted).sort());
        const whole = stocks.findIndex((stock) =>
          Object.entries(wanted).every(([item, quantity]) => (stock[item] ?? 0) >= quantity),
        );
        if (whole >= 0) expect(new Set(Object.values(result))).toEqual(new Set([String(whole)]));
      }),
    );
  });

  it("assigns new orders by what is available when they are routed", () => {
    const { world, variant, first, second } = stockedWorld();
    const route = (quantity: number) => {
      const order = place(world, { lines: [{ variantId: variant.id, quantity }] });
      return world.fulfillmentOrdersOf(order).map(({ locationId }) => locationId);
    };
    expect(route(8)).toEqual([first]);
    // Two are left at the first location, five at the second.
    expect(route(3)).toEqual([second]);
    expect(route(2)).toEqual([first]);
    const location = world.location(SHOP, first);
    if (location) location.fulfillsOnlineOrders = false;
    expect(route(1)).toEqual([second]);
  });
});
