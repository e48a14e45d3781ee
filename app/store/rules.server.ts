// The rules of a shop: which version of each is in force, and every version that ever was.
import type { PoolClient } from "pg";
import { CHECKS } from "#app/rules/checks/index.ts";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import { type RuleDocument, RuleShapeSchema } from "#app/rules/rule-document.ts";

/** The rules that are switched on, in their order. */
export async function activeRules(client: PoolClient, shop: string): Promise<RuleInForce[]> {
  const { rows } = await client.query(
    `select r.rule_id, r.version, r.position, v.document from rule r
     join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
     where r.shop = $1 and r.enabled order by r.position, r.rule_id`,
    [shop],
  );
  return rows.map((row) => ({
    ruleId: row.rule_id,
    version: row.version,
    position: row.position,
    document: RuleShapeSchema.parse(row.document),
  }));
}

export interface RuleToSave {
  ruleId: string;
  document: RuleDocument;
  /** The form of a check that produced the document; null for a rule written as a document. */
  settings: Record<string, unknown> | null;
  enabled: boolean;
  savedBy: string;
}

/** Saves a rule as its next version, which is in force from now on. Returns the version. */
export async function saveRuleVersion(client: PoolClient, shop: string, rule: RuleToSave): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    `insert into rule as r (shop, rule_id, installation, version, enabled, position)
     select s.shop, $2, s.installation, 1, $3, coalesce((select max(position) + 1 from rule where shop = $1), 0)
     from shop s where s.shop = $1
     on conflict (shop, rule_id) do update set version = r.version + 1, enabled = excluded.enabled, installation = excluded.installation
     returning version`,
    [shop, rule.ruleId, rule.enabled],
  );
  const version = rows[0]?.version;
  if (version === undefined) throw new Error(`rule ${rule.ruleId} of a shop that never installed the app`);
  await client.query(
    `insert into rule_version (shop, rule_id, version, document, settings, saved_by) values ($1, $2, $3, $4, $5, $6)`,
    [
      shop,
      rule.ruleId,
      version,
      JSON.stringify(rule.document),
      rule.settings && JSON.stringify(rule.settings),
      rule.savedBy,
    ],
  );
  return version;
}

/** Gives a shop the checks that come with the app, each with its defaults; one that it has already stays as it is. */
export async function ensureShippedRules(client: PoolClient, shop: string): Promise<void> {
  const { rows } = await client.query<{ rule_id: string }>(`select rule_id from rule where shop = $1`, [shop]);
  const known = new Set(rows.map((row) => row.rule_id));
  for (const check of CHECKS) {
    if (known.has(check.id)) continue;
    const settings = check.defaults;
    await saveRuleVersion(client, shop, {
      ruleId: check.id,
      document: check.toRule(settings),
      settings,
      enabled: true,
      savedBy: "switchyard",
    });
  }
}
