import type { Idempotency } from "#sandbox/graphql/idempotency.ts";
import { gid } from "#sandbox/world/gid.ts";
import { levelAt } from "#sandbox/world/inventory/inventory-level.ts";
import { QUANTITY_NAMES, quantityOf } from "#sandbox/world/inventory/quantities.ts";
import { createProduct, type ProductDraft } from "#sandbox/world/products/create-product.ts";
import type { ProductRecord, VariantRecord } from "#sandbox/world/records/product.ts";
import type { World } from "#sandbox/world/world.ts";
import { ALL_SCOPES, ask, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

export const STOCK_SCOPES = [
  ...ALL_SCOPES,
  ...["write_inventory", "write_products", "write_publications", "write_locations"],
];

/** A small world where a tracked mug lies ten times at the first location and five times at the second. */
export function stockedWorld(mug: Partial<ProductDraft> = {}) {
  const small = smallWorld();
  const [first = "", second = ""] = small.locations;
  const product = createProduct(small.world, SHOP, {
    title: "Mug",
    variants: [
      {
        sku: "MUG",
        price: 1_250,
        grams: 300,
        tracked: true,
        stock: [
          { locationId: first, available: 10 },
          { locationId: second, available: 5 },
        ],
      },
    ],
    ...mug,
  });
  const variant = variantOf(small.world, product);
  const itemId = variant.inventoryItemId;
  small.events.splice(0);
  return { ...small, first, second, product, variant, itemId, itemGid: gid("InventoryItem", itemId) };
}

export function variantOf(world: World, product: ProductRecord): VariantRecord {
  const [variant] = world.variantsOf(product);
  if (!variant) throw new Error("a product without variants");
  return variant;
}

/** All quantities of an item at a location that are not zero. */
export function stockAt(world: World, itemId: string, locationId: string): Record<string, number> {
  const level = levelAt(world, itemId, locationId);
  if (!level) throw new Error("not stocked there");
  const quantities = QUANTITY_NAMES.map((name) => [name, quantityOf(level, name)] as const);
  return Object.fromEntries(quantities.filter(([, quantity]) => quantity !== 0));
}

/** Asks with the scopes that stock needs; what came back under the only field. */
export function askStock(
  world: World,
  query: string,
  variables: Record<string, unknown> = {},
  options: { scopes?: string[]; idempotency?: Idempotency } = {},
) {
  const { body } = ask(world, query, variables, { scopes: STOCK_SCOPES, ...options });
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the test asks for
  return { errors: body.errors, data: body.data as any, body };
}
