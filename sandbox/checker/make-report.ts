// Pure. What a run came to, in figures.
import type { Complaint, Evidence } from "#sandbox/checker/evidence.ts";
import { findDifferent, findWrong } from "#sandbox/checker/find-different.ts";
import { findDoubled } from "#sandbox/checker/find-doubled.ts";
import { findLost } from "#sandbox/checker/find-lost.ts";
import { findUneven } from "#sandbox/checker/find-uneven.ts";
import { findUnexplained } from "#sandbox/checker/find-unexplained.ts";
import { findWaiting, withoutWaiting } from "#sandbox/checker/find-waiting.ts";
import { findWronglyHeld } from "#sandbox/checker/find-wrongly-held.ts";

/** Counted by the simulated Shopify and the database; no person is named. */
export interface RunFigures {
  seconds: number;
  isSettled: boolean;
  kills: number;
  api: {
    requests: number;
    points: number;
    throttled: number;
    tokenRefreshes: number;
    faults: number;
    byOperation: Record<string, { requests: number; points: number }>;
  };
  runs: number;
  findings: Record<string, Record<string, number>>;
}

export interface Report {
  passed: boolean;
  seconds: number;
  isSettled: boolean;
  kills: number;
  orders: number;
  deliveries: {
    sent: number;
    acknowledged: number;
    duplicates: number;
    dropped: number;
    retried: number;
    givenUp: number;
    foundBySweep: number;
    byStatus: Record<string, number>;
  };
  runs: number;
  findings: Record<string, Record<string, number>>;
  effects: Record<string, Record<string, number>>;
  api: RunFigures["api"] & { pointsPerOrder: number };
  latencyMs: { measured: number; p50: number | null; p99: number | null };
  /** Orders, and whatever else work is about, whose turn has not come yet: 0 when it is settled. Neither lost nor different. */
  waiting: number;
  lost: number;
  doubled: number;
  different: number;
  /** Part of `different`: against what the generator knows to be right. */
  wrong: number;
  /** Held for a postcode or as a duplicate though whoever made the order knows better; part of `different`. */
  wronglyHeld: number;
  /** Not held though its maker knows that the postcode is mistyped or the order made twice. */
  notHeld: number;
  unsettled: number;
  refused: number;
  quarantined: number;
  complaints: Record<"waiting" | "lost" | "doubled" | "different" | "notHeld" | "unsettled" | "refused", Complaint[]>;
}

const COMPLAINTS_SHOWN = 50;

export function makeReport(evidence: Evidence, figures: RunFigures): Report {
  const { ledger, deliveries, effects, orders, installedAt } = evidence;
  const uneven = findUneven(evidence);
  const lost = [...findLost(evidence), ...uneven.lost];
  const doubled = [...findDoubled(evidence), ...uneven.doubled];
  const waiting = findWaiting(evidence);
  const done = withoutWaiting(evidence, waiting);
  const { wronglyHeld } = findWronglyHeld(evidence);
  const { notHeld } = findWronglyHeld(done);
  const wrong = [...findWrong(done), ...wronglyHeld];
  const decidedOtherwise = findDifferent(done);
  // What is both is one difference.
  const known = new Set(decidedOtherwise.map(({ subject, says }) => `${subject} ${says}`));
  const different = [
    ...decidedOtherwise,
    ...findUnexplained(evidence),
    ...wrong.filter(({ subject, says }) => !known.has(`${subject} ${says}`)),
  ];
  const unsettled = effects
    .filter((effect) => effect.status === "UNSETTLED")
    .map((effect) => ({ subject: effect.target, says: `${effect.kind} is ${effect.status}` }));
  const refused = effects
    .filter((effect) => effect.status === "REFUSED")
    .map((effect) => ({ subject: effect.target, says: `${effect.kind} was refused: ${effect.reason}` }));
  const newOrders = orders.filter((order) => Date.parse(order.createdAt) >= Date.parse(installedAt)).length;
  const zero = lost.length === 0 && doubled.length === 0 && different.length === 0;
  return {
    passed: zero && figures.isSettled,
    seconds: figures.seconds,
    isSettled: figures.isSettled,
    kills: figures.kills,
    orders: newOrders,
    deliveries: {
      sent: ledger.filter((entry) => entry.attempts.length > 0).length,
      acknowledged: ledger.filter((entry) => entry.acked).length,
      duplicates: ledger.reduce((sum, entry) => sum + entry.duplicates, 0),
      dropped: ledger.filter((entry) => entry.dropped).length,
      retried: ledger.filter((entry) => entry.attempts.length > 1 + entry.duplicates).length,
      givenUp: ledger.filter((entry) => entry.gaveUp).length,
      foundBySweep: deliveries.filter((row) => row.source === "SWEEP").length,
      byStatus: countBy(deliveries, (row) => row.status),
    },
    runs: figures.runs,
    findings: figures.findings,
    effects: Object.fromEntries(
      [...Map.groupBy(effects, (effect) => effect.kind)].map(([kind, list]) => [
        kind,
        countBy(list, (effect) => effect.status),
      ]),
    ),
    api: { ...figures.api, pointsPerOrder: newOrders ? round(figures.api.points / newOrders) : 0 },
    latencyMs: latency(evidence),
    waiting: waiting.length,
    lost: lost.length,
    doubled: doubled.length,
    different: different.length,
    wrong: wrong.length,
    wronglyHeld: wronglyHeld.length,
    notHeld: notHeld.length,
    unsettled: unsettled.length,
    refused: refused.length,
    quarantined: evidence.quarantined.length,
    complaints: {
      waiting: waiting.slice(0, COMPLAINTS_SHOWN),
      lost: lost.slice(0, COMPLAINTS_SHOWN),
      doubled: doubled.slice(0, COMPLAINTS_SHOWN),
      different: different.slice(0, COMPLAINTS_SHOWN),
      notHeld: notHeld.slice(0, COMPLAINTS_SHOWN),
      unsettled: unsettled.slice(0, COMPLAINTS_SHOWN),
      refused: refused.slice(0, COMPLAINTS_SHOWN),
    },
  };
}

/** From the first attempt to deliver a webhook to the last write of the run that it set off. */
function latency({ ledger, deliveries, effects }: Evidence): Report["latencyMs"] {
  const sentAt = new Map(ledger.map((entry) => [entry.webhookId, entry.attempts[0]?.at]));
  const begun = new Map<string, number>();
  for (const { runId, webhookId } of deliveries) {
    const at = sentAt.get(webhookId);
    if (runId && at) begun.set(runId, Math.min(begun.get(runId) ?? Number.POSITIVE_INFINITY, Date.parse(at)));
  }
  const written = new Map<string, number>();
  for (const { runId, status, settledAt } of effects)
    if (status === "CONFIRMED" && settledAt)
      written.set(runId, Math.max(written.get(runId) ?? 0, Date.parse(settledAt)));
  const took = [...written].flatMap(([runId, at]) => {
    const from = begun.get(runId);
    return from === undefined ? [] : [at - from];
  });
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? null;
  return { measured: took.length, p50: at(0.5), p99: at(0.99) };
}

function countBy<T>(list: T[], key: (entry: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const entry of list) counts[key(entry)] = (counts[key(entry)] ?? 0) + 1;
  return counts;
}

const round = (value: number) => Math.round(value * 100) / 100;
