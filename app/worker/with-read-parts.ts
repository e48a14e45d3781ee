// Pure. Facts with what was read from Shopify put where rules look for it.
import type {
  CustomerPicture,
  DraftOrderPicture,
  Facts,
  FulfillmentOrderPicture,
  OrderPicture,
  ProductPicture,
  StockPicture,
} from "#app/rules/facts.ts";

/** By the id of the order, customer, product or inventory item. */
export interface ReadParts {
  orders: ReadonlyMap<string, Partial<OrderPicture>>;
  fulfillmentOrders: ReadonlyMap<string, FulfillmentOrderPicture[]>;
  customers: ReadonlyMap<string, Partial<CustomerPicture>>;
  draftOrders: ReadonlyMap<string, Partial<DraftOrderPicture>>;
  products: ReadonlyMap<string, ProductPicture>;
  /** Null: not read. */
  locations: Facts["locations"] | null;
  stock: ReadonlyMap<string, StockPicture[]>;
  /** Of the store; null: not read. */
  shopMetafields: Record<string, string | null> | null;
}

export function withReadParts(facts: Facts, read: ReadParts): Facts {
  const { order, draft_order: draft } = facts;
  const list = order && read.fulfillmentOrders.get(order.id);
  const own = order && read.orders.get(order.id);
  const told = draft && read.draftOrders.get(draft.id);
  return {
    ...facts,
    ...(read.shopMetafields ? { shop: { ...facts.shop, metafields: read.shopMetafields } as Facts["shop"] } : {}),
    ...(order && (list || own)
      ? { order: { ...order, ...own, ...(list ? { fulfillment_orders: list } : {}) } as OrderPicture }
      : {}),
    ...(told ? { draft_order: { ...draft, ...told } } : {}),
    ...customerFacts(facts, read),
    ...productFacts(facts, read),
    ...levelFacts(facts, read),
    ...(read.locations ? { locations: read.locations } : {}),
  };
}

function customerFacts({ customer, order, draft_order }: Facts, { customers }: ReadParts): Partial<Facts> {
  const id = customer?.id ?? order?.customer_id ?? draft_order?.customer_id;
  const told = id ? customers.get(id) : undefined;
  if (!told) return {};
  return { customer: { ...(order?.customer as object | null | undefined), ...customer, ...told } as CustomerPicture };
}

function productFacts({ lane, products, product, order, draft_order }: Facts, read: ReadParts): Partial<Facts> {
  if (lane.kind === "product") {
    const told = read.products.get(lane.key);
    const known = told ? { ...product, ...told } : product;
    return known ? { product: withStock(known as ProductPicture, read.stock) } : {};
  }
  const lines = [...(order?.line_items ?? []), ...(draft_order?.line_items ?? [])];
  if (!lines.length || (!read.products.size && !read.stock.size)) return {};
  const known = { ...products };
  for (const { product_id: id } of lines) {
    const told = id ? (read.products.get(id) ?? known[id]) : undefined;
    if (id && told) known[id] = withStock(told, read.stock);
  }
  return { products: known };
}

function withStock(product: ProductPicture, stock: ReadParts["stock"]): ProductPicture {
  const { variants } = product as { variants?: { inventory_item_id: string | null }[] };
  if (!variants || !stock.size) return product;
  return {
    ...product,
    variants: variants.map((variant) => {
      const levels = variant.inventory_item_id && stock.get(variant.inventory_item_id);
      return levels ? { ...variant, stock: levels } : variant;
    }),
  } as ProductPicture;
}

function levelFacts({ lane, stock_level: level }: Facts, read: ReadParts): Partial<Facts> {
  if (lane.kind !== "stock" || !level) return {};
  const told = read.stock.get(lane.key)?.find(({ location_id: at }) => at === level.location_id);
  const known = level as StockPicture & { product?: { id: string }; variant?: { id: string } };
  const product = known.product && read.products.get(known.product.id);
  const variants = (product as { variants?: { id: string; inventory_item_id: string | null }[] } | undefined)?.variants;
  const variant = variants?.find(({ inventory_item_id: item }) => item === level.inventory_item_id);
  if (!told && !product) return {};
  return {
    stock_level: {
      ...level,
      ...told,
      ...(product ? { product: { ...known.product, ...product } } : {}),
      ...(variant ? { variant: { ...known.variant, ...variant } } : {}),
    } as StockPicture,
  };
}
