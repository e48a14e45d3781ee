import type { StoreDiscountRecord } from "#sandbox/world/records/store-discount.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** Takes a discount away; orders that it was used in keep it. Emits discounts/delete. */
export function deleteDiscount(world: World, record: StoreDiscountRecord, actor: Actor = { by: "staff" }): void {
  delete world.state.storeDiscounts[record.id];
  const { method } = record;
  world.action(record.shop, actor)("discounts/delete", { subjectId: record.id, data: { method } });
}
