import type { ShopTransaction } from "#app/db.server.ts";

/** Null: the shop has no such rule any more, or it has no name. */
export async function nameOfRule(tx: ShopTransaction, shop: string, ruleId: string): Promise<string | null> {
  const [rule] = await tx.$queryRaw<{ name: string | null }[]>`
    select v.document ->> 'name' as name from rule r
    join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
    where r.shop = ${shop} and r.rule_id = ${ruleId}`;
  return rule?.name ?? null;
}
