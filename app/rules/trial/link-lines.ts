// Pure. The lines of an order's children belong to the order's own: by their SKU where no id is given; and a fulfilment order
// of which no line was said ships the whole order.
import type { Plain } from "#app/rules/plain.ts";

type Lines = Plain[] | undefined;

export function linkLines(order: Plain): Plain {
  const lines = (order.line_items as Lines) ?? [];
  const parts = order.fulfillment_orders as Lines;
  const made = { ...order };
  for (const list of ["refunds", "returns"])
    if (Array.isArray(order[list])) made[list] = (order[list] as Plain[]).map((one) => withIds(one, lines));
  if (parts) {
    const [only] = parts.filter(({ line_items }) => !(line_items as Lines)?.length);
    made.fulfillment_orders = parts.map((one) =>
      one === only && parts.length === 1 && !["closed", "cancelled"].includes(String(one.status))
        ? { ...one, line_items: lines.filter(isToShip).map(asPart) }
        : withIds(one, lines),
    );
  }
  return made;
}

const isToShip = (line: Plain): boolean => line.requires_shipping !== false && line.fulfillable_quantity !== 0;
const asPart = (line: Plain): Plain => {
  const quantity = Number(line.fulfillable_quantity ?? line.current_quantity ?? line.quantity ?? 1);
  return {
    id: `${String(line.id)}0`,
    line_item_id: line.id,
    sku: line.sku ?? null,
    quantity,
    total_quantity: quantity,
  };
};

function withIds(child: Plain, lines: Plain[]): Plain {
  if (!Array.isArray(child.line_items)) return child;
  const linked = (child.line_items as Plain[]).map((line) => {
    if (line.line_item_id)
      return { ...line, sku: line.sku ?? lines.find(({ id }) => id === line.line_item_id)?.sku ?? null };
    const found =
      lines.find(({ sku }) => sku !== null && sku !== undefined && sku === line.sku) ??
      (lines.length === 1 && !line.sku ? lines[0] : undefined);
    return found ? { ...line, line_item_id: found.id, sku: line.sku ?? found.sku ?? null } : line;
  });
  return { ...child, line_items: linked };
}
