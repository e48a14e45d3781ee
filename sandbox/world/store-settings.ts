// Pure over the world. What a store's settings say, where every store of this world has the same, or its records say it.
import type { AddressRecord, LocationRecord, ShopRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export const SHOP_OWNER = "Sam Porter";

/** Its first one; null: it has none. */
export const primaryLocationOf = (world: World, shop: ShopRecord): LocationRecord | null =>
  Object.values(world.state.locations).find((one) => one.shop === shop.domain) ?? null;

/** The store is where its first location is. */
export const addressOfShop = (world: World, shop: ShopRecord): AddressRecord | null =>
  primaryLocationOf(world, shop)?.address ?? null;

/** How amounts are printed, alone and with the currency. */
export function moneyFormats({ currency }: ShopRecord): { alone: string; withCurrency: string } {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Shopify's own placeholder, after a dollar sign
  const alone = { GBP: "£{{amount}}", EUR: "€{{amount}}", USD: "${{amount}}" }[currency] ?? "{{amount}}";
  return { alone, withCurrency: `${alone} ${currency}` };
}
