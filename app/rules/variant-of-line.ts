// Pure. The variant of an order's line, or of a fulfilment order's: written into it, or joined by its id. Null: it has none;
// undefined: not read.
import type { FactWorld, Owner } from "#app/rules/record.ts";

export function variantOf(line: Owner, { products }: FactWorld): Owner | null | undefined {
  if (line.variant !== undefined) return line.variant as Owner | null;
  if (line.variant_id === null) return null;
  const product = (line.product ?? products?.[String(line.product_id)]) as { variants?: Owner[] } | null | undefined;
  return product?.variants?.find(({ id }) => id === line.variant_id);
}

export function variantOfLine(line: Owner, world: FactWorld): { variant: Owner | null | undefined } {
  const { order } = world as { order?: { line_items?: Owner[] } | null };
  const item = order?.line_items?.find(({ id }) => id === line.line_item_id);
  if (item) return { variant: variantOf(item, world) };
  return { variant: line.variant as Owner | null | undefined };
}
