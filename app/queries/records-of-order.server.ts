// The customer and the products of an order, as far as there are pages of them.
import type { ShopTransaction } from "#app/db.server.ts";
import type { OrderPicture } from "#app/rules/facts.ts";

export interface RecordsOfOrder {
  customer: { customerId: string; name: string | null } | null;
  lines: { title: string; quantity: number; sku: string | null; productId: string | null }[];
  /** Lines that are not among them. */
  moreLines: number;
}

const MOST_LINES = 20;

export async function recordsOfOrder(
  tx: ShopTransaction,
  shop: string,
  { line_items: items = [], customer, shipping_address: to, billing_address: payer, email }: Partial<OrderPicture>,
  customerId: string | null,
): Promise<RecordsOfOrder> {
  const shown = items.slice(0, MOST_LINES);
  const known = await tx.recordState.findMany({
    where: { shop, kind: "product", key: { in: [...new Set(shown.flatMap(({ product_id: id }) => id ?? []))] } },
    select: { key: true },
  });
  const pages = new Set(known.map(({ key }) => key));
  const { first_name: first, last_name: last } = (customer ?? {}) as { first_name?: unknown; last_name?: unknown };
  const name = [first, last].filter(Boolean).join(" ");
  return {
    customer: customerId ? { customerId, name: name || to?.name || payer?.name || email || null } : null,
    lines: shown.map(({ title, current_quantity: quantity, sku, product_id: productId }) => ({
      title: title ?? "",
      quantity,
      sku: sku ?? null,
      productId: productId && pages.has(productId) ? productId : null,
    })),
    moreLines: items.length - shown.length,
  };
}
