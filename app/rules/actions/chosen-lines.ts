// Which lines of a fulfilment order an action is about.
import { z } from "zod";
import { listOf, textList, wholeNumber } from "#app/rules/actions/templated.ts";
import type { LineQuantity } from "#app/rules/effect.ts";

/** SKUs or line item ids. */
export const LineNames = textList(z.string().min(1).max(255), 250);

/** Settings of an action that may be about some lines only, or some units of them. */
export const SOME_LINES = {
  /** Left out: all of it. */
  lines: LineNames.optional(),
  /** Of each of the lines; left out: all that are still to ship. */
  quantity: wholeNumber(0, 10_000).optional(),
} as const;

interface Part {
  line_item_id: string;
  sku: string | null;
  quantity: number;
}

/**
 * Those with one of these SKUs or line item ids (left out: each), with what is still to ship of them. Null: all of it.
 * @param quantity at most so many units of each; left out: all that are still to ship
 */
export function chosenLines(
  target: Record<string, unknown>,
  lines: string | string[] | undefined,
  quantity?: number | string,
): LineQuantity[] | null {
  if (lines === undefined && quantity === undefined) return null;
  const most = quantity === undefined ? Number.POSITIVE_INFINITY : Math.floor(Number(quantity));
  const wanted = lines === undefined ? null : new Set(listOf(lines).map((entry) => entry.toLowerCase()));
  const all = ((target.line_items as Part[] | undefined) ?? []).filter(({ quantity }) => quantity > 0);
  const chosen = all.filter(
    ({ line_item_id, sku }) => !wanted || wanted.has(line_item_id) || wanted.has((sku ?? "").toLowerCase()),
  );
  const units = chosen.map((part) => ({ line_item_id: part.line_item_id, quantity: Math.min(part.quantity, most) }));
  const isAll = chosen.length === all.length && chosen.every((part) => part.quantity <= most);
  return isAll && all.length > 0 ? null : units.filter((part) => part.quantity > 0);
}
