// Pure. Which record an effect is about, as Shopify names it, and which lane works on it.
const GID_TYPES: Record<string, string> = {
  order: "Order",
  line_item: "LineItem",
  fulfillment_order: "FulfillmentOrder",
  fulfillment: "Fulfillment",
  refund: "Refund",
  return: "Return",
  transaction: "OrderTransaction",
  dispute: "ShopifyPaymentsDispute",
  customer: "Customer",
  product: "Product",
  variant: "ProductVariant",
  draft_order: "DraftOrder",
  location: "Location",
  collection: "Collection",
  discount: "DiscountNode",
  company: "Company",
};

/** gid://shopify/Order/1; of a stock level gid://shopify/InventoryLevel/<location>?inventory_item_id=<item>, as Shopify writes it. */
export function gidOfRecord(kind: string, record: Record<string, unknown>): string {
  if (kind === "stock_level")
    return `gid://shopify/InventoryLevel/${String(record.location_id)}?inventory_item_id=${String(record.inventory_item_id)}`;
  if (kind === "shop") return `gid://shopify/Shop/${String(record.domain)}`;
  return `gid://shopify/${GID_TYPES[kind] ?? "Node"}/${String(record.id)}`;
}

export interface Lane {
  kind: string;
  key: string;
}

/** The lane of a record: its own where it has one, that of its order, else the lane that decides. */
export function laneOfRecord(kind: string, record: Record<string, unknown>, deciding: Lane): Lane {
  switch (kind) {
    case "order":
    case "customer":
    case "product":
    case "draft_order":
      return { kind, key: String(record.id) };
    case "variant":
      return record.product_id ? { kind: "product", key: String(record.product_id) } : deciding;
    case "stock_level":
      return { kind: "stock", key: String(record.inventory_item_id) };
    default:
      return record.order_id ? { kind: "order", key: String(record.order_id) } : deciding;
  }
}
