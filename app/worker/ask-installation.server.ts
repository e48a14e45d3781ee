// Whether an installation still stands, where something says that one is over.
import type { PoolClient } from "pg";
import { AdminUnavailable, ShopAccessLost } from "#app/admin/errors.ts";
import { confirmInstallation } from "#app/confirm-installation.server.ts";
import type { OpenDelivery } from "#app/store/deliveries.server.ts";
import { getOfflineToken, offlineTokenIn } from "#app/store/sessions.server.ts";
import { getShop, type ShopRecord } from "#app/store/shops.server.ts";

/** What Shopify says of the installation that counts in our books. */
export type Standing =
  /** Nothing gave reason to ask. */
  | { outcome: "not_asked" }
  /** It takes the token of now: whatever told of an end told of an earlier installation. */
  | { outcome: "stands" }
  /** It takes none; `refused` is the access token that we held, null: there was none any more. */
  | { outcome: "ended"; refused: string | null };

/**
 * Whether the installation still stands where something says that one is over. A webhook of an uninstall may come hours late, after
 * the store has installed the app anew; its time tells nothing then, because our books may not know of the new installation yet. And a
 * store is to be forgotten after an uninstall alone: where the app counts as installed by then, either the word of its end was lost, or
 * it was installed anew. Shopify knows: an uninstall takes every token with it.
 * @throws AdminThrottled | AdminUnavailable where Shopify does not say
 */
export async function askInstallation(
  { shop, installedAt, uninstalledAt }: ShopRecord,
  deliveries: OpenDelivery[],
): Promise<Standing> {
  if (uninstalledAt || !deliveries.some((delivery) => tellsOfEnd(delivery, installedAt)))
    return { outcome: "not_asked" };
  const held = await getOfflineToken(shop, null);
  try {
    await confirmInstallation(shop);
    return { outcome: "stands" };
  } catch (error) {
    if (!(error instanceof ShopAccessLost)) throw error;
    return { outcome: "ended", refused: held?.accessToken ?? null };
  }
}

/**
 * To be called in the transaction that ends the installation: the store may have installed the app anew while Shopify was asked, and
 * that one must not be ended.
 * @throws AdminUnavailable (not sent) where another token or installation has come: Shopify is to be asked about that one.
 */
export async function assertSameInstallation(
  client: PoolClient,
  { shop, installation }: ShopRecord,
  { refused }: Extract<Standing, { outcome: "ended" }>,
): Promise<void> {
  const now = await getShop(client, shop);
  const token = await offlineTokenIn(client, shop, null);
  if (now?.installation !== installation || (token && token.accessToken !== refused))
    throw new AdminUnavailable("the store installed the app anew while Shopify was asked", { sent: false });
}

/** Of an uninstall before the installation of now we know without asking that it was an earlier one's. */
function tellsOfEnd({ topic, triggeredAt }: OpenDelivery, installedAt: Date): boolean {
  if (topic === "app/uninstalled") return !triggeredAt || triggeredAt >= installedAt;
  return topic === "shop/redact";
}
