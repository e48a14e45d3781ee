// The built-in checks of a shop: the settings of each, and the rules that they make.
import type { PoolClient } from "pg";
import type { Check } from "#app/checks/check.ts";
import { CHECKS } from "#app/checks/index.ts";
import { RuleShapeSchema } from "#app/rules/rule-document.ts";
import { saveRuleVersion } from "#app/store/rules.server.ts";

/** The settings of the checks that the shop has saved, by the check's id: what their assessors go by. */
export async function listCheckSettings(
  client: PoolClient,
  shop: string,
): Promise<Record<string, Record<string, unknown>>> {
  const { rows } = await client.query<{ rule_id: string; settings: Record<string, unknown> }>(
    `select r.rule_id, v.settings from rule r
     join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
     where r.shop = $1 and r.rule_id = any($2::text[]) and v.settings is not null`,
    [shop, CHECKS.map(({ id }) => id)],
  );
  return Object.fromEntries(rows.map(({ rule_id, settings }) => [rule_id, settings]));
}

export interface CheckToSave {
  check: Check;
  /** Parsed by valuesSchema of the check's settings. */
  settings: Record<string, unknown>;
  enabled: boolean;
  /** The shop's. */
  currency: string;
  savedBy: string;
}

/**
 * Saves the check's rules as their next versions, the settings with the first of them. A rule that these settings make no more is
 * switched off. Returns the ids of all that changed.
 */
export async function saveCheck(
  client: PoolClient,
  shop: string,
  { check, settings, enabled, currency, savedBy }: CheckToSave,
): Promise<string[]> {
  const documents = check.rules(settings as never, currency).map((rule) => RuleShapeSchema.parse(rule));
  for (const [at, document] of documents.entries())
    await saveRuleVersion(client, shop, {
      ruleId: document.id,
      document,
      settings: at === 0 ? settings : null,
      enabled,
      savedBy,
    });
  const ids = documents.map(({ id }) => id);
  const { rows } = await client.query<{ rule_id: string }>(
    `update rule set enabled = false where shop = $1 and enabled and rule_id = any($2::text[]) and rule_id <> all($3::text[])
     returning rule_id`,
    [shop, check.ruleIds, ids],
  );
  return [...ids, ...rows.map(({ rule_id }) => rule_id)];
}
