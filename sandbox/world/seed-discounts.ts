import { createDiscount, type DiscountChange } from "#sandbox/world/discounts/save-discount.ts";
import type { World } from "#sandbox/world/world.ts";

/** Tenths off with a code, and one twentieth off everything by itself: what orders of the past were placed with. */
export const CODES = ["WELCOME10", "SUMMER10", "THANKYOU"] as const;
export const AUTOMATIC = "Five off everything";

/** Sets up a store's discounts. */
export function seedDiscounts(world: World, shop: string): void {
  const offEverything = (title: string, percentage: number): DiscountChange => ({
    title,
    startsAt: world.now(),
    value: { percentage },
    items: { all: true },
    customers: null,
  });
  for (const code of CODES)
    createDiscount(world, shop, "CODE", { ...offEverything(code, 0.1), code }, "basicCodeDiscount");
  createDiscount(world, shop, "AUTOMATIC", offEverything(AUTOMATIC, 0.05), "automaticBasicDiscount");
}
