// What was known at the last look at the newest orders, or at their customers: what a rule's templates are tried on.
import type { ShopTransaction } from "#app/db.server.ts";
import type { Facts } from "#app/rules/facts.ts";
import type { LaneKind } from "#app/rules/scope.ts";

/** Enough to meet an order without a note, a company, a second line; few enough to be read at each pause while typing. */
const MOST_ORDERS = 5;

/** Empty: there are no orders, or the lane is neither an order's nor its customer's. */
export async function recentFacts(tx: ShopTransaction, shop: string, lane: LaneKind): Promise<Facts[]> {
  if (lane !== "order" && lane !== "customer") return [];
  const rows = await tx.$queryRaw<{ facts: Facts | { redacted: true } }[]>`
    select looked.facts from (
      select distinct case when ${lane} = 'order' then order_id else customer_id end as lane_key from (
        select order_id, customer_id from order_state where shop = ${shop} order by created_at desc limit ${MOST_ORDERS}
      ) newest
    ) lanes cross join lateral (
      select facts from run where shop = ${shop} and lane_kind = ${lane} and lane_key = lanes.lane_key order by id desc limit 1
    ) looked`;
  return rows.flatMap(({ facts }) => ("lane" in facts ? [facts] : []));
}
