// The built-in checks of a shop: the settings of each, and the rules that they make.
import type { PoolClient } from "pg";
import { type Check, type CheckState, defaultsOf } from "#app/checks/check.ts";
import { CHECKS } from "#app/checks/index.ts";
import { type RuleDocument, RuleShapeSchema } from "#app/rules/rule-document.ts";
import { saveRuleVersion } from "#app/store/rules.server.ts";

/** The rule whose versions keep the settings. */
const keeperOf = ({ ruleIds, id }: Check): string => ruleIds[0] ?? id;

/** The settings of the checks that the shop has saved, by the check's id: what their assessors go by. */
export async function listCheckSettings(
  client: PoolClient,
  shop: string,
): Promise<Record<string, Record<string, unknown>>> {
  const { rows } = await client.query<{ rule_id: string; settings: Record<string, unknown> }>(
    `select r.rule_id, v.settings from rule r
     join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
     where r.shop = $1 and r.rule_id = any($2::text[]) and v.settings is not null`,
    [shop, CHECKS.map(keeperOf)],
  );
  const saved = new Map(rows.map(({ rule_id, settings }) => [rule_id, settings]));
  return Object.fromEntries(
    CHECKS.flatMap((check) => {
      const settings = saved.get(keeperOf(check));
      return settings ? [[check.id, settings]] : [];
    }),
  );
}

export interface StoredCheck {
  version: number;
  state: CheckState;
  settings: Record<string, unknown>;
}

/** The check as it stands, locked until the transaction ends; null: this shop has none of its rules. */
export async function lockCheck(client: PoolClient, shop: string, check: Check): Promise<StoredCheck | null> {
  await client.query(`select 1 from rule where shop = $1 and rule_id = $2 for update`, [shop, keeperOf(check)]);
  const { rows } = await client.query<{
    version: number;
    enabled: boolean;
    watch_only: boolean;
    settings: Record<string, unknown> | null;
  }>(
    `select r.version, r.enabled, coalesce((v.document ->> 'watch_only')::boolean, false) as watch_only, v.settings
     from rule r join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
     where r.shop = $1 and r.rule_id = $2`,
    [shop, keeperOf(check)],
  );
  const [row] = rows;
  if (!row) return null;
  const state = !row.enabled ? "off" : row.watch_only ? "watch" : "on";
  return { version: row.version, state, settings: row.settings ?? {} };
}

/** The documents that the settings make, in the state. Empty: with these settings it does nothing. */
export function documentsOf(
  check: Check,
  settings: Record<string, unknown>,
  { state, currency }: { state: CheckState; currency: string },
): RuleDocument[] {
  return check
    .rules(settings as never, currency)
    .map((rule) => RuleShapeSchema.parse(state === "watch" ? { ...rule, watch_only: true } : rule));
}

export interface CheckToSave {
  check: Check;
  /** Parsed by valuesSchema of the check's settings. */
  settings: Record<string, unknown>;
  state: CheckState;
  /** The shop's. */
  currency: string;
  savedBy: string;
}

/**
 * Saves the check's rules as their next versions, the settings with the one that keeps them. A rule that these settings make no more is
 * switched off. Returns the ids of all that changed.
 */
export async function saveCheck(
  client: PoolClient,
  shop: string,
  { check, settings, state, currency, savedBy }: CheckToSave,
): Promise<{ ruleId: string; version: number; document: RuleDocument | null }[]> {
  const documents = documentsOf(check, settings, { state, currency });
  const saved: { ruleId: string; version: number; document: RuleDocument | null }[] = [];
  for (const document of documents) {
    const version = await saveRuleVersion(client, shop, {
      ruleId: document.id,
      document,
      settings: document.id === keeperOf(check) ? settings : null,
      enabled: state !== "off",
      savedBy,
    });
    saved.push({ ruleId: document.id, version, document });
  }
  const ids = documents.map(({ id }) => id);
  const { rows } = await client.query<{ rule_id: string; version: number }>(
    `update rule set enabled = false where shop = $1 and enabled and rule_id = any($2::text[]) and rule_id <> all($3::text[])
     returning rule_id, version`,
    [shop, check.ruleIds, ids],
  );
  return [...saved, ...rows.map(({ rule_id, version }) => ({ ruleId: rule_id, version, document: null }))];
}

/** Gives a shop the checks that come with the app, each with its defaults; one that it has already stays as it is. */
export async function ensureChecks(client: PoolClient, shop: string, currency: string): Promise<void> {
  const { rows } = await client.query<{ rule_id: string }>(`select rule_id from rule where shop = $1`, [shop]);
  const known = new Set(rows.map((row) => row.rule_id));
  for (const check of CHECKS)
    if (!known.has(keeperOf(check)))
      await saveCheck(client, shop, {
        ...{ check, settings: defaultsOf(check), state: check.begins, currency, savedBy: "switchyard" },
      });
}
