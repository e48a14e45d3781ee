// Pure. What a campaign came to: counts, with the number of trials beside every zero.
import type { Report } from "#sandbox/checker/make-report.ts";
import type { Family, Fault } from "#tests/faults/draw-trials.ts";
import type { Recovery } from "#tests/faults/measure-recovery.ts";

export interface TrialResult {
  trial: number;
  fault: Fault;
  /** Whether the process was killed where it was to be. */
  struck: boolean;
  /** What did not hold while the fault lasted. */
  complaint: string | null;
  ms: number;
  recovery: Recovery;
}

/** Milliseconds are the worst of all trials; null: there was nothing to measure. */
export interface FamilyFigures {
  trials: number;
  struck: number;
  slowestMs: number;
  nextDecisionMs: number | null;
  longestWaitMs: number | null;
}

const COUNTED = ["orders", "kills", "lost", "doubled", "different", "unsettled", "refused", "quarantined"] as const;
const DELIVERIES = ["sent", "acknowledged", "duplicates", "dropped", "retried", "foundBySweep"] as const;
type Counted = (typeof COUNTED)[number] | (typeof DELIVERIES)[number] | "apiFaults";

export interface CampaignReport {
  seed: number;
  /** The first trial that was not run yet. */
  next: number;
  worlds: number;
  trials: number;
  families: Partial<Record<Family, FamilyFigures>>;
  totals: Record<Counted, number>;
  /** How to have it again, and what was found. */
  failures: { again: string; says: string[] }[];
}

export function emptyReport(seed: number, first: number): CampaignReport {
  const names = [...COUNTED, ...DELIVERIES, "apiFaults"] as Counted[];
  const totals = Object.fromEntries(names.map((name) => [name, 0])) as Record<Counted, number>;
  return { seed, next: first, worlds: 0, trials: 0, families: {}, totals, failures: [] };
}

const NONE: FamilyFigures = { trials: 0, struck: 0, slowestMs: 0, nextDecisionMs: null, longestWaitMs: null };
const worseOf = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);

/** A world's trials and what the checker found in the end. They follow on those of the report. */
export function addWorld(
  report: CampaignReport,
  { trials, complaints = [], found }: { trials: TrialResult[]; complaints?: string[]; found: Report },
): CampaignReport {
  const families = { ...report.families };
  for (const { fault, struck, ms, recovery } of trials) {
    const before = families[fault.family] ?? NONE;
    families[fault.family] = {
      trials: before.trials + 1,
      struck: before.struck + Number(struck),
      slowestMs: Math.max(before.slowestMs, ms),
      nextDecisionMs: worseOf(before.nextDecisionMs, recovery.nextDecisionMs),
      longestWaitMs: worseOf(before.longestWaitMs, recovery.longestWaitMs),
    };
  }
  const totals = { ...report.totals };
  for (const name of COUNTED) totals[name] += found[name];
  for (const name of DELIVERIES) totals[name] += found.deliveries[name];
  totals.apiFaults += found.api.faults;
  const { lost, doubled, different, unsettled } = found.complaints;
  const says = [
    ...complaints,
    ...trials.flatMap(({ trial, complaint }) => (complaint ? [`trial ${trial}: ${complaint}`] : [])),
    ...Object.entries({ lost, doubled, different, unsettled }).flatMap(([kind, list]) =>
      list.map((one) => `${kind}: ${one.subject}: ${one.says}`),
    ),
    ...(found.isSettled ? [] : [`it did not settle: ${found.waiting} still waiting`]),
  ];
  const again = `--seed ${report.seed} --from ${report.next} --trials ${trials.length} --world ${trials.length}`;
  return {
    ...report,
    next: report.next + trials.length,
    worlds: report.worlds + 1,
    trials: report.trials + trials.length,
    families,
    totals,
    failures: says.length ? [...report.failures, { again, says }] : report.failures,
  };
}

/** In some lines for a terminal. */
export function readCampaign({ seed, worlds, trials, families, totals, failures }: CampaignReport): string {
  return [
    `seed ${seed}: ${trials} trials in ${worlds} worlds`,
    ...Object.entries(families).map(
      ([family, { trials: n, struck, slowestMs, nextDecisionMs, longestWaitMs }]) =>
        `  ${family}: ${struck} of ${n} struck, slowest ${slowestMs} ms, next decision ${nextDecisionMs ?? "–"} ms, longest wait ${longestWaitMs ?? "–"} ms`,
    ),
    Object.entries(totals)
      .map(([name, count]) => `${count} ${name}`)
      .join(", "),
    ...failures.flatMap(({ again, says }) => [`FAILED, again by: npm run faults -- ${again}`, ...says.slice(0, 20)]),
    failures.length ? "FAILED" : "passed",
  ].join("\n");
}
