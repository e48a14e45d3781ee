import type { ProductDraft } from "#sandbox/world/products/create-product.ts";
import { checkedHandle, checkedText, checkedTitle } from "#sandbox/world/products/product-text.ts";
import type { ProductRecord } from "#sandbox/world/records/product.ts";
import { normaliseTags } from "#sandbox/world/tag.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** What is not given, and null, stays as it is. */
export type ProductChange = Partial<Omit<ProductDraft, "title" | "options" | "variants" | "publishTo" | "giftCard">> & {
  title?: string | null;
};

/** Changes what is said of a product. Emits products/update. */
export function updateProduct(
  world: World,
  shop: string,
  productId: string,
  change: ProductChange,
  actor: Actor = { by: "staff" },
): { product: ProductRecord; changed: boolean } {
  const product = world.product(shop, productId);
  if (!product) throw new Refused("Product does not exist", { field: ["id"] });
  const changed = applyProductChange(world, product, change);
  if (changed) world.action(shop, actor)("products/update", { subjectId: product.id });
  return { product, changed };
}

/** Checks everything, then changes and stamps the record; tells nobody. */
export function applyProductChange(world: World, product: ProductRecord, change: ProductChange): boolean {
  const next: Partial<ProductRecord> = {};
  if (change.title != null) next.title = checkedTitle(change.title);
  if (change.handle) next.handle = checkedHandle(world, product.shop, change.handle, product.id);
  if (change.vendor != null) next.vendor = checkedText(change.vendor, "Vendor", "vendor");
  if (change.productType != null) next.productType = checkedText(change.productType, "Product type", "productType");
  if (change.descriptionHtml != null) next.descriptionHtml = change.descriptionHtml;
  if (change.status != null) next.status = change.status;
  if (change.tags != null) next.tags = normaliseTags([], change.tags);
  if (change.categoryId != null) next.categoryId = change.categoryId;
  if (change.requiresSellingPlan != null) next.requiresSellingPlan = change.requiresSellingPlan;
  if (change.templateSuffix !== undefined) next.templateSuffix = change.templateSuffix;
  if (change.seo)
    next.seo = {
      title: change.seo.title === undefined ? product.seo.title : change.seo.title,
      description: change.seo.description === undefined ? product.seo.description : change.seo.description,
    };
  const before = JSON.stringify(product);
  Object.assign(product, next);
  if (JSON.stringify(product) === before) return false;
  touch(world, product);
  return true;
}
