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

const together = (one: FamilyFigures, other: FamilyFigures): FamilyFigures => ({
  trials: one.trials + other.trials,
  struck: one.struck + other.struck,
  slowestMs: Math.max(one.slowestMs, other.slowestMs),
  nextDecisionMs: worseOf(one.nextDecisionMs, other.nextDecisionMs),
  longestWaitMs: worseOf(one.longestWaitMs, other.longestWaitMs),
});

/** A world's trials and what the checker found in the end. They follow on those of the report. */
export function addWorld(
  report: CampaignReport,
  {
    trials,
    complaints = [],
    found,
    only,
  }: { trials: TrialResult[]; complaints?: string[]; found: Report; only?: string | undefined },
): CampaignReport {
  const families = { ...report.families };
  for (const { fault, struck, ms, recovery } of trials)
    families[fault.family] = together(families[fault.family] ?? NONE, {
      trials: 1,
      struck: Number(struck),
      slowestMs: ms,
      ...recovery,
    });
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
  const again = `--seed ${report.seed} --from ${report.next} --trials ${trials.length} --world ${trials.length}${only ? ` --only ${only}` : ""}`;
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

export type Sum = Pick<CampaignReport, "worlds" | "trials" | "families" | "totals" | "failures">;

/** Several campaigns as one. */
export function addUp(reports: readonly CampaignReport[]): Sum {
  const sum: Sum = emptyReport(0, 0);
  for (const { worlds, trials, families, totals, failures } of reports) {
    sum.worlds += worlds;
    sum.trials += trials;
    for (const [family, figures] of Object.entries(families) as [Family, FamilyFigures][])
      sum.families[family] = together(sum.families[family] ?? NONE, figures);
    for (const [name, count] of Object.entries(totals) as [Counted, number][]) sum.totals[name] += count;
    sum.failures = [...sum.failures, ...failures];
  }
  return sum;
}

const inSeconds = (ms: number | null) => (ms === null ? "–" : (ms / 1_000).toFixed(1));
const inThousands = (count: number) => count.toLocaleString("en");

/** The tables of docs/reliability.md. By zero of N nothing is said but that fewer than 3 in N fail (95 %). */
export function asTables({ worlds, trials, families, totals, failures }: Sum): string {
  const count = (name: Counted) => inThousands(totals[name]);
  const struck = Object.values(families).reduce((sum, family) => sum + family.struck, 0);
  return [
    `${inThousands(trials)} trials in ${worlds} worlds, ${inThousands(struck)} of them struck; ${failures.length} worlds failed`,
    "",
    "| counted | of | found |",
    "| --- | --- | --- |",
    `| lost, doubled, other than decided | ${count("orders")} orders in ${inThousands(trials)} trials | ${count("lost")}, ${count("doubled")}, ${count("different")} |`,
    `| effects unsettled, refused, lanes set aside | ${inThousands(trials)} trials | ${count("unsettled")}, ${count("refused")}, ${count("quarantined")} |`,
    `| webhooks sent, acknowledged, found by the sweep instead | ${inThousands(trials)} trials | ${count("sent")}, ${count("acknowledged")}, ${count("foundBySweep")} |`,
    `| processes killed, requests to Shopify struck | ${inThousands(trials)} trials | ${count("kills")}, ${count("apiFaults")} |`,
    "",
    "| family | trials | struck | from its end to the next decision | a delivery that came meanwhile waited |",
    "| --- | --- | --- | --- | --- |",
    ...Object.entries(families)
      .sort(([one], [other]) => one.localeCompare(other))
      .map(
        ([family, of]) =>
          `| \`${family}\` | ${of.trials} | ${of.struck} | ${inSeconds(of.nextDecisionMs)} | ${inSeconds(of.longestWaitMs)} |`,
      ),
    ...failures.flatMap(({ again, says }) => ["", `failed: npm run faults -- ${again}`, ...says]),
  ].join("\n");
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
