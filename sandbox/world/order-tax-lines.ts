// Pure. The taxes of a whole order: those of its lines and deliveries, the same tax in one sum.
import { shareOf } from "#sandbox/world/order-totals.ts";
import type { TaxLineRecord } from "#sandbox/world/records/order.ts";
import type { LineRecord, OrderRecord } from "#sandbox/world/types.ts";

/** @param current only what is left after edits and returns. */
export function orderTaxLines(order: OrderRecord, current = false): TaxLineRecord[] {
  const sums = new Map<string, TaxLineRecord>();
  const add = (tax: TaxLineRecord, quantity: number, of: number) => {
    const key = `${tax.title}\n${tax.rate}`;
    const part = {
      ...tax,
      amount: shareOf(tax.amount, quantity, of),
      ...(tax.presentmentAmount === undefined
        ? {}
        : { presentmentAmount: shareOf(tax.presentmentAmount, quantity, of) }),
    };
    const before = sums.get(key);
    if (!before) sums.set(key, part);
    else {
      before.amount += part.amount;
      if (before.presentmentAmount !== undefined && part.presentmentAmount !== undefined)
        before.presentmentAmount += part.presentmentAmount;
    }
  };
  const unitsOf = (line: LineRecord) => (current ? line.currentQuantity : line.quantity);
  for (const line of order.lines) for (const tax of line.taxLines ?? []) add(tax, unitsOf(line), line.quantity);
  for (const line of order.shippingLines)
    if (!line.removed && !(current && order.cancelledAt)) for (const tax of line.taxLines ?? []) add(tax, 1, 1);
  return [...sums.values()].filter((tax) => !current || tax.amount !== 0);
}
