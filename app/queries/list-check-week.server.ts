// What the checks found in the last seven days: looks that something set off and that were true, by check and day of the shop.

import { CHECKS } from "#app/checks/index.ts";
import { PASSING_ON } from "#app/checks/passing-on.ts";
import type { ShopTransaction } from "#app/db.server.ts";

export interface CheckWeek {
  /** Dates of the shop, oldest first: 2026-11-24. */
  days: string[];
  checks: { checkId: string; name: string; total: number; byDay: number[] }[];
}

const DAYS = 7;

export async function listCheckWeek(
  tx: ShopTransaction,
  shop: string,
  { now, timezone }: { now: Date; timezone: string },
): Promise<CheckWeek> {
  const rows = await tx.$queryRaw<{ day: string; rule_id: string; count: number }[]>`
      select to_char(r.recorded_at at time zone ${timezone}, 'YYYY-MM-DD') as day, m.rule_id, count(*)::int as count
      from run r, unnest(r.matched) as m (rule_id)
      where r.shop = ${shop} and r.matched <> '{}' and r.recorded_at >= ${now}::timestamptz - interval '7 days' group by 1, 2`;
  const [today] = await tx.$queryRaw<[{ days: string[] }]>`
      select array(
        select to_char((${now}::timestamptz at time zone ${timezone})::date - back, 'YYYY-MM-DD')
        from generate_series(${DAYS - 1}::int, 0, -1) back) as days`;
  const { days } = today;
  return {
    days,
    checks: CHECKS.map(({ id, name, ruleIds }) => {
      const own = rows.filter(({ rule_id }) => ruleIds.includes(rule_id) && !PASSING_ON.includes(rule_id));
      const byDay = days.map((day) => own.reduce((sum, row) => sum + (row.day === day ? row.count : 0), 0));
      return { checkId: id, name, byDay, total: byDay.reduce((sum, count) => sum + count, 0) };
    }),
  };
}
