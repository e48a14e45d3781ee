import { describe, expect, it } from "vitest";
import type { Report } from "#sandbox/checker/make-report.ts";
import {
  addUp,
  addWorld,
  asTables,
  emptyReport,
  readCampaign,
  type TrialResult,
} from "#tests/faults/campaign-report.ts";

const found = (over: Partial<Report> = {}): Report => ({
  ...{ passed: true, seconds: 60, isSettled: true, kills: 1, orders: 40, runs: 90, findings: {}, effects: {} },
  ...{
    waiting: 0,
    lost: 0,
    doubled: 0,
    different: 0,
    wrong: 0,
    wronglyHeld: 0,
    notHeld: 0,
    unsettled: 0,
    refused: 0,
    quarantined: 0,
  },
  deliveries: {
    ...{ sent: 100, acknowledged: 90, duplicates: 3, dropped: 2, retried: 10, givenUp: 0, foundBySweep: 2 },
    byStatus: {},
  },
  api: { requests: 80, points: 800, throttled: 0, tokenRefreshes: 0, faults: 5, byOperation: {}, pointsPerOrder: 20 },
  latencyMs: { measured: 30, p50: 200, p99: 900 },
  complaints: { waiting: [], lost: [], doubled: [], different: [], notHeld: [], unsettled: [], refused: [] },
  ...over,
});
const trials = (...over: Partial<TrialResult>[]): TrialResult[] =>
  over.map((one, trial) => ({
    ...{ trial, fault: { family: "worker-killed", afterMs: 10 }, struck: true, complaint: null, ms: 700 },
    recovery: { nextDecisionMs: null, longestWaitMs: null },
    ...one,
  }));

describe("the report of a campaign", () => {
  it("adds world to world, and goes on where it was", () => {
    let report = emptyReport(7, 20);
    report = addWorld(report, {
      trials: trials(
        { ms: 700, recovery: { nextDecisionMs: 40, longestWaitMs: null } },
        { ms: 900, recovery: { nextDecisionMs: 30, longestWaitMs: 200 }, struck: false },
      ),
      found: found(),
    });
    report = addWorld(report, { trials: trials({ fault: { family: "redis-wiped" } }), found: found() });
    expect(report).toMatchObject({ seed: 7, next: 23, worlds: 2, trials: 3, failures: [] });
    expect(report.families).toEqual({
      "worker-killed": { trials: 2, struck: 1, slowestMs: 900, nextDecisionMs: 40, longestWaitMs: 200 },
      "redis-wiped": { trials: 1, struck: 1, slowestMs: 700, nextDecisionMs: null, longestWaitMs: null },
    });
    expect(report.totals).toMatchObject({ orders: 80, kills: 2, sent: 200, acknowledged: 180, apiFaults: 10, lost: 0 });
    expect(readCampaign(report)).toMatch(/passed$/);
  });

  it("adds up with others, each figure the sum or the worst of all, and prints that", () => {
    const slow = { nextDecisionMs: 40, longestWaitMs: 1_260 };
    const [one, other] = [emptyReport(7, 0), emptyReport(8, 0)].map((empty, index) =>
      addWorld(empty, {
        trials: trials({ recovery: index ? slow : { nextDecisionMs: 50, longestWaitMs: null }, struck: index === 0 }),
        found: found({ orders: 1_000 + index, lost: index, isSettled: index === 0 }),
      }),
    );
    const sum = addUp([one, other].filter((report) => report !== undefined));

    expect(sum).toMatchObject({ worlds: 2, trials: 2, totals: { orders: 2_001, lost: 1 } });
    expect(sum.families["worker-killed"]).toEqual({
      ...{ trials: 2, struck: 1, slowestMs: 700, nextDecisionMs: 50, longestWaitMs: 1_260 },
    });
    expect(sum.failures).toHaveLength(1);
    const text = asTables(sum);
    expect(text).toContain("| lost, doubled, other than decided | 2,001 orders in 2 trials | 1, 0, 0 |");
    expect(text).toContain("| `worker-killed` | 2 | 1 | 0.1 | 1.3 |");
    expect(text).toContain("--seed 8 --from 0");
  });

  const subject = "#1001";
  it.each([
    [
      "an order that was lost",
      { found: found({ lost: 1, complaints: { ...found().complaints, lost: [{ subject, says: "is not known" }] } }) },
    ],
    [
      "an effect that was done twice",
      { found: found({ doubled: 1, complaints: { ...found().complaints, doubled: [{ subject, says: "twice" }] } }) },
    ],
    ["a world that did not settle", { found: found({ isSettled: false, waiting: 3 }) }],
    ["a process that ended by itself", { complaints: ["web ended by itself"] }],
    ["what did not hold meanwhile", { trials: trials({}, { complaint: "it took too long" }) }],
  ])("fails for %s, and says how to have it again", (_what, world) => {
    const report = addWorld(emptyReport(7, 20), { trials: trials({}, {}), found: found(), ...world });
    expect(report.failures).toMatchObject([
      { again: "--seed 7 --from 20 --trials 2 --world 2", says: [expect.any(String)] },
    ]);
    expect(readCampaign(report)).toMatch(/FAILED$/);
  });
});
