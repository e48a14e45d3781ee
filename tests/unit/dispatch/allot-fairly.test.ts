import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allotFairly, newRing } from "#app/dispatch/allot-fairly.ts";

const shops = (count: number, wanted: number, room = Number.MAX_SAFE_INTEGER) =>
  Array.from({ length: count }, (_, index) => ({ shop: `shop-${String(index).padStart(3, "0")}`, wanted, room }));

describe("allotFairly", () => {
  it("gives a quiet shop its job in the round in which it came, whatever the backlog of another", () => {
    const { jobs } = allotFairly(
      [
        { shop: "busy", wanted: 400, room: 40 },
        { shop: "quiet", wanted: 1, room: 4 },
      ],
      10,
      newRing(),
    );

    expect(jobs.get("quiet")).toBe(1);
    expect(jobs.get("busy")).toBe(9);
  });

  it.each([
    { wanted: 5, room: 20, free: 40, given: 5, why: "no more than is due" },
    { wanted: 50, room: 20, free: 40, given: 20, why: "no more than there is room for" },
    { wanted: 50, room: 20, free: 3, given: 3, why: "no more than is free" },
    { wanted: 50, room: 0, free: 40, given: undefined, why: "nothing without room" },
    { wanted: 50, room: -3, free: 40, given: undefined, why: "nothing when there is too much in flight already" },
    { wanted: 0, room: 20, free: 40, given: undefined, why: "nothing when nothing is due" },
    { wanted: 50, room: 20, free: 0, given: undefined, why: "nothing when nothing is free" },
    { wanted: 50, room: 20, free: -2, given: undefined, why: "nothing when more is under way than there is room for" },
  ])("gives one shop $why", ({ wanted, room, free, given }) => {
    const { jobs } = allotFairly([{ shop: "one", wanted, room }], free, newRing());

    expect(jobs.get("one")).toBe(given);
  });

  it("is even over fifty shops in the long run (Jain's index at least 0.999)", () => {
    const totals = new Map<string, number>();
    let ring = newRing();
    for (let round = 0; round < 400; round++) {
      const allotted = allotFairly(shops(50, 1_000, 20), 37, ring);
      ring = allotted.ring;
      for (const [shop, count] of allotted.jobs) totals.set(shop, (totals.get(shop) ?? 0) + count);
    }

    const given = [...totals.values()];
    const sum = given.reduce((a, b) => a + b, 0);
    expect(sum).toBe(400 * 37);
    expect(sum ** 2 / (50 * given.reduce((a, b) => a + b ** 2, 0))).toBeGreaterThanOrEqual(0.999);
  });

  it("goes on behind the shop that was given the last job", () => {
    const { ring } = allotFairly(shops(3, 5), 2, newRing());

    expect(ring.after).toBe("shop-001");
    expect([...allotFairly(shops(3, 5), 2, ring).jobs.keys()]).toEqual(["shop-002", "shop-000"]);
  });

  it("never gives more than is wanted, than there is room, or than is free, and leaves nothing free that somebody could use", () => {
    const claimant = fc.record({
      shop: fc.string({ minLength: 1, maxLength: 3 }),
      wanted: fc.nat(60),
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
            const usable = claimants.map(({ wanted, room }) => Math.max(0, Math.min(wanted, room)));
            for (const [index, { shop }] of claimants.entries())
              expect(allotted.jobs.get(shop) ?? 0).toBeLessThanOrEqual(usable[index] ?? 0);
            const given = [...allotted.jobs.values()].reduce((a, b) => a + b, 0);
            expect(given).toBe(
              Math.min(
                free,
                usable.reduce((a, b) => a + b, 0),
              ),
            );
          }
        },
      ),
    );
  });
});
