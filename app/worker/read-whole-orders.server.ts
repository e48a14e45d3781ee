import type { AdminClient } from "#app/admin/client.server.ts";
import { readOrders } from "#app/admin/operations/read-orders.ts";
import type { OrderPicture } from "#app/rules/facts.ts";

/** Orders of one request: it costs what the dearest costs, and its answer has to fit into the time that one may take. */
const MOST_READ = 100;

/** Reads orders, however many, some by each request. Null: Shopify knows no such order, or shows it to this app no more. */
export async function readWholeOrders(
  admin: AdminClient,
  orderIds: readonly string[],
): Promise<Map<string, OrderPicture | null>> {
  const pictures = new Map<string, OrderPicture | null>();
  for (let from = 0; from < orderIds.length; from += MOST_READ) {
    const { orders } = await readOrders(admin, orderIds.slice(from, from + MOST_READ));
    for (const [orderId, picture] of orders) pictures.set(orderId, picture);
  }
  return pictures;
}
