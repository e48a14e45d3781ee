// The reports that rules saved, newest first, paged by key (id).
import { forShop } from "#app/db.server.ts";
import { pageOf } from "#app/queries/page-of.ts";

export interface ReportRow {
  reportId: string;
  title: string;
  ruleId: string;
  ruleName: string;
  savedAt: string;
  rows: number;
}

export interface ReportList {
  timezone: string;
  reports: ReportRow[];
  /** Ids that the page before ends with, and the next one begins after. */
  newer: string | null;
  older: string | null;
}

const PAGE = 50;

/** @param place id of the report that the page lies before (newer) or after (older). */
export function listReports(shop: string, place: { newer: string | null; older: string | null }): Promise<ReportList> {
  const towardsNewer = place.newer !== null;
  const from = BigInt(place.newer ?? place.older ?? "9223372036854775807");
  return forShop(shop, async (tx) => {
    const found = await tx.$queryRaw<(Omit<ReportRow, "savedAt"> & { savedAt: Date })[]>`
      select p.id::text as "reportId", p.title, p.rule_id as "ruleId", coalesce(v.document ->> 'name', p.rule_id) as "ruleName",
        p.saved_at as "savedAt", jsonb_array_length(p.rows) as rows
      from report p
      left join rule r on r.shop = p.shop and r.rule_id = p.rule_id
      left join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
      where p.shop = ${shop} and case when ${towardsNewer} then p.id > ${from} else p.id < ${from} end
      order by case when ${towardsNewer} then p.id end asc, p.id desc limit ${PAGE + 1}`;
    const owner = await tx.shop.findUnique({ where: { shop }, select: { timezone: true } });
    const { rows, newer, older } = pageOf(found, PAGE, towardsNewer ? "newer" : place.older === null ? null : "older");
    return {
      timezone: owner?.timezone ?? "UTC",
      reports: rows.map((row) => ({ ...row, savedAt: row.savedAt.toISOString() })),
      newer: newer?.reportId ?? null,
      older: older?.reportId ?? null,
    };
  });
}
