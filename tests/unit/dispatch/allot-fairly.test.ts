import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allotFairly, newRing, QUANTUM } from "#app/dispatch/allot-fairly.ts";

const shops = (count: number, due: number, room = Number.MAX_SAFE_INTEGER) =>
  Array.from({ length: count }, (_, index) => ({ shop: `shop-${String(index).padStart(3, "0")}`, due, room }));

describe("allotFairly", () => {
  it("gives a quiet shop its lane in the round in which it came, whatever the backlog of another", () => {
    const { lanes } = allotFairly(
      [
        { shop: "busy", due: 20_000, room: 40 },
        { shop: "quiet", due: 1, room: 20 },
      ],
      10,
      newRing(),
    );

    expect(lanes.get("quiet")).toBe(1);
    expect(lanes.get("busy")).toBe(9);
  });

  it.each([
    { due: 5, room: 20, free: 40, given: 5, why: "no more than is due" },
    { due: 50, room: 20, free: 40, given: 20, why: "no more than there is room for" },
    { due: 50, room: 20, free: 3, given: 3, why: "no more than is free" },
    { due: 50, room: 0, free: 40, given: undefined, why: "nothing without room" },
    { due: 50, room: -3, free: 40, given: undefined, why: "nothing when there is too much in flight already" },
    { due: 0, room: 20, free: 40, given: undefined, why: "nothing when nothing is due" },
    { due: 50, room: 20, free: 0, given: undefined, why: "nothing when nothing is free" },
  ])("gives one shop $why", ({ due, room, free, given }) => {
    const { lanes } = allotFairly([{ shop: "one", due, room }], free, newRing());

    expect(lanes.get("one")).toBe(given);
  });

  it("is even over fifty shops in the long run (Jain's index at least 0.999)", () => {
    const totals = new Map<string, number>();
    let ring = newRing();
    for (let round = 0; round < 400; round++) {
      const allotted = allotFairly(shops(50, 1_000, 20), 37, ring);
      ring = allotted.ring;
      for (const [shop, count] of allotted.lanes) totals.set(shop, (totals.get(shop) ?? 0) + count);
    }

    const given = [...totals.values()];
    const sum = given.reduce((a, b) => a + b, 0);
    expect(sum).toBe(400 * 37);
    expect(sum ** 2 / (50 * given.reduce((a, b) => a + b ** 2, 0))).toBeGreaterThanOrEqual(0.999);
  });

  it("lets a shop that drained keep no claim on later rounds", () => {
    const { ring } = allotFairly([{ shop: "a", due: 1, room: 20 }], 20, newRing());

    expect(ring.cut).toBeNull();
  });

  it("never gives more than is due, than there is room, or than is free, and leaves nothing free that somebody could use", () => {
    const claimant = fc.record({
      shop: fc.string({ minLength: 1, maxLength: 3 }),
      due: fc.nat(60),
      room: fc.integer({ min: -5, max: 30 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(claimant, { selector: (one) => one.shop, maxLength: 12 }),
        fc.array(fc.nat(50), { maxLength: 6 }),
        (claimants, rounds) => {
          let ring = newRing();
          for (const free of rounds) {
            const allotted = allotFairly(claimants, free, ring);
            ring = allotted.ring;
            const usable = claimants.map(({ due, room }) => Math.max(0, Math.min(due, room)));
            for (const [index, { shop }] of claimants.entries())
              expect(allotted.lanes.get(shop) ?? 0).toBeLessThanOrEqual(usable[index] ?? 0);
            const given = [...allotted.lanes.values()].reduce((a, b) => a + b, 0);
            expect(given).toBe(
              Math.min(
                free,
                usable.reduce((a, b) => a + b, 0),
              ),
            );
            expect(ring.cut?.rest ?? 1).toBeGreaterThan(0);
            expect(ring.cut?.rest ?? 1).toBeLessThan(QUANTUM);
          }
        },
      ),
    );
  });
});
