// News of fulfilment orders name no order. Where nothing needed to know at once whose they are, one request asks for many later.
import type { AdminClient } from "#app/admin/client.server.ts";
import { findOrdersOfFulfillmentOrders } from "#app/admin/operations/find-orders-of-fulfillment-orders.ts";
import { inShop } from "#app/db.server.ts";
import { homeOrderEvents, listHomelessFulfillmentOrders } from "#app/store/order-events.server.ts";
import { getOrdersOfFulfillmentOrders, saveFulfillmentOrderMap } from "#app/store/orders.server.ts";

/** Ids of one request. */
const AT_ONCE = 250;

/** Finds the orders of what is noted of fulfilment orders, as many as one request holds: the next sweep goes on. */
export async function findHomesOfEvents(shop: string, admin: AdminClient): Promise<void> {
  const { homeless, known } = await inShop(shop, async (client) => {
    const homeless = await listHomelessFulfillmentOrders(client, shop, AT_ONCE);
    return { homeless, known: await getOrdersOfFulfillmentOrders(client, shop, homeless) };
  });
  if (!homeless.length) return;
  const asking = homeless.filter((id) => !known.has(id));
  const found = asking.length
    ? (await findOrdersOfFulfillmentOrders(admin, asking)).orderIds
    : new Map<string, string | null>();
  await inShop(shop, async (client) => {
    await saveFulfillmentOrderMap(
      client,
      shop,
      [...found].flatMap(([fulfillmentOrderId, orderId]) => (orderId ? [{ fulfillmentOrderId, orderId }] : [])),
    );
    await homeOrderEvents(client, shop, new Map<string, string | null>([...known, ...found]));
  });
}
