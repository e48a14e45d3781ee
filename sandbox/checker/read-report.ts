import type { Report } from "#sandbox/checker/make-report.ts";

/** Pure. The report in some lines for a terminal. */
export function readReport(report: Report): string {
  const pairs = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([name, count]) => `${count} ${name.toLowerCase()}`)
      .join(", ") || "none";
  const groups = (of: Record<string, Record<string, number>>) =>
    Object.entries(of).map(([name, counts]) => `  ${name}: ${pairs(counts)}`);
  const { deliveries: d, api, latencyMs } = report;
  const complaints = Object.entries(report.complaints).flatMap(([kind, list]) =>
    list.slice(0, 10).map(({ subject, says }) => `  ${kind}: ${subject}: ${says}`),
  );
  return [
    "",
    `${report.orders} orders in ${report.seconds} s${report.kills ? `, processes killed ${report.kills} times` : ""}${report.isSettled ? "" : `, not settled: ${report.waiting} still waiting`}`,
    `deliveries: ${d.sent} sent, ${d.acknowledged} acknowledged, ${d.duplicates} sent again, ${d.dropped} dropped, ${d.retried} retried, ${d.givenUp} given up, ${d.foundBySweep} found by the sweep`,
    `inbox: ${pairs(d.byStatus)}`,
    `runs: ${report.runs}`,
    "findings:",
    ...groups(report.findings),
    "effects:",
    ...groups(report.effects),
    `Admin API: ${api.requests} requests, ${api.points} points (${api.pointsPerOrder} an order), ${api.throttled} throttled`,
    `from webhook to last write: p50 ${latencyMs.p50 ?? "–"} ms, p99 ${latencyMs.p99 ?? "–"} ms (${latencyMs.measured} runs)`,
    `lost ${report.lost}, doubled ${report.doubled}, different ${report.different} (wrong ${report.wrong}, wrongly held ${report.wronglyHeld}), not held ${report.notHeld}, unsettled ${report.unsettled}, refused ${report.refused}, quarantined ${report.quarantined}`,
    ...complaints,
    report.passed ? "passed" : "FAILED",
    "",
  ].join("\n");
}
