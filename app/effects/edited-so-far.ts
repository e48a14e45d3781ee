// Pure. Whether an order shows what an edit asked for.
import type { ReadEditableOrder } from "#app/admin/operations/read-editable-order.ts";
import { assertNever } from "#app/lib/assert-never.ts";
import { addAmounts, compareAmounts, normalAmount, sumAmounts } from "#app/lib/money.ts";
import type { OrderEdit } from "#app/rules/effect.ts";

export interface LinesBefore {
  /** Units by variant (digits) and, of lines without one, by title. */
  units: Record<string, number>;
  /** Taken off each line, by its digits. */
  discounts: Record<string, string>;
  /** Ids of the shipping lines. */
  shipping: string[];
}

const digits = (gid: string): string => /(\d+)$/.exec(gid)?.[1] ?? gid;
const taken = (line: ReadEditableOrder["lineItems"]["nodes"][number]): string =>
  sumAmounts(line.discountAllocations.map((one) => normalAmount(one.allocatedAmountSet.shopMoney.amount)));

/** What an edit is compared with afterwards. */
export function linesBefore(order: ReadEditableOrder): LinesBefore {
  const units: Record<string, number> = {};
  for (const line of order.lineItems.nodes) {
    const name = line.variant ? digits(line.variant.id) : `title:${line.title}`;
    units[name] = (units[name] ?? 0) + line.currentQuantity;
  }
  return {
    units,
    discounts: Object.fromEntries(order.lineItems.nodes.map((line) => [digits(line.id), taken(line)])),
    shipping: order.shippingLines.nodes.map(({ id }) => id ?? ""),
  };
}

/** All of these edits are there, seen from what was there before. An edit is applied whole or not at all. */
export function editedSoFar(order: ReadEditableOrder, edits: readonly OrderEdit[], before: LinesBefore): boolean {
  const now = linesBefore(order);
  return edits.every((edit) => {
    switch (edit.edit) {
      case "add_variant":
      case "add_custom_item": {
        const name = edit.edit === "add_variant" ? edit.variant_id : `title:${edit.title}`;
        return (now.units[name] ?? 0) >= (before.units[name] ?? 0) + edit.quantity;
      }
      case "set_quantity": {
        const line = order.lineItems.nodes.find(({ id }) => digits(id) === edit.line_item_id);
        return (line?.currentQuantity ?? 0) === edit.quantity;
      }
      case "discount_line":
        return (
          compareAmounts(
            now.discounts[edit.line_item_id] ?? "0",
            addAmounts(before.discounts[edit.line_item_id] ?? "0", "0"),
          ) > 0
        );
      case "set_shipping":
        return order.shippingLines.nodes.some(
          ({ id, title }) => title === edit.title && !before.shipping.includes(id ?? ""),
        );
      default:
        return assertNever(edit);
    }
  });
}

/** In words, where a line that is to be changed is not on the order any more. */
export function missingLine(order: ReadEditableOrder, edits: readonly OrderEdit[]): string | null {
  const there = new Set(order.lineItems.nodes.filter((line) => line.currentQuantity > 0).map(({ id }) => digits(id)));
  const isMissing = edits.some(
    (edit) =>
      (edit.edit === "discount_line" || (edit.edit === "set_quantity" && edit.quantity > 0)) &&
      !there.has(edit.line_item_id),
  );
  return isMissing ? "A line that was to be changed is not on the order any more." : null;
}
