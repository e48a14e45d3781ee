import { orderOfChild } from "#sandbox/world/order-of-child.ts";
import type {
  ReturnRecord,
  ReverseDeliveryRecord,
  ReverseFulfillmentOrderRecord,
} from "#sandbox/world/records/return.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export interface FoundReverse {
  order: OrderRecord;
  of: ReturnRecord;
  reverse: ReverseFulfillmentOrderRecord;
}

/** The first reverse fulfilment order of a shop that passes `test`, with its return and order. */
export function findReverse(
  world: World,
  shop: string,
  test: (reverse: ReverseFulfillmentOrderRecord) => boolean,
): FoundReverse | null {
  for (const read of world.lastChangedOrdersOf(shop)) {
    const hit = read.returns.find((one) => one.reverseFulfillmentOrders.some(test));
    // What comes out of a list is for reading: the order is fetched again to be changed.
    const order = hit && orderOfChild(world, shop, "returns", hit.id);
    const of = order?.returns.find((one) => one.id === hit?.id);
    const reverse = of?.reverseFulfillmentOrders.find(test);
    if (order && of && reverse) return { order, of, reverse };
  }
  return null;
}

export interface FoundDelivery extends FoundReverse {
  delivery: ReverseDeliveryRecord;
}

export function findReverseDelivery(world: World, shop: string, id: string): FoundDelivery | null {
  const found = findReverse(world, shop, ({ deliveries }) => deliveries.some((one) => one.id === id));
  const delivery = found?.reverse.deliveries.find((one) => one.id === id);
  return found && delivery ? { ...found, delivery } : null;
}
