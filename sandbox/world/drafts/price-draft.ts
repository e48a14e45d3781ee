// Pure. What the discounts of a draft order come to, line by line.
import { spread } from "#sandbox/world/order-discounts.ts";
import type { DraftDiscountRecord, DraftLineRecord, DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";
import type { AllocationRecord, DiscountRecord } from "#sandbox/world/records/order.ts";
import type { Minor } from "#sandbox/world/types.ts";

export type Priced = Pick<DraftOrderRecord, "lines" | "appliedDiscount" | "discounts">;

const full = (line: DraftLineRecord): Minor => line.price * line.quantity;

/**
 * A percentage is of the line; a fixed amount is taken off each unit, never more than it costs (not verified by a recording:
 * the admin calls it "per unit").
 */
function lineAmount(line: DraftLineRecord, discount: Omit<DraftDiscountRecord, "amount">, scale: number): Minor {
  const amount =
    discount.valueType === "PERCENTAGE"
      ? Math.round((full(line) * discount.value) / 100)
      : Math.round(discount.value * scale) * line.quantity;
  return Math.min(full(line), Math.max(0, amount));
}

const recordOf = (discount: DraftDiscountRecord, whole: boolean, scale: number): DiscountRecord => ({
  kind: "MANUAL",
  name: discount.title ?? discount.description,
  description: discount.description || null,
  target: "LINE_ITEM",
  selection: whole ? "ALL" : "EXPLICIT",
  allocation: "ACROSS",
  value:
    discount.valueType === "PERCENTAGE"
      ? { percentage: discount.value }
      : { amount: whole ? Math.round(discount.value * scale) : discount.amount },
});

/**
 * Applies the discount of each line, then the one on the whole draft to what is left.
 * @param scale minor units of one unit of the currency.
 */
export function priceDraft(
  lines: readonly DraftLineRecord[],
  whole: DraftDiscountRecord | null,
  scale: number,
): Required<Priced> {
  const discounts: DiscountRecord[] = [];
  const own = lines.map((line) => {
    if (!line.appliedDiscount) return { line, allocations: [] as AllocationRecord[], left: full(line) };
    const appliedDiscount = { ...line.appliedDiscount, amount: lineAmount(line, line.appliedDiscount, scale) };
    discounts.push(recordOf(appliedDiscount, false, scale));
    return {
      line: { ...line, appliedDiscount },
      allocations: [{ discount: discounts.length - 1, amount: appliedDiscount.amount }],
      left: full(line) - appliedDiscount.amount,
    };
  });
  const subtotal = own.reduce((sum, { left }) => sum + left, 0);
  const amount = whole
    ? Math.min(
        subtotal,
        whole.valueType === "PERCENTAGE"
          ? Math.round((subtotal * whole.value) / 100)
          : Math.max(0, Math.round(whole.value * scale)),
      )
    : 0;
  const appliedDiscount = whole && { ...whole, amount };
  if (appliedDiscount) discounts.push(recordOf(appliedDiscount, true, scale));
  const parts = spread(
    amount,
    own.map(({ left }) => left),
  );
  return {
    appliedDiscount,
    discounts,
    lines: own.map(({ line, allocations }, index) => {
      const part = parts[index] ?? 0;
      const all = part > 0 ? [...allocations, { discount: discounts.length - 1, amount: part }] : allocations;
      const { allocations: _before, ...rest } = line;
      const discount = all.reduce((sum, one) => sum + one.amount, 0);
      return { ...rest, discount, ...(all.length > 0 ? { allocations: all } : {}) };
    }),
  };
}
