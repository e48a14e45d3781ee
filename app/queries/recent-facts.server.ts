// What was known at the last look at the newest orders, or at their customers: what a rule's templates are tried on.
import type { ShopTransaction } from "#app/db.server.ts";
import { lastFactsOfEach } from "#app/queries/last-facts.server.ts";
import type { Facts } from "#app/rules/facts.ts";
import type { LaneKind } from "#app/rules/scope.ts";

/** Enough to meet an order without a note, a company, a second line; few enough to be read at each pause while typing. */
const MOST_ORDERS = 5;

/** Empty: there are no orders, or the lane is neither an order's nor its customer's. */
export async function recentFacts(tx: ShopTransaction, shop: string, lane: LaneKind): Promise<Facts[]> {
  if (lane !== "order" && lane !== "customer") return [];
  const newest = await tx.orderState.findMany({
    where: { shop },
    orderBy: { createdAt: "desc" },
    take: MOST_ORDERS,
    select: { orderId: true, customerId: true },
  });
  const keys = newest.flatMap(({ orderId, customerId }) => (lane === "order" ? orderId : (customerId ?? [])));
  return lastFactsOfEach(tx, shop, lane, [...new Set(keys)]);
}
