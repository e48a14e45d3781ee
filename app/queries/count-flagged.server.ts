import type { ShopTransaction } from "#app/db.server.ts";

/** Orders, customers and other records that each rule is true of now, by its id. */
export async function countFlagged(tx: ShopTransaction, shop: string): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ ruleId: string; count: number }[]>`
    select rule_id as "ruleId", sum(count)::int as count from (
      select f.rule_id, count(*) as count from order_state o, unnest(o.flags) f (rule_id)
      where o.shop = ${shop} and o.flags <> '{}' group by 1
      union all
      select f.rule_id, count(*) from record_state s, unnest(s.flags) f (rule_id)
      where s.shop = ${shop} and s.flags <> '{}' group by 1
    ) flagged group by 1`;
  return new Map(rows.map(({ ruleId, count }) => [ruleId, count]));
}
