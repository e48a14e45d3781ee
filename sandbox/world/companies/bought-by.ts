import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

type Buyer = NonNullable<OrderRecord["company"]>;

/** Whether an order or a draft that is no order yet is of such a buyer. */
export function boughtBy(world: World, shop: string, test: (buyer: Buyer) => boolean): boolean {
  const of = ({ company }: { company?: Buyer }) => company !== undefined && test(company);
  return world.reading(
    () =>
      world.newestOrdersOf(shop).find(of) !== undefined ||
      Object.values(world.state.draftOrders).some(
        (draft) => draft.shop === shop && draft.status !== "COMPLETED" && of(draft),
      ),
  );
}

/** The orders of such a buyer, oldest first. */
export const ordersBoughtBy = (world: World, shop: string, test: (buyer: Buyer) => boolean): OrderRecord[] =>
  [...world.ordersOf(shop)].filter(({ company }) => company !== undefined && test(company));
