// A shop whose token we hold is entered in our books: the installation begins, its lanes are seeded.
import { adminFor } from "#app/admin/client.server.ts";
import { readShop } from "#app/admin/operations/read-shop.ts";
import { inShop } from "#app/db.server.ts";
import { logger } from "#app/logger.server.ts";
import { askForTopics } from "#app/store/optional-topics.server.ts";
import { getShop, installShop, tokenIsOfBooks } from "#app/store/shops.server.ts";

const TRUST_MS = 30_000;
const entered = new Map<string, number>();

/**
 * After a token exchange: a first installation, a further one, or the same with facts that may have changed. From then on jobs use the token.
 * @throws of a shop that is not entered, what the Admin API client throws
 */
export async function enterShop(shop: string): Promise<void> {
  const before = await inShop(shop, (client) => getShop(client, shop));
  try {
    const { currency, timezone, domains, about, appInstallationId } = await readShop(adminFor(shop, null, "live"));
    const installed = await installShop(shop, { currency, timezone, domains, about, appInstallationId });
    await inShop(shop, (client) => askForTopics(client, shop));
    logger.info({ shop, ...installed }, "shop entered");
  } catch (error) {
    // An hourly exchange of a shop that works: its currency and domains can be read next time. Who needs the token before asks by itself.
    if (!before || before.uninstalledAt) throw error;
    logger.warn({ err: error, shop }, "what Shopify says of the shop could not be read again");
  }
  entered.set(shop, Date.now() + TRUST_MS);
}

/**
 * A process may have died between the token and the entry, or Shopify did not answer then, and no exchange comes for another hour: the
 * next page makes up for it.
 */
export async function ensureEntered(shop: string): Promise<void> {
  if ((entered.get(shop) ?? 0) > Date.now()) return;
  const record = await inShop(shop, (client) => getShop(client, shop));
  if (record && !record.uninstalledAt && tokenIsOfBooks(record)) entered.set(shop, Date.now() + TRUST_MS);
  else await enterShop(shop);
}
