import type { ShopTransaction } from "#app/db.server.ts";

/** Null: the shop has no order. */
export async function nameOfNewestOrder(tx: ShopTransaction, shop: string): Promise<string | null> {
  const newest = await tx.orderState.findFirst({
    where: { shop },
    orderBy: [{ createdAt: "desc" }, { orderId: "desc" }],
    select: { name: true },
  });
  return newest?.name ?? null;
}
