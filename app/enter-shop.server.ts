// A shop whose token we hold is entered in our books: the installation begins, its lanes are seeded.
import { adminFor } from "#app/admin/client.server.ts";
import { ShopAccessLost } from "#app/admin/errors.ts";
import { readShop } from "#app/admin/operations/read-shop.ts";
import { inShop } from "#app/db.server.ts";
import { logger } from "#app/logger.server.ts";
import { askForTopics } from "#app/store/optional-topics.server.ts";
import { getTokenInstallation } from "#app/store/sessions.server.ts";
import { getShop, installShop } from "#app/store/shops.server.ts";

const TRUST_MS = 30_000;
const entered = new Map<string, number>();

/**
 * After a token exchange: a first installation, a further one, or the same with facts that may have changed.
 * @throws ShopAccessLost where the token is none any more, and, of a shop that is not entered, what the Admin API client throws
 */
export async function enterShop(shop: string): Promise<void> {
  const installation = await getTokenInstallation(shop);
  if (installation === null) throw new ShopAccessLost(`no token of ${shop} to enter it with`);
  const before = await inShop(shop, (client) => getShop(client, shop));
  try {
    const { currency, timezone, domains, about, appInstallationId } = await readShop(
      adminFor(shop, installation, "live"),
    );
    const installed = await installShop(shop, { currency, timezone, domains, about, appInstallationId });
    await inShop(shop, (client) => askForTopics(client, shop));
    logger.info({ shop, ...installed }, "shop entered");
  } catch (error) {
    // An hourly exchange of a shop that works: its currency and domains can be read next time.
    if (!before || before.uninstalledAt) throw error;
    logger.warn({ err: error, shop }, "what Shopify says of the shop could not be read again");
  }
  entered.set(shop, Date.now() + TRUST_MS);
}

/**
 * A process may have died between the token and the entry, and no exchange comes for another hour: the next page
 * makes up for it.
 */
export async function ensureEntered(shop: string): Promise<void> {
  if ((entered.get(shop) ?? 0) > Date.now()) return;
  const record = await inShop(shop, (client) => getShop(client, shop));
  if (record && !record.uninstalledAt) entered.set(shop, Date.now() + TRUST_MS);
  else await enterShop(shop);
}
