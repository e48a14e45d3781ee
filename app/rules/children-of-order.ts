// Pure. Records that an order holds (refunds, parcels, returns …), as they are known by themselves.
import type { Plain } from "#app/rules/plain.ts";

/**
 * Each with its order, and its lines with the order's. @param list of the order: "refunds", "fulfillments" …
 * Null: the order's picture does not tell of them.
 */
export function childrenOfOrder(order: Plain, list: string): Plain[] | null {
  const children = order[list] as Plain[] | null | undefined;
  if (!Array.isArray(children)) return null;
  const lines = (order.line_items as Plain[] | undefined) ?? [];
  const withLine = (line: Plain): Plain =>
    line.line_item_id === undefined
      ? line
      : { ...line, line_item: lines.find(({ id }) => id === line.line_item_id) ?? null };
  return children.map((one) => ({
    ...one,
    ...(Array.isArray(one.line_items) ? { line_items: (one.line_items as Plain[]).map(withLine) } : {}),
    order_id: order.id,
    order_name: order.name,
    order,
  }));
}
