// The currency of a store, for the prefix of amounts in forms.
import { forShop } from "#app/db.server.ts";

export async function readCurrency(shop: string): Promise<string> {
  const owner = await forShop(shop, (tx) => tx.shop.findUnique({ where: { shop }, select: { currency: true } }));
  return owner?.currency ?? "USD";
}
