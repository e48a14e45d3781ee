import type { Plan, ShopRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** Puts a store on another plan: other limits from the next request on. Tells of a difference. */
export function changePlan(world: World, shop: ShopRecord, plan: Plan): void {
  if (shop.plan === plan) return;
  shop.plan = plan;
  world.action(shop.domain, { by: "staff" })("shop/update");
}
