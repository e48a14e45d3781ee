import { orderOfChild } from "#sandbox/world/order-of-child.ts";
import type { ReturnRecord } from "#sandbox/world/records/return.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface ReturnOfOrder {
  order: OrderRecord;
  it: ReturnRecord;
}

/** A return of this shop with its order, or a refusal in Shopify's words (recorded). */
export function expectReturn(world: World, shop: string, id: string, field: string[]): ReturnOfOrder {
  const order = orderOfChild(world, shop, "returns", id);
  const it = order?.returns.find((one) => one.id === id);
  if (!order || !it) throw new Refused("Return not found.", { field, code: "NOT_FOUND" });
  return { order, it };
}
