// News of fulfilment orders, and some of returns and payments, name no order. Where nothing needed to know at once whose they are,
// one request asks for many later.
import type { PoolClient } from "pg";
import type { AdminClient } from "#app/admin/client.server.ts";
import { AdminRejected } from "#app/admin/errors.ts";
import { CHILDREN_OF_ORDER, findOrdersOfChildren } from "#app/admin/operations/find-orders-of-children.ts";
import { findOrdersOfFulfillmentOrders } from "#app/admin/operations/find-orders-of-fulfillment-orders.ts";
import { inShop } from "#app/db.server.ts";
import { logger } from "#app/logger.server.ts";
import { homeOrderEvents, listHomeless } from "#app/store/order-events.server.ts";
import { getOrdersOfFulfillmentOrders, saveFulfillmentOrderMap } from "#app/store/orders.server.ts";

/** Ids of one request. */
const AT_ONCE = 250;

/** Ids of what is noted and belongs to no order yet. */
export interface Homeless {
  fulfillmentOrders: string[];
  children: string[];
}

/** As many of each sort as one request holds: the next sweep goes on. */
export async function listHomelessEvents(client: PoolClient, shop: string): Promise<Homeless> {
  return {
    fulfillmentOrders: await listHomeless(client, shop, "fulfillmentOrder", AT_ONCE),
    children: await listHomeless(client, shop, "child", AT_ONCE),
  };
}

/** Finds the orders of what is noted. */
export async function findHomesOfEvents(
  shop: string,
  admin: AdminClient,
  { fulfillmentOrders, children }: Homeless,
): Promise<void> {
  if (fulfillmentOrders.length) await ofFulfillmentOrders(shop, admin, fulfillmentOrders);
  if (children.length) await ofChildren(shop, admin, children);
}

async function ofFulfillmentOrders(shop: string, admin: AdminClient, homeless: string[]): Promise<void> {
  const known = await inShop(shop, (client) => getOrdersOfFulfillmentOrders(client, shop, homeless));
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
    await homeOrderEvents(client, shop, "fulfillmentOrder", new Map<string, string | null>([...known, ...found]));
  });
}

async function ofChildren(shop: string, admin: AdminClient, homeless: string[]): Promise<void> {
  for (const type of CHILDREN_OF_ORDER) {
    const ids = homeless.flatMap((child) => (child.startsWith(`${type}/`) ? [child.slice(type.length + 1)] : []));
    if (!ids.length) continue;
    try {
      const { orderIds } = await findOrdersOfChildren(
        admin,
        ids.map((id) => ({ type, id })),
      );
      const found = new Map([...orderIds].map(([id, orderId]) => [`${type}/${id}`, orderId]));
      await inShop(shop, (client) => homeOrderEvents(client, shop, "child", found));
    } catch (error) {
      // Its scope was taken away since: what is noted stays without an order until it is granted again.
      if (!(error instanceof AdminRejected)) throw error;
      logger.warn({ shop, type, reason: error.message }, "whose order it is cannot be asked");
    }
  }
}
