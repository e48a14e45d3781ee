import { adminFor } from "#app/admin/client.server.ts";
import { readInstallation } from "#app/admin/operations/read-installation.ts";
import { inShop } from "#app/db.server.ts";
import { enterShop } from "#app/enter-shop.server.ts";
import { getShop, tokenIsOfBooks } from "#app/store/shops.server.ts";

/**
 * Asks Shopify, for one point, whether it takes the token that we hold of the shop. Where the token is of another installation than the
 * one in our books (the app was taken off and installed anew, and no word of that came), that one is entered; where it was of none yet,
 * it is known from then on of which it is.
 * @throws AdminThrottled | AdminUnavailable where Shopify does not say; ShopAccessLost where it takes none
 */
export async function confirmInstallation(shop: string): Promise<void> {
  const { id } = await readInstallation(adminFor(shop, null, "live"));
  const entered = await inShop(shop, (client) => getShop(client, shop));
  if (!entered) return;
  const isAnother = entered.appInstallationId !== null && entered.appInstallationId !== id;
  if (isAnother || !tokenIsOfBooks(entered)) await enterShop(shop);
}
