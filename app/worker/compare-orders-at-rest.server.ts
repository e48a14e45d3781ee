// Orders that rest, compared with Shopify in all that can change: of two changes in one second the second one may be lost without a trace.
// A request costs what its dearest order costs, whatever their number. So they wait until there are enough of them, or for an hour:
// what most changes show, the sweep has compared by then, for nothing.
import type { AdminClient } from "#app/admin/client.server.ts";
import { readOrderDetails } from "#app/admin/operations/read-order-details.ts";
import { inShop } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { insertInternalDeliveries } from "#app/store/deliveries.server.ts";
import { assertFences } from "#app/store/lanes.server.ts";
import { getOrders, markOrdersVerified, type Unverified } from "#app/store/orders.server.ts";
import { markSwept } from "#app/store/shop-progress.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { agreesWithPicture } from "#app/worker/agrees-with-picture.ts";
import { compareWholeOrders } from "#app/worker/compare-whole-orders.server.ts";
import type { HeldLane } from "#app/worker/held-lane.ts";
import { listOrdersAtRest, type OrdersAtRest } from "#app/worker/list-orders-at-rest.server.ts";
import { readWholeOrders } from "#app/worker/read-whole-orders.server.ts";

/**
 * Compares what waits, if it is due. @param atRest what `listOrdersAtRest` says first. @param settledBefore what changed later has a webhook on
 * its way. @returns how many orders were found that differ from what we saw.
 */
export async function compareOrdersAtRest(
  shop: ShopRecord,
  lane: HeldLane,
  admin: AdminClient,
  { atRest, startedAt, settledBefore }: { atRest: OrdersAtRest; startedAt: Date; settledBefore: Date },
): Promise<number> {
  const dueBefore = new Date(startedAt.getTime() - env.COMPARED_WITHIN_MS);
  let found = 0;
  let { orders, isFull } = atRest;
  for (;;) {
    const [longest] = orders;
    if (!longest || (!isFull && longest.updatedAt >= dueBefore)) return found;
    found += await compareSome(shop, lane, admin, { waiting: orders, dueBefore });
    if (!isFull) return found;
    const after = orders.at(-1) ?? null;
    ({ orders, isFull } = await inShop(shop.shop, (client) =>
      listOrdersAtRest(client, shop, { settledBefore, after }),
    ));
  }
}

async function compareSome(
  shop: ShopRecord,
  lane: HeldLane,
  admin: AdminClient,
  { waiting, dueBefore }: { waiting: Unverified[]; dueBefore: Date },
): Promise<number> {
  const orderIds = waiting.map(({ orderId }) => orderId);
  const { details } = await readOrderDetails(admin, orderIds);
  const records = await inShop(shop.shop, (client) => getOrders(client, shop.shop, orderIds));
  const over: { orderId: string; updatedAt: string | Date }[] = [];
  const changed: string[] = [];
  for (const { orderId, updatedAt } of waiting) {
    const now = details.get(orderId);
    const seen = records.get(orderId)?.seen;
    if (now && seen && now.updated_at === seen.updated_at) {
      if (agreesWithPicture(now, seen)) over.push({ orderId, updatedAt: seen.updated_at });
      else changed.push(orderId);
    }
    // Deleted, or shown no more, or there is nothing to compare with. Or it has another stamp: there is a webhook, the next sweep lists it,
    // or the answer lags; after its hour it is not asked for again.
    else if (!now || !seen || updatedAt < dueBefore) over.push({ orderId, updatedAt });
  }
  const compared = await compareWholeOrders(shop.shop, changed, await readWholeOrders(admin, changed));
  return inShop(shop.shop, async (client) => {
    await assertFences(client, shop.shop, [lane]);
    const found = await insertInternalDeliveries(
      client,
      shop.shop,
      compared.flatMap(({ differs }) => differs ?? []),
    );
    await markOrdersVerified(client, shop.shop, [...over, ...compared]);
    if (found) await markSwept(client, shop.shop, { cursor: shop.installedAt, found, isDone: false });
    return found;
  });
}
