// Which lines of a fulfilment order an action is about.
import { listOf } from "#app/rules/actions/templated.ts";
import type { LineQuantity } from "#app/rules/effect.ts";

interface Part {
  line_item_id: string;
  sku: string | null;
  quantity: number;
}

/** Those with one of these SKUs or line item ids, with what is still to ship of them. Null: all of it. */
export function chosenLines(
  target: Record<string, unknown>,
  lines: string | string[] | undefined,
): LineQuantity[] | null {
  if (lines === undefined) return null;
  const wanted = new Set(listOf(lines).map((entry) => entry.toLowerCase()));
  const all = ((target.line_items as Part[] | undefined) ?? []).filter(({ quantity }) => quantity > 0);
  const chosen = all.filter(
    ({ line_item_id, sku }) => wanted.has(line_item_id) || wanted.has((sku ?? "").toLowerCase()),
  );
  return chosen.length === all.length && all.length > 0
    ? null
    : chosen.map(({ line_item_id, quantity }) => ({ line_item_id, quantity }));
}
