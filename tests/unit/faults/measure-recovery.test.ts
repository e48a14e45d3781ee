import { describe, expect, it } from "vitest";
import { measureRecovery } from "#tests/faults/measure-recovery.ts";

describe("the recovery from a fault", () => {
  const fault = { fromMs: 1_000, toMs: 2_000 };
  it.each([
    ["the first decision after its end", [{ receivedMs: 100, decidedMs: 2_300 }], 300, null],
    ["a decision at its very end", [{ receivedMs: 100, decidedMs: 2_000 }], 0, null],
    ["the longest wait of what came meanwhile", [{ receivedMs: 1_000, decidedMs: 1_900 }], null, 900],
    [
      "the earliest of many, and the longest",
      [
        { receivedMs: 2_000, decidedMs: 2_900 },
        { receivedMs: 1_500, decidedMs: 4_500 },
        { receivedMs: 2_001, decidedMs: 9_000 },
      ],
      900,
      3_000,
    ],
    ["nothing, when nothing came", [], null, null],
  ])("is %s", (_what, decided, nextDecisionMs, longestWaitMs) => {
    expect(measureRecovery(decided, fault)).toEqual({ nextDecisionMs, longestWaitMs });
  });
});
