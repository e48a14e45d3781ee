import { ShopAccessLost } from "#app/admin/errors.ts";
import { confirmInstallation } from "#app/confirm-installation.server.ts";
import { logger } from "#app/logger.server.ts";

/**
 * Whether the token that we hold of a shop is still good, for one point. A store may have taken the app off and installed it anew while
 * no word of that came: the library looks at a token's date alone. One that Shopify takes no more has been dropped by the time that this
 * says so. Where Shopify does not answer it counts as good: nothing better can be done then.
 */
export async function tokenStands(shop: string): Promise<boolean> {
  try {
    await confirmInstallation(shop);
    return true;
  } catch (error) {
    if (error instanceof ShopAccessLost) return false;
    logger.warn({ shop, err: error }, "whether the store's token stands could not be asked");
    return true;
  }
}
