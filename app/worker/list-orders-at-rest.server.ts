import type { PoolClient } from "pg";
import { listUnverifiedOrders, type Unverified } from "#app/store/orders.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";

/** What one request may name. Of each order some 2 kB come back. */
const COMPANY = 250;

export interface OrdersAtRest {
  /** The longest at rest first. */
  orders: Unverified[];
  /** As many as one request may name. */
  isFull: boolean;
}

/** Orders that wait to be compared with the store. @param settledBefore what changed later has a webhook on its way. */
export async function listOrdersAtRest(
  client: PoolClient,
  { shop, installedAt }: ShopRecord,
  { settledBefore, after }: { settledBefore: Date; after: Unverified | null },
): Promise<OrdersAtRest> {
  const orders = await listUnverifiedOrders(client, shop, {
    ...{ from: installedAt, before: settledBefore, after, limit: COMPANY },
  });
  return { orders, isFull: orders.length === COMPANY };
}
