// One built-in check: its settings as last saved, and how a form asks for them.
import type { CheckState } from "#app/checks/check.ts";
import { CHECKS } from "#app/checks/index.ts";
import type { Setting, Settings } from "#app/checks/setting.ts";
import { valuesSchema } from "#app/checks/setting.ts";
import { forShop } from "#app/db.server.ts";

/** A setting as a form needs it. */
export interface SettingField {
  name: string;
  type: Setting["type"];
  label: string;
  help: string | null;
  unit: string | null;
  choices: { value: string; label: string }[];
  /** Of a table: the fields of a row, and a row to begin with. */
  columns: SettingField[];
  fresh: Record<string, unknown>;
}

export interface CheckPage {
  checkId: string;
  name: string;
  summary: string;
  state: CheckState;
  version: number;
  about: "order" | "customer";
  timezone: string;
  currency: string;
  mode: "WATCHING" | "LIVE";
  fields: SettingField[];
  settings: Record<string, unknown>;
  /** Its rules as they stand. */
  rules: { ruleId: string; name: string; enabled: boolean }[];
  versions: { version: number; savedAt: string; savedBy: string }[];
}

/** Null: there is no such check, or this shop has not installed the app. */
export function getCheck(shop: string, checkId: string): Promise<CheckPage | null> {
  const check = CHECKS.find(({ id }) => id === checkId);
  const keeper = check?.ruleIds[0];
  if (!check || !keeper) return Promise.resolve(null);
  return forShop(shop, async (tx) => {
    const owner = await tx.shop.findUnique({ where: { shop } });
    const rules = await tx.$queryRaw<
      {
        ruleId: string;
        enabled: boolean;
        version: number;
        document: { name?: string; about?: string; watch_only?: boolean };
      }[]
    >`
      select r.rule_id as "ruleId", r.enabled, r.version, v.document from rule r
      join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
      where r.shop = ${shop} and r.rule_id = any(${check.ruleIds}::text[]) order by r.position, r.rule_id`;
    const kept = rules.find(({ ruleId }) => ruleId === keeper);
    if (!owner || !kept) return null;
    const versions = await tx.ruleVersion.findMany({
      where: { shop, ruleId: keeper },
      orderBy: { version: "desc" },
      take: 10,
    });
    const stored = versions.find(({ version }) => version === kept.version)?.settings ?? {};
    const values = valuesSchema(check.settings).safeParse(stored);
    return {
      ...{ checkId, name: check.name, summary: check.summary, version: kept.version },
      state: !kept.enabled ? "off" : kept.document.watch_only ? "watch" : "on",
      about: kept.document.about === "customer" ? "customer" : "order",
      ...{ timezone: owner.timezone, currency: owner.currency, mode: owner.mode },
      fields: fieldsOf(check.settings),
      settings: (values.success ? values.data : stored) as Record<string, unknown>,
      rules: rules.map(({ ruleId, enabled, document }) => ({ ruleId, enabled, name: document.name ?? ruleId })),
      versions: versions.map(({ version, savedAt, savedBy }) => ({ version, savedAt: savedAt.toISOString(), savedBy })),
    };
  });
}

function fieldsOf(settings: Settings): SettingField[] {
  return Object.entries(settings).map(([name, { type, label, help, unit, choices, columns }]) => ({
    ...{ name, type, label, help: help ?? null, unit: unit ?? null, choices: [...(choices ?? [])] },
    columns: columns ? fieldsOf(columns) : [],
    fresh: columns ? Object.fromEntries(Object.entries(columns).map(([column, one]) => [column, one.default])) : {},
  }));
}
