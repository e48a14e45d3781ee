// Pure. What an order would be with staged changes applied. The order itself stays as it is.
import { allocationsOf } from "#sandbox/world/order-discounts.ts";
import { orderTaxLines } from "#sandbox/world/order-tax-lines.ts";
import { lineNet } from "#sandbox/world/order-totals.ts";
import type { DiscountRecord, TaxLineRecord } from "#sandbox/world/records/order.ts";
import type { StagedChange } from "#sandbox/world/records/order-edit.ts";
import type { LineRecord, Minor, OrderRecord } from "#sandbox/world/types.ts";

/** How a discount of an order is named while it is edited: one that no edit made, by the order and its position. */
export const editDiscountId = (order: OrderRecord, index: number): string =>
  order.discounts?.[index]?.id ?? `${order.id}${index}`;

/** What a discount by hand takes off a line: an amount is meant for each unit, and never more than the line costs. */
export function manualDiscount(line: LineRecord, value: DiscountRecord["value"], units: number): Minor {
  const full = line.price * units;
  const off = "percentage" in value ? Math.round((full * value.percentage) / 100) : value.amount * units;
  return Math.max(0, Math.min(full, off));
}

/** Taxes of a line at the rates that the order's other taxable lines have. */
export function taxesAtOrderRates(order: OrderRecord, line: LineRecord): TaxLineRecord[] {
  if (!line.taxable) return [];
  const net = lineNet(line, line.quantity);
  return orderTaxLines(order).map(({ title, rate, channelLiable }) => ({
    title,
    rate,
    amount: Math.round(order.taxesIncluded ? net - net / (1 + rate) : net * rate),
    ...(channelLiable === undefined ? {} : { channelLiable }),
  }));
}

export function editedOrder(order: OrderRecord, changes: readonly StagedChange[]): OrderRecord {
  const lines = order.lines.map((line) => ({ ...line }));
  const discounts = (order.discounts ?? []).map((one, index) => ({ ...one, id: editDiscountId(order, index) }));
  const shippingLines = order.shippingLines.map((line) => ({ ...line }));
  const removed = new Set<number>();
  const lineOf = (id: string) => lines.find((line) => line.id === id);
  for (const change of changes) {
    switch (change.kind) {
      case "ADD_LINE":
        lines.push({ ...change.line, taxLines: taxesAtOrderRates(order, change.line) });
        break;
      case "SET_QUANTITY": {
        const line = lineOf(change.lineId);
        if (line) setQuantity(line, line.currentQuantity + change.delta);
        break;
      }
      case "ADD_DISCOUNT": {
        const line = lineOf(change.lineId);
        if (!line) break;
        const amount = manualDiscount(line, change.value, line.quantity);
        reduce(line, discounts.length, amount);
        discounts.push({
          kind: "MANUAL",
          name: change.description,
          description: change.description,
          target: "LINE_ITEM",
          selection: "EXPLICIT",
          allocation: "EACH",
          value: change.value,
          id: change.id,
        });
        if (line.taxLines && !order.lines.some(({ id }) => id === line.id))
          line.taxLines = taxesAtOrderRates(order, line);
        break;
      }
      case "CHANGE_DISCOUNT": {
        const before = discounts[change.discount];
        if (!before) break;
        discounts[change.discount] = {
          ...before,
          name: change.description,
          description: change.description,
          value: change.value,
        };
        for (const line of lines)
          if (allocationsOf(line).some(({ discount }) => discount === change.discount)) {
            take(line, change.discount);
            reduce(line, change.discount, manualDiscount(line, change.value, line.quantity));
          }
        break;
      }
      case "REMOVE_DISCOUNT":
        removed.add(change.discount);
        for (const line of [...lines, ...shippingLines]) take(line, change.discount);
        break;
      case "ADD_SHIPPING_LINE":
        shippingLines.push({ ...change.line });
        break;
      case "REMOVE_SHIPPING_LINE": {
        const line = shippingLines.find(({ id }) => id === change.lineId);
        if (line) line.removed = true;
      }
    }
  }
  const withoutRemoved = withoutDiscounts(discounts, removed, [...lines, ...shippingLines]);
  return { ...order, lines, shippingLines, ...(withoutRemoved.length > 0 ? { discounts: withoutRemoved } : {}) };
}

function setQuantity(line: LineRecord, quantity: number): void {
  line.currentQuantity = quantity;
  if (quantity <= line.quantity) return;
  // More of a line than was ever ordered raises what counts as ordered; less leaves it, as Shopify does.
  if (line.taxLines && line.quantity > 0)
    line.taxLines = line.taxLines.map((tax) => ({
      ...tax,
      amount: Math.round((tax.amount * quantity) / line.quantity),
    }));
  line.quantity = quantity;
}

function reduce(line: LineRecord, discount: number, amount: Minor): void {
  line.allocations = [...allocationsOf(line), { discount, amount }];
  line.discount += amount;
}

function take(line: { discount?: Minor; allocations?: { discount: number; amount: Minor }[] }, discount: number): void {
  const all = allocationsOf(line);
  if (!all.some((one) => one.discount === discount)) return;
  line.allocations = all.filter((one) => one.discount !== discount);
  line.discount = line.allocations.reduce((sum, one) => sum + one.amount, 0);
}

/** Closes the gaps that removed discounts leave, in the list and in what points into it. */
function withoutDiscounts(
  discounts: DiscountRecord[],
  removed: ReadonlySet<number>,
  lines: { allocations?: { discount: number; amount: Minor }[] }[],
): DiscountRecord[] {
  if (removed.size === 0) return discounts;
  const places = new Map<number, number>();
  const kept = discounts.filter((_, index) => {
    if (!removed.has(index)) places.set(index, places.size);
    return !removed.has(index);
  });
  for (const line of lines)
    if (line.allocations)
      line.allocations = line.allocations.map((one) => ({ ...one, discount: places.get(one.discount) ?? 0 }));
  return kept;
}
