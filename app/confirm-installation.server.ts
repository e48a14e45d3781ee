import { adminFor } from "#app/admin/client.server.ts";
import { readInstallation } from "#app/admin/operations/read-installation.ts";
import { inShop } from "#app/db.server.ts";
import { enterShop } from "#app/enter-shop.server.ts";
import { getShop } from "#app/store/shops.server.ts";

/**
 * Asks Shopify, for one point, whether it takes the token that we hold of the shop. Where the token is of another installation than the
 * one in our books (the app was taken off and installed anew, and no word of that came), that one is entered.
 * @throws AdminThrottled | AdminUnavailable where Shopify does not say; ShopAccessLost where it takes none
 */
export async function confirmInstallation(shop: string, installation: number): Promise<void> {
  const { id } = await readInstallation(adminFor(shop, installation, "live"));
  const entered = await inShop(shop, (client) => getShop(client, shop));
  if (entered?.appInstallationId && entered.appInstallationId !== id) await enterShop(shop);
}
