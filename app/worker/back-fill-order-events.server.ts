// The history of orders that were known before it was kept: out of their pictures, without a request to Shopify. So many in one sweep;
// where it stands is kept in the same transaction.
import { inShop } from "#app/db.server.ts";
import { eventsOfOrder } from "#app/history/events-of-order.ts";
import { assertFences } from "#app/store/lanes.server.ts";
import { saveOrderEvents } from "#app/store/order-events.server.ts";
import { markBackFilled, ordersToBackFill } from "#app/store/order-events-back-fill.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import type { HeldLane } from "#app/worker/held-lane.ts";

const AT_ONCE = 250;
const MOST_BATCHES = 8;

/** @returns how many orders were looked at. */
export async function backFillOrderEvents({ shop, installation }: ShopRecord, lane: HeldLane): Promise<number> {
  let looked = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const orders = await inShop(shop, async (client) => {
      await assertFences(client, shop, [lane]);
      const some = await ordersToBackFill(client, shop, AT_ONCE);
      await saveOrderEvents(
        client,
        shop,
        installation,
        some.flatMap((order) => eventsOfOrder(order, "history")),
      );
      await markBackFilled(client, shop, some.length < AT_ONCE ? null : (some.at(-1)?.id ?? null));
      return some;
    });
    looked += orders.length;
    if (orders.length < AT_ONCE) break;
  }
  return looked;
}
