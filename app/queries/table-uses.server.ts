// Which rules and checks name which of the store's tables.
import { CHECKS } from "#app/checks/index.ts";
import { valuesSchema } from "#app/checks/setting.ts";
import type { ShopTransaction } from "#app/db.server.ts";
import { tablesNamed } from "#app/rules/tables-named.ts";

export interface TableUse {
  name: string;
  /** The page where it is changed. */
  url: string;
}

/** By name of the table; also of tables that are not there. A check names its tables in settings that end in `_table`. */
export async function tableUses(tx: ShopTransaction, shop: string): Promise<Map<string, TableUse[]>> {
  const rules = await tx.$queryRaw<{ ruleId: string; document: { name?: string }; settings: unknown }[]>`
    select r.rule_id as "ruleId", v.document, v.settings from rule r
    join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
    where r.shop = ${shop} order by r.position, r.rule_id`;
  const uses = new Map<string, TableUse[]>();
  const add = (table: string, use: TableUse) => {
    const known = uses.get(table) ?? [];
    if (!known.some(({ url }) => url === use.url)) uses.set(table, [...known, use]);
  };
  for (const { ruleId, document, settings } of rules) {
    const check = CHECKS.find(({ ruleIds }) => ruleIds.includes(ruleId));
    const use = check
      ? { name: check.name, url: `/app/checks/${check.id}` }
      : { name: document.name ?? ruleId, url: `/app/rules/${ruleId}` };
    for (const table of tablesNamed(document)) add(table, use);
    if (check?.ruleIds[0] !== ruleId) continue;
    const values = valuesSchema(check.settings).safeParse(settings ?? {});
    for (const [setting, table] of Object.entries(values.success ? values.data : {}))
      if (setting.endsWith("_table") && typeof table === "string" && table) add(table, use);
  }
  return uses;
}
