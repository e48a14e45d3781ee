import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

type Lists = "transactions" | "refunds" | "fulfillments" | "lines" | "shippingLines" | "edits" | "returns";

/** The order that a child record is of, newest orders looked at first; null when no order of the shop has it. */
export function orderOfChild(world: World, shop: string, list: Lists, id: string): OrderRecord | null {
  const found = world.reading(() =>
    world.newestOrdersOf(shop).find((order) => order[list].some((one) => one.id === id)),
  );
  return found ? world.order(shop, found.id) : null;
}
