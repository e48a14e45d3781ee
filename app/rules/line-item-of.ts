// Pure. The order's line that a line of one of its children (fulfilment order, refund, return) is about, by its id.
import type { FactWorld, Owner } from "#app/rules/record.ts";

export function lineItemOf(line: Owner, { order }: FactWorld): Owner | null {
  const lines = (order as { line_items?: Owner[] } | null | undefined)?.line_items ?? [];
  return lines.find(({ id }) => id === line.line_item_id) ?? null;
}
