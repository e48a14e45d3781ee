// Pure. How the discounts of an order fall on its lines and deliveries.
import type { AllocationRecord } from "#sandbox/world/records/order.ts";
import type { Minor, OrderRecord } from "#sandbox/world/types.ts";

/** What falls on one line. A line that does not say so has all of it from the order's first discount. */
export function allocationsOf(line: { discount?: Minor; allocations?: AllocationRecord[] }): AllocationRecord[] {
  if (line.allocations) return line.allocations;
  return line.discount ? [{ discount: 0, amount: line.discount }] : [];
}

/** What one discount of the order came to. */
export function discountTotal(order: OrderRecord, index: number): Minor {
  let total = 0;
  for (const line of [...order.lines, ...order.shippingLines])
    for (const one of allocationsOf(line)) if (one.discount === index) total += one.amount;
  return total;
}

/** Spreads an amount over shares in proportion to their weights, whole units, nothing lost: the largest rests first. */
export function spread(amount: Minor, weights: readonly number[]): Minor[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (amount * weight) / all);
  const parts = exact.map(Math.floor);
  let left = amount - parts.reduce((sum, part) => sum + part, 0);
  const byRest = exact.map((value, index) => ({ index, rest: value - Math.floor(value) }));
  byRest.sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of byRest) {
    if (left <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left--;
  }
  return parts;
}
