import type pg from "pg";
import type { RunFigures } from "#sandbox/checker/make-report.ts";
import type { Counts } from "#sandbox/server/journal.ts";

export async function loadFigures(
  sandboxUrl: string,
  database: pg.Client,
  shop: string,
): Promise<Pick<RunFigures, "api" | "runs" | "findings">> {
  const state = (await (await fetch(`${sandboxUrl}/control/state`)).json()) as {
    shops: { domain: string; api: Counts }[];
  };
  const counts = state.shops.find(({ domain }) => domain === shop)?.api;
  const { rows: runs } = await database.query<{ n: string }>("select count(*) as n from run where shop = $1", [shop]);
  const { rows } = await database.query<{ rule: string; outcome: string; n: string }>(
    `select f ->> 'ruleId' as rule, f ->> 'outcome' as outcome, count(*) as n
     from run, jsonb_array_elements(findings) f where shop = $1 group by 1, 2 order by 1, 2`,
    [shop],
  );
  const findings: RunFigures["findings"] = {};
  for (const { rule, outcome, n } of rows) findings[rule] = { ...findings[rule], [outcome]: Number(n) };
  return {
    api: {
      requests: counts?.requests ?? 0,
      points: counts?.points ?? 0,
      throttled: counts?.throttled ?? 0,
      tokenRefreshes: counts?.tokenRefreshes ?? 0,
      faults: counts?.faults ?? 0,
      byOperation: counts?.byOperation ?? {},
    },
    runs: Number(runs[0]?.n ?? 0),
    findings,
  };
}
