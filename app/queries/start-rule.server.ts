// What the page of a new rule begins with: a rule that can be tried as it is, or a copy of another one.
import { forShop } from "#app/db.server.ts";
import { printJson } from "#app/lib/print-json.ts";
import { nameOfNewestOrder } from "#app/queries/name-of-newest-order.server.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";

export interface StartedRule {
  /** Id of the rule that it is a copy of. */
  from: string | null;
  text: string;
  recentOrder: string | null;
  currency: string;
}

const FIRST = {
  id: "my-rule",
  name: "My rule",
  on: "order.created",
  when: { field: "order.total_price", op: "more_than", value: 150 },
  then: [{ do: "add_tags", tags: ["large-order"] }],
  watch_only: true,
};

/** @param from id of a rule to copy; one that is not there is passed over. */
export function startRule(shop: string, from: string | null): Promise<StartedRule> {
  return forShop(shop, async (tx) => {
    const part = partsOfPage(tx, { shop, page: "new rule" });
    const owner = await tx.shop.findUnique({ where: { shop }, select: { currency: true } });
    const recent = await part("recent order", () => nameOfNewestOrder(tx, shop));
    const rule = from === null ? null : await tx.rule.findUnique({ where: { shop_ruleId: { shop, ruleId: from } } });
    const version =
      rule &&
      (await tx.ruleVersion.findUnique({
        where: { shop_ruleId_version: { shop, ruleId: rule.ruleId, version: rule.version } },
      }));
    const document = version ? copyOf(version.document as Record<string, unknown>) : FIRST;
    return {
      from: version?.ruleId ?? null,
      text: `${printJson(document)}\n`,
      recentOrder: recent,
      currency: owner?.currency ?? "USD",
    };
  });
}

/** Another rule: under an id of its own, and only watching until somebody has looked. */
function copyOf({ id, name, order: _order, ...document }: Record<string, unknown>): Record<string, unknown> {
  return {
    id: `${String(id).slice(0, 59)}-copy`,
    name: `Copy of ${name ?? id}`,
    ...document,
    enabled: true,
    watch_only: true,
  };
}
