import { levelGid } from "#sandbox/graphql/resolvers/inventory.ts";
import { gid } from "#sandbox/world/gid.ts";
import { addLevel, levelAt, levelsOf } from "#sandbox/world/inventory/inventory-level.ts";
import { parseMoney } from "#sandbox/world/money.ts";
import type { VariantDraft } from "#sandbox/world/products/add-variant.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import { KEPT_QUANTITIES, levelKey } from "#sandbox/world/records/inventory.ts";
import type { ProductStatus } from "#sandbox/world/records/product.ts";
import { gidType } from "#tests/recordings/id-map.ts";
import { at, type Json, members, numberAt, objectAt, textAt } from "#tests/recordings/json.ts";
import type { Ground } from "#tests/recordings/plant/ground.ts";

/** The product, variant or stock item of a recorded gid, with what belongs to it. */
export function plantProduct(ground: Ground, recorded: string): void {
  if (ground.ids.get(recorded)) return;
  const type = gidType(recorded);
  if (type === "Product") {
    plant(ground, recorded, variantsOf(ground, recorded));
    return;
  }
  const variant = type === "ProductVariant" ? recorded : variantOfItem(ground, recorded);
  const product = variant && productOf(ground, variant);
  if (product) plant(ground, product, [...new Set([...variantsOf(ground, product), variant])]);
  else plant(ground, null, [variant ?? null], type === "InventoryItem" ? recorded : null);
}

const variantsOf = (ground: Ground, product: string): string[] => {
  const shown = members(ground.observed.of(product)?.variants)?.flatMap((one) => textAt(one, "id") ?? []) ?? [];
  const others = ground.observed
    .ofType("ProductVariant")
    .filter((one) => textAt(ground.observed.of(one), "product", "id") === product);
  return [...new Set([...shown, ...others])];
};

const productOf = (ground: Ground, variant: string): string | null =>
  textAt(ground.observed.of(variant), "product", "id") ??
  ground.observed.ofType("Product").find((one) => variantsOf(ground, one).includes(variant)) ??
  null;

const variantOfItem = (ground: Ground, item: string): string | null =>
  textAt(ground.observed.of(item), "variant", "id") ??
  ground.observed
    .ofType("ProductVariant")
    .find((one) => textAt(ground.observed.of(one), "inventoryItem", "id") === item) ??
  null;

/** Null stands for a product or variant that no answer names. */
function plant(ground: Ground, product: string | null, variants: (string | null)[], item: string | null = null): void {
  const { world, shop, observed, ids } = ground;
  const view = product ? observed.of(product) : null;
  const list = variants.length > 0 ? variants : [null];
  const made = world.quietly(() =>
    createProduct(world, shop.domain, {
      title: textAt(view, "title") ?? titleOnLine(ground, list) ?? "Recorded product",
      vendor: textAt(view, "vendor"),
      productType: textAt(view, "productType"),
      status: (textAt(view, "status") as ProductStatus | null) ?? "ACTIVE",
      tags: Array.isArray(view?.tags) ? view.tags.filter((tag): tag is string => typeof tag === "string") : [],
      variants: list.map((variant) => variantDraft(ground, variant ? observed.of(variant) : null)),
    }),
  );
  made.handle = textAt(view, "handle") ?? made.handle;
  made.createdAt = textAt(view, "createdAt") ?? made.createdAt;
  made.updatedAt = textAt(view, "updatedAt") ?? made.updatedAt;
  if (product) ids.learn(product, gid("Product", made.id));
  for (const [index, record] of world.variantsOf(made).entries()) {
    const variant = list[index];
    const shown = variant ? observed.of(variant) : null;
    record.title = textAt(shown, "title") ?? record.title;
    if (variant) ids.learn(variant, gid("ProductVariant", record.id));
    const recordedItem = textAt(shown, "inventoryItem", "id") ?? item;
    if (!recordedItem) continue;
    ids.learn(recordedItem, gid("InventoryItem", record.inventoryItemId));
    const itemView = observed.of(recordedItem);
    if (itemView) showProduct(ground, recordedItem, itemView);
  }
}

/** What a product is called on a line of an order. */
function titleOnLine({ observed }: Ground, variants: (string | null)[]): string | null {
  const lines = observed.ofType("LineItem").map((gid) => observed.of(gid));
  return textAt(lines.find((line) => variants.includes(textAt(line, "variant", "id") ?? "")) ?? null, "title");
}

function variantDraft({ shop }: Ground, shown: Json | null): VariantDraft {
  return {
    sku: textAt(shown, "sku") ?? textAt(shown, "inventoryItem", "sku"),
    barcode: textAt(shown, "barcode"),
    price: parseMoney(textAt(shown, "price") ?? "0.00", shop.currency) ?? 0,
    requiresShipping: at(shown, "inventoryItem", "requiresShipping") !== false,
    taxable: shown?.taxable !== false,
    tracked: at(shown, "inventoryItem", "tracked") === true,
  };
}

/** Brings a variant, or the stock of an item, into the state that a recording shows. */
export function showProduct(ground: Ground, recorded: string, view: Json): void {
  const id = ground.digits(recorded);
  const { world } = ground;
  if (id && gidType(recorded) === "ProductVariant") {
    const item = objectAt(view, "inventoryItem");
    const itemGid = textAt(item, "id");
    if (item && itemGid) showProduct(ground, itemGid, item);
  }
  const item = id && gidType(recorded) === "InventoryItem" ? world.state.inventoryItems[id] : undefined;
  if (!item) return;
  if (typeof view.tracked === "boolean") item.tracked = view.tracked;
  const levels = members(view.inventoryLevels) ?? [];
  for (const one of levels) {
    const location = ground.digits(textAt(one, "location", "id"));
    if (!location) continue;
    const level = levelAt(world, item.id, location) ?? addLevel(world, item, location);
    const recordedLevel = textAt(one, "id");
    if (recordedLevel) ground.ids.learn(recordedLevel, levelGid(level));
    for (const quantity of members(one.quantities) ?? []) {
      const name = KEPT_QUANTITIES.find((kept) => kept === textAt(quantity, "name"));
      const units = numberAt(quantity, "quantity");
      if (name && units !== null) level.quantities[name] = units;
    }
  }
  // Where it is stocked is what was listed, and nowhere else.
  if (levels.length > 0)
    for (const level of levelsOf(world, item))
      if (!levels.some((one) => ground.digits(textAt(one, "location", "id")) === level.locationId))
        delete world.state.inventoryLevels[levelKey(item.id, level.locationId)];
}
