import { gid } from "#sandbox/world/gid.ts";
import { parseMoney } from "#sandbox/world/money.ts";
import { gidType } from "#tests/recordings/id-map.ts";
import { at, members, textAt } from "#tests/recordings/json.ts";
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
  const id = world.nextId();
  const title = textAt(view, "title") ?? "Recorded product";
  const list = variants.length > 0 ? variants : [null];
  const variantIds = list.map((variant) => {
    const shown = variant ? observed.of(variant) : null;
    const variantId = world.nextId();
    const inventoryItemId = world.nextId();
    world.state.variants[variantId] = {
      id: variantId,
      shop: shop.domain,
      productId: id,
      title: textAt(shown, "title") ?? "Default Title",
      sku: textAt(shown, "sku") ?? textAt(shown, "inventoryItem", "sku") ?? "",
      price: parseMoney(textAt(shown, "price") ?? "0.00", shop.currency) ?? 0,
      grams: 0,
      requiresShipping: at(shown, "inventoryItem", "requiresShipping") !== false,
      taxable: shown?.taxable !== false,
      giftCard: false,
      inventoryItemId,
    };
    if (variant) ids.learn(variant, gid("ProductVariant", variantId));
    const recordedItem = textAt(shown, "inventoryItem", "id") ?? item;
    if (recordedItem) ids.learn(recordedItem, gid("InventoryItem", inventoryItemId));
    return variantId;
  });
  world.state.products[id] = {
    id,
    shop: shop.domain,
    title,
    handle: textAt(view, "handle") ?? title.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
    vendor: textAt(view, "vendor") ?? shop.name,
    productType: textAt(view, "productType") ?? "",
    tags: Array.isArray(view?.tags) ? view.tags.filter((tag): tag is string => typeof tag === "string") : [],
    createdAt: textAt(view, "createdAt") ?? world.now(),
    updatedAt: textAt(view, "updatedAt") ?? world.now(),
    variantIds,
    locationIds: [],
  };
  if (product) ids.learn(product, gid("Product", id));
}
