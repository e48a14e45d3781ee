// How far the reading of a store's past has come.
import type { ShopTransaction } from "#app/db.server.ts";
import { toIso } from "#app/queries/to-iso.ts";

export interface HistoryProgress {
  /** Orders that are in. */
  orders: number;
  /** Orders that Shopify counts; null: it was not asked yet. */
  expected: number | null;
  /** Orders that Shopify has written so far, while it prepares them; null: they are being read. */
  prepared: number | null;
  /** Every order since then is known; null: not yet. */
  from: string | null;
  completedAt: string | null;
  /** Lines of Shopify's files that could not be read, and why the first of them could not. */
  keptOut: number;
  keptOutBecause: string | null;
  /** Why it does not go on at this moment, in Shopify's words. */
  trouble: string | null;
}

export async function readHistoryProgress(
  tx: ShopTransaction,
  shop: { shop: string; historyOrders: number; historyFrom: Date | null; historyCompletedAt: Date | null },
): Promise<HistoryProgress> {
  const read = await tx.historyRead.findUnique({ where: { shop: shop.shop } });
  return {
    // An operation that goes on after one that broke off reads some of its orders again.
    orders: Math.min(shop.historyOrders, read?.expected ?? shop.historyOrders),
    expected: read?.expected ?? null,
    prepared: read && !read.endedAt && !read.url ? read.found : null,
    from: shop.historyFrom && toIso(shop.historyFrom),
    completedAt: shop.historyCompletedAt && toIso(shop.historyCompletedAt),
    keptOut: read?.keptOut ?? 0,
    keptOutBecause: read?.keptOutBecause ?? null,
    trouble: read?.trouble ?? null,
  };
}
