import { statusOfDiscount } from "#sandbox/world/discounts/discount-status.ts";
import type { StoreDiscountRecord } from "#sandbox/world/records/store-discount.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** Makes a discount good from now on. Emits discounts/update. Nothing happens to one that is good. */
export function activateDiscount(world: World, record: StoreDiscountRecord, actor: Actor = { by: "staff" }): boolean {
  const status = statusOfDiscount(record, world.nowMs());
  if (status === "ACTIVE") return false;
  if (status === "SCHEDULED") record.startsAt = world.now();
  else record.endsAt = null;
  return changed(world, record, actor);
}

/** Ends a discount now: there is no status of its own for it. Emits discounts/update. */
export function deactivateDiscount(world: World, record: StoreDiscountRecord, actor: Actor = { by: "staff" }): boolean {
  if (statusOfDiscount(record, world.nowMs()) === "EXPIRED") return false;
  record.endsAt = world.now();
  if (record.startsAt > record.endsAt) record.startsAt = record.endsAt;
  return changed(world, record, actor);
}

function changed(world: World, record: StoreDiscountRecord, actor: Actor): true {
  touch(world, record);
  world.action(record.shop, actor)("discounts/update", { subjectId: record.id });
  return true;
}
