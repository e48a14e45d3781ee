import { addVariant, type VariantDraft } from "#sandbox/world/products/add-variant.ts";
import { freeHandle, handleOf } from "#sandbox/world/products/handle.ts";
import { checkedHandle, checkedText, checkedTitle } from "#sandbox/world/products/product-text.ts";
import { tellNewVariant } from "#sandbox/world/products/tell-new-variant.ts";
import type { ProductRecord, ProductStatus } from "#sandbox/world/records/product.ts";
import { normaliseTags } from "#sandbox/world/tag.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface OptionDraft {
  name: string;
  values: string[];
  /** Of an option, and of values in the same places, that are there already and may be renamed. */
  id?: string | null;
  valueIds?: (string | null)[];
}

export interface ProductDraft {
  title: string;
  handle?: string | null;
  vendor?: string | null;
  productType?: string | null;
  descriptionHtml?: string | null;
  status?: ProductStatus | null;
  tags?: string[] | null;
  categoryId?: string | null;
  giftCard?: boolean | null;
  requiresSellingPlan?: boolean | null;
  templateSuffix?: string | null;
  seo?: { title?: string | null; description?: string | null } | null;
  options?: OptionDraft[] | null;
  /** By default one, of the first value of each option, as Shopify makes it. */
  variants?: VariantDraft[];
  /** Publications that it goes to at once. */
  publishTo?: string[];
}

/** Most options of a product. */
const OPTIONS = 3;

/** Puts a product on sale. Emits products/create, inventory_items/create, inventory_levels/connect. */
export function createProduct(
  world: World,
  shop: string,
  draft: ProductDraft,
  actor: Actor = { by: "staff" },
): ProductRecord {
  const title = checkedTitle(draft.title);
  const options = draft.options?.length ? draft.options : [{ name: "Title", values: ["Default Title"] }];
  if (options.length > OPTIONS)
    throw new Refused(`Can only specify a maximum of ${OPTIONS} options`, { field: ["options"] });
  const handle = draft.handle
    ? checkedHandle(world, shop, draft.handle, null)
    : freeHandle(handleOf(title), new Set(world.productsOf(shop).map((product) => product.handle)));
  const now = world.now();
  const product: ProductRecord = {
    id: world.nextId(),
    shop,
    title,
    handle,
    vendor: checkedText(draft.vendor ?? world.shop(shop).name, "Vendor", "vendor"),
    productType: checkedText(draft.productType ?? "", "Product type", "productType"),
    descriptionHtml: draft.descriptionHtml ?? "",
    status: draft.status ?? "ACTIVE",
    tags: normaliseTags([], draft.tags ?? []),
    categoryId: draft.categoryId ?? null,
    giftCard: draft.giftCard ?? false,
    requiresSellingPlan: draft.requiresSellingPlan ?? false,
    templateSuffix: draft.templateSuffix ?? null,
    seo: { title: draft.seo?.title ?? null, description: draft.seo?.description ?? null },
    options: options.map(({ name, values }) => ({
      id: world.nextId(),
      name,
      values: values.map((value) => ({ id: world.nextId(), name: value })),
    })),
    media: [],
    publishedTo: [
      ...(draft.publishTo ?? []),
      ...world
        .publicationsOf(shop)
        .filter(({ id, autoPublish }) => autoPublish && !draft.publishTo?.includes(id))
        .map(({ id }) => id),
    ].map((publicationId) => ({ publicationId, at: now })),
    createdAt: now,
    updatedAt: now,
    variantIds: [],
  };
  world.state.products[product.id] = product;
  const variants = (draft.variants ?? [{}]).map((variant) => addVariant(world, product, variant));
  const emit = world.action(shop, actor);
  emit("products/create", { subjectId: product.id });
  for (const variant of variants) tellNewVariant(world, emit, variant);
  return product;
}
