// Rule documents as files: all that people wrote, or one of them. Rules that a built-in check makes are its settings, not files.
import { checkOfRule } from "#app/checks/check-of-rule.ts";
import { forShop } from "#app/db.server.ts";

export interface ExportedRule {
  ruleId: string;
  version: number;
  document: Record<string, unknown>;
}

/** @param ruleId only this one, also of a check; left out: all that people wrote. In the order in which they run. */
export function exportRules(shop: string, ruleId?: string): Promise<ExportedRule[]> {
  return forShop(shop, async (tx) => {
    const rows = await tx.$queryRaw<(ExportedRule & { hasSettings: boolean })[]>`
      select r.rule_id as "ruleId", r.version, v.document, v.settings is not null as "hasSettings" from rule r
      join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
      where r.shop = ${shop} and (${ruleId ?? null}::text is null or r.rule_id = ${ruleId ?? null})
      order by r.position, r.rule_id`;
    return rows
      .filter((row) => ruleId !== undefined || !(row.hasSettings || checkOfRule(row.ruleId)))
      .map(({ hasSettings: _hasSettings, ...rule }) => rule);
  });
}
