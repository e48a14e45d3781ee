// Pure. What is computed of a store's discounts, never stored.
import type { StoreDiscountRecord } from "#sandbox/world/records/store-discount.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export type DiscountStatus = "ACTIVE" | "EXPIRED" | "SCHEDULED";

export function statusOfDiscount(
  { startsAt, endsAt }: Pick<StoreDiscountRecord, "startsAt" | "endsAt">,
  nowMs: number,
): DiscountStatus {
  if (endsAt !== null && Date.parse(endsAt) <= nowMs) return "EXPIRED";
  return Date.parse(startsAt) > nowMs ? "SCHEDULED" : "ACTIVE";
}

/** Off an order as a whole, off its items, or off its delivery. */
export function classOfDiscount({ items, value, freeShipping }: StoreDiscountRecord): "ORDER" | "PRODUCT" | "SHIPPING" {
  if (freeShipping) return "SHIPPING";
  return items.all && !("amount" in value && value.onEachItem) ? "ORDER" : "PRODUCT";
}

export type DiscountKind = "Basic" | "FreeShipping" | "Bxgy";

/** As its type ends: "DiscountCodeBasic". */
export const kindOfDiscount = ({ freeShipping, buyXGetY }: StoreDiscountRecord): DiscountKind =>
  freeShipping ? "FreeShipping" : buyXGetY ? "Bxgy" : "Basic";

export const discountsOfShop = (world: World, shop: string): StoreDiscountRecord[] =>
  Object.values(world.state.storeDiscounts).filter((one) => one.shop === shop);

/** Codes are the same in either case (documented). */
export const sameCode = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export const discountByCode = (world: World, shop: string, code: string): StoreDiscountRecord | null =>
  discountsOfShop(world, shop).find((one) => one.code !== null && sameCode(one.code.text, code)) ?? null;

/** Counts the store's discounts that an order was placed with. Others, which nobody set up, are not counted. */
export function countUses(world: World, { shop, discounts = [] }: OrderRecord): void {
  for (const { kind, name } of discounts)
    for (const one of discountsOfShop(world, shop))
      if (
        (kind === "CODE" && one.code && sameCode(one.code.text, name)) ||
        (kind === "AUTOMATIC" && isBySelf(one, name))
      )
        one.uses++;
}

const isBySelf = ({ method, title }: StoreDiscountRecord, name: string) => method === "AUTOMATIC" && title === name;
