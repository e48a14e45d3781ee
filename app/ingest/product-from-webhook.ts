// Pure. A product with its variants as webhooks write it. What no body carries (collections, channels, unit costs) is absent.
import {
  amount,
  count,
  type Fields,
  fieldsOf,
  id,
  instant,
  list,
  lower,
  number,
  ownId,
  tags,
  text,
} from "#app/ingest/webhook-values.ts";
import { plainText } from "#app/lib/plain-text.ts";
import type { ProductPicture, VariantPicture } from "#app/rules/facts.ts";

/** Null without an id. */
export function productFromWebhook(body: unknown): Partial<ProductPicture> | null {
  const from = fieldsOf(body);
  const productId = ownId(from);
  if (!from || !productId) return null;
  const options = list(from.options)
    .map((option) => text(option.name))
    .filter((name) => name !== null);
  const variants = list(from.variants).flatMap((variant) => variantFromWebhook(variant, productId, options) ?? []);
  // Beyond 100 (2,048 exist) a body names the others only by their gids.
  const isWhole = list(from.variant_gids).length <= variants.length;
  const stocks = variants.flatMap(({ inventory_quantity: quantity }) => quantity ?? []);
  return {
    id: productId,
    title: text(from.title),
    handle: text(from.handle),
    vendor: text(from.vendor),
    product_type: text(from.product_type),
    category: text(fieldsOf(from.category)?.full_name) ?? text(fieldsOf(from.category)?.name),
    description: plainText(text(from.body_html)),
    description_html: text(from.body_html),
    template_suffix: text(from.template_suffix),
    image_count: list(from.images).length,
    options,
    status: lower(from.status),
    tags: tags(from.tags),
    created_at: instant(from.created_at),
    updated_at: instant(from.updated_at),
    published_at: instant(from.published_at),
    has_only_default_variant: variants.length === 1 && variants[0]?.title === "Default Title",
    ...(isWhole
      ? {
          variants,
          variant_count: variants.length,
          total_inventory: stocks.reduce((sum, quantity) => sum + quantity, 0),
        }
      : { variant_count: list(from.variant_gids).length }),
  };
}

/** Null without an id. @param options names of the product's options. */
export function variantFromWebhook(
  from: Fields,
  productId: string | null,
  options: readonly string[],
): Partial<VariantPicture> | null {
  const variantId = ownId(from);
  if (!variantId) return null;
  const grams = number(from.grams);
  return {
    id: variantId,
    product_id: productId ?? id(from.product_id),
    inventory_item_id: id(from.inventory_item_id),
    title: text(from.title),
    sku: text(from.sku),
    barcode: text(from.barcode),
    price: amount(from.price),
    compare_at_price: amount(from.compare_at_price),
    inventory_quantity: count(from.inventory_quantity),
    inventory_policy: lower(from.inventory_policy),
    taxable: from.taxable !== false,
    position: count(from.position) ?? 0,
    options: [from.option1, from.option2, from.option3].flatMap((value, at) => {
      const said = text(value);
      return said === null ? [] : [{ name: options[at] ?? null, value: said }];
    }),
    ...(grams === null ? {} : { grams }),
    ...(typeof from.requires_shipping === "boolean" ? { requires_shipping: from.requires_shipping } : {}),
    ...(from.inventory_management === undefined ? {} : { is_tracked: from.inventory_management !== null }),
  };
}
