import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LEAST_LANES_A_JOB, lanesAJob, MOST_LANES_A_JOB } from "#app/dispatch/lanes-a-job.ts";

describe("lanesAJob", () => {
  it.each([
    { due: [201], free: 20, size: MOST_LANES_A_JOB, why: "one store's backlog goes in the largest jobs" },
    { due: [201, 1, 1, 1], free: 3, size: MOST_LANES_A_JOB, why: "whose single lanes are few beside it" },
    { due: Array(10).fill(201), free: 20, size: 20, why: "of ten stores with a backlog each has small turns" },
    { due: Array(50).fill(201), free: 20, size: LEAST_LANES_A_JOB, why: "of fifty the smallest" },
    {
      due: Array(2_500).fill(40),
      free: 100_000,
      size: MOST_LANES_A_JOB,
      why: "where there is room for all, nobody waits",
    },
    { due: [], free: 0, size: MOST_LANES_A_JOB, why: "nothing is due" },
  ])("$size: $why", ({ due, free, size }) => expect(lanesAJob(due, free)).toBe(size));

  it("is never beyond its bounds, and never grows as more stores wait", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { maxLength: 60 }), fc.nat(100), fc.nat(500), (due, free, another) => {
        const size = lanesAJob(due, free);
        expect(size).toBeGreaterThanOrEqual(LEAST_LANES_A_JOB);
        expect(size).toBeLessThanOrEqual(MOST_LANES_A_JOB);
        expect(lanesAJob([...due, another], free)).toBeLessThanOrEqual(size);
      }),
    );
  });
});
