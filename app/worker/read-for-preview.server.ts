// What only Shopify knows of the orders of a preview: where they were to ship from, the locations, today's stock, how often their buyers ordered. It costs points, which
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

const OF_ROUTING: readonly FactGroup[] = ["fulfillment_orders", "locations", "products", "stock"];
const READ: ReadonlySet<Need["fact"]> = new Set<FactGroup>([...OF_ROUTING, "customer"]);

/** What is read for a decision; none: nothing hangs on it. */
export function readingFor({ needs }: Decision): Need[] {
  const read = needs.filter(({ fact }) => READ.has(fact));
  return read.some(({ fact }) => fact !== "customer") ? [...read, ...OF_ROUTING.map((fact) => ({ fact }))] : read;
}

/**
 * The facts with what was read, by `at`; a store that does not show it leaves them as they are.
 * @throws as the Admin API's client does, where points or Shopify are away: the preview goes on later.
 */
export async function readForPreview(
  shop: ShopRecord,
  needing: readonly { at: number; facts: Facts; needs: Need[] }[],
): Promise<Map<number, Facts>> {
  const admin: AdminClient = adminFor(shop.shop, shop.installation, "back-fill");
  try {
    const read = await readNeeds(
      shop.shop,
      admin,
      [],
      needing.map(({ at, facts, needs }) => ({ name: String(at), needs, facts })),
    );
    return new Map(
      needing.map(({ at, facts }) => {
        const told = read.get(String(at)) ?? facts;
        return [at, told.order ? { ...told, order: fulfillmentOrdersAsPlaced(told.order) } : told];
      }),
    );
  } catch (error) {
    if (error instanceof AdminRejected) return new Map(needing.map(({ at, facts }) => [at, facts]));
    throw error;
  }
}
