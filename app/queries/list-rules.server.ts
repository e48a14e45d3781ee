// The rules page: each rule with what it does now.
import { forShop } from "#app/db.server.ts";
import { summaryOf } from "#app/queries/summary-of.ts";

export interface RuleRow {
  ruleId: string;
  name: string;
  /** What it does, in one sentence. */
  summary: string;
  /** What it is about: order, customer, fulfillment_order … */
  about: string;
  enabled: boolean;
  version: number;
  savedAt: string;
  savedBy: string;
  /** Orders or customers that it flags now. */
  flagging: number;
}

/** The shop's rules in the order in which they are looked at. */
export function listRules(shop: string): Promise<{ timezone: string; rules: RuleRow[] }> {
  return forShop(shop, async (tx) => {
    const owner = await tx.shop.findUnique({ where: { shop }, select: { timezone: true } });
    const rows = await tx.$queryRaw<(Omit<RuleRow, "savedAt" | "summary"> & { savedAt: Date })[]>`
      select r.rule_id as "ruleId", coalesce(v.document ->> 'name', r.rule_id) as name,
        coalesce(v.document ->> 'about', 'order') as about, r.enabled, r.version,
        v.saved_at as "savedAt", v.saved_by as "savedBy",
        (select count(*)::int from order_state o where o.shop = r.shop and o.flags <> '{}' and r.rule_id = any (o.flags))
          + (select count(*)::int from record_state s where s.shop = r.shop and r.rule_id = any (s.flags)) as flagging
      from rule r join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
      where r.shop = ${shop} order by r.position, r.rule_id`;
    return {
      timezone: owner?.timezone ?? "UTC",
      rules: rows.map((row) => ({ ...row, summary: summaryOf(row.ruleId), savedAt: row.savedAt.toISOString() })),
    };
  });
}
