// Deliveries that could not be read, read again.
import type { PoolClient } from "pg";
import type { DeliveryVerdict } from "#app/store/deliveries.server.ts";
import { bumpLanes } from "#app/store/lanes.server.ts";

export interface ReadAgain {
  verdict: DeliveryVerdict;
  orderId: string | null;
  customerId: string | null;
}

/**
 * Gives a delivery that could not be read to `read` once more. What can be read now waits in its lane as if it had just come.
 * @param read null: not this time either.
 * @returns none: there is no such delivery, or its bytes are past their retention.
 */
export async function reopenUnreadable(
  client: PoolClient,
  shop: string,
  deliveryId: number,
  read: (topic: string, body: Buffer) => ReadAgain | null,
): Promise<"reopened" | "still_unreadable" | "none"> {
  const { rows } = await client.query<{ topic: string; body: Buffer }>(
    `select k.topic, b.body from delivery_key k join delivery_body b on b.received_on = k.received_on and b.delivery_id = k.id and b.shop = k.shop
     where k.shop = $1 and k.id = $2 and k.status = 'UNREADABLE' for update of k`,
    [shop, deliveryId],
  );
  const [delivery] = rows;
  if (!delivery) return "none";
  const again = read(delivery.topic, delivery.body);
  if (again?.verdict.outcome !== "lane") return "still_unreadable";
  const { lane } = again.verdict;
  await client.query(
    `update delivery_body b set order_id = $3, customer_id = $4 from delivery_key k
     where k.shop = $1 and k.id = $2 and b.shop = $1 and b.received_on = k.received_on and b.delivery_id = k.id`,
    [shop, deliveryId, again.orderId, again.customerId],
  );
  await client.query(
    `update delivery_key set status = 'RECEIVED', reason = null, settled_at = null, lane_kind = $3, lane_key = $4
     where shop = $1 and id = $2`,
    [shop, deliveryId, lane.kind, lane.key],
  );
  await bumpLanes(client, shop, [lane]);
  return "reopened";
}
