// What only Shopify knows of the orders of a preview: where they were to ship from, the locations, today's stock. It costs points, which
// live work has first, so only so many orders of a preview are read; of the others it says that it does not know.
import { type AdminClient, adminFor } from "#app/admin/client.server.ts";
import { AdminRejected } from "#app/admin/errors.ts";
import type { Decision } from "#app/rules/decision.ts";
import type { Facts } from "#app/rules/facts.ts";
import type { FactGroup, Need } from "#app/rules/need.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { fulfillmentOrdersAsPlaced } from "#app/worker/preview-decisions.ts";
import { readNeeds } from "#app/worker/read-needs.server.ts";

/** So many orders of a preview are read at most, the newest: some 3,000 points, half a minute of a Basic plan. */
export const MOST_READ = 500;

const GROUPS: readonly FactGroup[] = ["fulfillment_orders", "locations", "products", "stock"];
const READ: ReadonlySet<Need["fact"]> = new Set(GROUPS);

export const hangsOnReading = ({ needs }: Decision): boolean => needs.some(({ fact }) => READ.has(fact));

/**
 * The facts with what was read, in their order; a store that does not show it leaves them as they are.
 * @throws as the Admin API's client does, where points or Shopify are away: the preview goes on later.
 */
export async function readForPreview(shop: ShopRecord, needing: readonly Facts[]): Promise<Facts[]> {
  const admin: AdminClient = adminFor(shop.shop, shop.installation, "back-fill");
  const needs: Need[] = GROUPS.map((fact) => ({ fact }));
  try {
    const read = await readNeeds(
      shop.shop,
      admin,
      [],
      needing.map((facts, at) => ({ name: String(at), needs, facts })),
    );
    return needing.map((facts, at) => {
      const told = read.get(String(at)) ?? facts;
      return told.order ? { ...told, order: fulfillmentOrdersAsPlaced(told.order) } : told;
    });
  } catch (error) {
    if (error instanceof AdminRejected) return [...needing];
    throw error;
  }
}
