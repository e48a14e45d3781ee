import { inShop } from "#app/db.server.ts";
import type { OrderPicture } from "#app/rules/facts.ts";
import type { InternalDelivery } from "#app/store/deliveries.server.ts";
import { getOrders } from "#app/store/orders.server.ts";
import { isSamePicture } from "#app/worker/is-same-picture.ts";
import { keepFromWebhooks } from "#app/worker/keep-known.ts";
import { sweepDelivery } from "#app/worker/sweep-delivery.ts";

export interface ComparedOrder {
  orderId: string;
  updatedAt: string;
  /** What the lane is to look at; null: it is as we saw it. */
  differs: InternalDelivery | null;
}

/**
 * Compares orders as they were read with what we saw of them. Not among them: an order whose stamp is another by now. There is a
 * webhook, or the next sweep lists it.
 */
export async function compareWholeOrders(
  shop: string,
  orderIds: readonly string[],
  pictures: ReadonlyMap<string, OrderPicture | null>,
): Promise<ComparedOrder[]> {
  if (!orderIds.length) return [];
  const records = await inShop(shop, (client) => getOrders(client, shop, [...orderIds]));
  return orderIds.flatMap((orderId) => {
    const picture = pictures.get(orderId);
    const seen = records.get(orderId)?.seen;
    if (!picture || !seen || picture.updated_at !== seen.updated_at) return [];
    const isSame = isSamePicture(keepFromWebhooks(picture, seen), seen);
    const updatedAt = seen.updated_at;
    return [{ orderId, updatedAt, differs: isSame ? null : sweepDelivery("differs", { orderId, updatedAt }, picture) }];
  });
}
