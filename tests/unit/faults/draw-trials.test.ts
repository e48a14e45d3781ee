import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FAULT_POINTS } from "#app/fault-points.ts";
import { drawTrial, FAMILIES, sitesOf } from "#tests/faults/draw-trials.ts";

const drawn = (seed: number, count: number) => Array.from({ length: count }, (_, trial) => drawTrial(seed, trial));

describe("the trials of a campaign", () => {
  it("are the same for the same seed, whichever were run before", () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(10_000), (seed, first) => {
        const numbers = Array.from({ length: 20 }, (_, index) => first + index);
        const backwards = numbers.toReversed().map((trial) => drawTrial(seed, trial));
        expect(numbers.map((trial) => drawTrial(seed, trial))).toEqual(backwards.toReversed());
      }),
    );
    expect(drawn(1, 50)).not.toEqual(drawn(2, 50));
  });

  it("come to every family alike, and to every fault point at its first, second and third visit", () => {
    const trials = drawn(7, 16_000);
    const share = trials.length / FAMILIES.length;
    for (const family of FAMILIES) {
      const count = trials.filter((one) => one.family === family).length;
      expect(count, family).toBeGreaterThan(share * 0.75);
      expect(count, family).toBeLessThan(share * 1.25);
    }
    const places = new Set(trials.flatMap((one) => ("point" in one ? [`${one.point}:${one.visit}`] : [])));
    expect(places.size).toBe(FAULT_POINTS.length * 3);
  });

  it("kill at places that the process passes", () => {
    for (const one of drawn(3, 2_000)) {
      if (!("point" in one)) continue;
      const process = { ingest: "web-killed-at", dispatch: "dispatcher-killed-at" }[one.point.split(".")[0] ?? ""];
      expect(one.family).toBe(process ?? "worker-killed-at");
    }
  });

  it("are drawn of some families alone, where only those are asked for", () => {
    const only = ["disk-full", "rule-edited"] as const;
    const families = new Set(Array.from({ length: 200 }, (_, trial) => drawTrial(5, trial, only).family));
    expect([...families].sort()).toEqual(only.toSorted());
  });

  it("strike a place that everybody can name, and what changes the whole app strikes all of it", () => {
    for (const one of drawn(11, 2_000)) expect(sitesOf(one).length, one.family).toBeGreaterThan(0);
    expect(sitesOf({ family: "client-secret-rotated" })).toEqual(["web", "workers", "shopify"]);
    // Two that set the switches of webhooks would undo each other's.
    const untold = { family: "store-uninstalled", orders: 3, afterMs: 0, again: "before-the-word" } as const;
    expect(sitesOf(untold)).toEqual(expect.arrayContaining([...sitesOf({ family: "webhooks", kind: "drop", ms: 1 })]));
  });
});
