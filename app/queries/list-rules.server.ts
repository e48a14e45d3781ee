// The rules page: each rule with what it does, whether it is on, and how often it was true lately.

import { checkOfRule } from "#app/checks/check-of-rule.ts";
import { forShop, type ShopTransaction } from "#app/db.server.ts";
import { instantOf } from "#app/lib/instant-of.ts";
import { countFlagged } from "#app/queries/count-flagged.server.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";
import { summaryOf } from "#app/queries/summary-of.ts";
import { checkRules } from "#app/rules/check-rules.ts";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";
import { ruleSentence } from "#app/rules/rule-in-words.ts";
import { RuleSchema } from "#app/rules/rule-schema.ts";
import type { RuleWarning } from "#app/rules/rule-warning.ts";
import { triggersInWords } from "#app/rules/trigger-in-words.ts";

export interface RuleRow {
  ruleId: string;
  name: string;
  /** What it does, in one sentence. */
  summary: string;
  /** What sets it off, in words. */
  trigger: string;
  /** What it is about: order, customer, fulfillment_order … */
  about: string;
  state: "on" | "watching" | "off";
  /** Rules of one group stop each other. */
  group: string | null;
  version: number;
  savedAt: string;
  savedBy: string;
  /** Orders or customers that it flags now. Null, here and below: could not be had. */
  flagging: number | null;
  /** Looks in the last seven days that set it off and found it true. */
  matchedThisWeek: number | null;
  lastMatchedAt: string | null;
  /** The built-in check that makes it, and by which it is changed; null: people wrote it. */
  checkId: string | null;
  warnings: string[];
}

interface Row {
  ruleId: string;
  document: Record<string, unknown>;
  enabled: boolean;
  version: number;
  position: number;
  savedAt: Date;
  savedBy: string;
}

/** The shop's rules in the order in which they run. */
export function listRules(shop: string, now: Date): Promise<{ timezone: string; rules: RuleRow[] }> {
  return forShop(shop, async (tx) => {
    const owner = await tx.shop.findUnique({ where: { shop }, select: { timezone: true, grantedScopes: true } });
    const rows = await tx.$queryRaw<Row[]>`
      select r.rule_id as "ruleId", v.document, r.enabled, r.version, r.position,
        v.saved_at as "savedAt", v.saved_by as "savedBy"
      from rule r join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
      where r.shop = ${shop} order by r.position, r.rule_id`;
    const part = partsOfPage(tx, { shop, page: "rules" });
    const flagged = await part("flagged", () => countFlagged(tx, shop));
    const matched = await part("matched", () => matchesOfWeek(tx, shop, now));
    const parsed = rows.map((row) => ({ ...row, parsed: documentOf(row.document) }));
    const warnings = warningsOf(parsed, owner?.grantedScopes ?? [], now);
    return {
      timezone: owner?.timezone ?? "UTC",
      rules: parsed.map(({ document, parsed: rule, enabled, position: _position, savedAt, ...row }) => ({
        ...row,
        name: rule?.name ?? String(document.name ?? row.ruleId),
        summary: summaryOf(row.ruleId) || (rule?.description ?? (rule ? ruleSentence(rule) : "")),
        trigger: rule ? triggersInWords(rule.on) : "",
        about: rule?.about ?? String(document.about ?? "order"),
        state: !enabled || rule?.enabled === false ? "off" : rule?.watch_only ? "watching" : "on",
        group: rule?.group ?? null,
        savedAt: savedAt.toISOString(),
        flagging: flagged && (flagged.get(row.ruleId) ?? 0),
        matchedThisWeek: matched && (matched.get(row.ruleId)?.count ?? 0),
        lastMatchedAt: matched?.get(row.ruleId)?.last.toISOString() ?? null,
        checkId: checkOfRule(row.ruleId)?.id ?? null,
        warnings: warnings.filter(({ rules }) => rules.includes(row.ruleId)).map(({ message }) => message),
      })),
    };
  });
}

const WEEK_MS = 7 * 24 * 3_600_000;

async function matchesOfWeek(
  tx: ShopTransaction,
  shop: string,
  now: Date,
): Promise<Map<string, { count: number; last: Date }>> {
  const rows = await tx.$queryRaw<{ rule_id: string; count: number; last: Date }[]>`
    select m.rule_id, count(*)::int as count, max(r.recorded_at) as last from run r, unnest(r.matched) as m (rule_id)
    where r.shop = ${shop} and r.matched <> '{}' and r.recorded_at >= ${new Date(now.getTime() - WEEK_MS)} group by 1`;
  return new Map(rows.map(({ rule_id, count, last }) => [rule_id, { count, last }]));
}

/** Null: it was saved by a version of the app that knew other documents. */
function documentOf(document: unknown): RuleDocument | null {
  const parsed = RuleSchema.safeParse(document);
  return parsed.success ? parsed.data : null;
}

function warningsOf(rows: (Row & { parsed: RuleDocument | null })[], granted: string[], now: Date): RuleWarning[] {
  const inForce = rows.flatMap(({ ruleId, version, position, enabled, parsed }): RuleInForce[] =>
    parsed && enabled ? [{ ruleId, version, position, document: parsed }] : [],
  );
  return checkRules(inForce, {
    ...(granted.length ? { granted } : {}),
    now: instantOf(now),
  });
}
