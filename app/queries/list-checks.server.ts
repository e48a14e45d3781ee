// The built-in checks of a shop with the state of each and what it finds now.

import type { CheckState } from "#app/checks/check.ts";
import { CHECKS } from "#app/checks/index.ts";
import { PASSING_ON } from "#app/checks/passing-on.ts";
import { forShop } from "#app/db.server.ts";
import { countFlagged } from "#app/queries/count-flagged.server.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";

export interface CheckRow {
  checkId: string;
  name: string;
  summary: string;
  state: CheckState;
  about: "order" | "customer";
  savedAt: string;
  savedBy: string;
  /** Orders, or customers, that its rules are true of now; null: could not be had. */
  flagging: number | null;
}

export function listChecks(shop: string): Promise<{ timezone: string; mode: "WATCHING" | "LIVE"; checks: CheckRow[] }> {
  return forShop(shop, async (tx) => {
    const owner = await tx.shop.findUnique({ where: { shop } });
    const rows = await tx.$queryRaw<
      {
        rule_id: string;
        enabled: boolean;
        watch_only: boolean;
        about: string | null;
        saved_at: Date;
        saved_by: string;
      }[]
    >`
      select r.rule_id, r.enabled, coalesce((v.document ->> 'watch_only')::boolean, false) as watch_only,
        v.document ->> 'about' as about, v.saved_at, v.saved_by
      from rule r join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
      where r.shop = ${shop} and r.rule_id = any(${CHECKS.map(({ ruleIds }) => ruleIds[0])}::text[])`;
    const flagged = await partsOfPage(tx, { shop, page: "checks" })("flagged", () => countFlagged(tx, shop));
    return {
      timezone: owner?.timezone ?? "UTC",
      mode: owner?.mode ?? "WATCHING",
      checks: CHECKS.flatMap(({ id, name, summary, ruleIds }): CheckRow[] => {
        const row = rows.find(({ rule_id }) => rule_id === ruleIds[0]);
        if (!row) return [];
        return [
          {
            ...{ checkId: id, name, summary, about: row.about === "customer" ? "customer" : "order" },
            state: !row.enabled ? "off" : row.watch_only ? "watch" : "on",
            ...{ savedAt: row.saved_at.toISOString(), savedBy: row.saved_by },
            flagging: flagged && flaggedBy(ruleIds, flagged),
          },
        ];
      }),
    };
  });
}

const flaggedBy = (ruleIds: readonly string[], flagged: Map<string, number>): number =>
  ruleIds.reduce((sum, ruleId) => sum + (PASSING_ON.includes(ruleId) ? 0 : (flagged.get(ruleId) ?? 0)), 0);
