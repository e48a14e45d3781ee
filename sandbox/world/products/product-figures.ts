// Pure over the world. What is computed of products and variants, never stored.
import { levelsOf } from "#sandbox/world/inventory/inventory-level.ts";
import type { ProductRecord, VariantRecord } from "#sandbox/world/records/product.ts";
import type { Minor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** Units available over all locations that stock it. A bundle has as many as its scarcest component makes. */
export function availableOf(world: World, variant: VariantRecord): number {
  if (variant.components.length > 0)
    return Math.min(
      ...variant.components.map(({ variantId, quantity }) => {
        const component = world.state.variants[variantId];
        return component ? Math.floor(availableOf(world, component) / quantity) : 0;
      }),
    );
  return availableAt(world, variant, () => true);
}

/** Units at the locations that fulfil online orders. */
export const sellableOnline = (world: World, variant: VariantRecord): number =>
  availableAt(world, variant, (locationId) => world.state.locations[locationId]?.fulfillsOnlineOrders ?? false);

function availableAt(world: World, variant: VariantRecord, counts: (locationId: string) => boolean): number {
  const item = world.state.inventoryItems[variant.inventoryItemId];
  const levels = item ? levelsOf(world, item).filter((level) => level.active && counts(level.locationId)) : [];
  return levels.reduce((sum, level) => sum + level.quantities.available, 0);
}

export const isTracked = (world: World, variant: VariantRecord): boolean =>
  world.state.inventoryItems[variant.inventoryItemId]?.tracked ?? false;

/** Whether the storefront lets it be bought. */
export const isForSale = (world: World, variant: VariantRecord): boolean =>
  !isTracked(world, variant) || variant.inventoryPolicy === "CONTINUE" || availableOf(world, variant) > 0;

export const inventoryTotal = (world: World, product: ProductRecord): number =>
  world.variantsOf(product).reduce((sum, variant) => sum + availableOf(world, variant), 0);

export const hasOnlyDefaultVariant = (product: ProductRecord): boolean =>
  product.options.length === 1 &&
  product.options[0]?.name === "Title" &&
  product.options[0].values.every(({ name }) => name === "Default Title");

/** Lowest and highest of some prices; zero when there are none. */
export const priceRange = (prices: readonly (Minor | null)[]): { min: Minor; max: Minor } => {
  const known = prices.filter((price) => price !== null);
  return known.length === 0 ? { min: 0, max: 0 } : { min: Math.min(...known), max: Math.max(...known) };
};

/** "Moor jumper - M" */
export const displayName = (world: World, variant: VariantRecord): string =>
  `${world.state.products[variant.productId]?.title ?? ""} - ${variant.title}`;
