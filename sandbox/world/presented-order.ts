// Pure. An order as its buyer sees it: every amount in the buyer's currency. What was said exactly stays exact, the rest
// goes by the order's rate.
import { decimals } from "#sandbox/world/money.ts";
import type { TaxLineRecord } from "#sandbox/world/records/order.ts";
import type { Minor, OrderRecord } from "#sandbox/world/types.ts";

/** Converts an amount of the order's shop-facing currency into the buyer's. */
export function toPresentment(order: OrderRecord, currency: string): (amount: Minor) => Minor {
  const { presentment } = order;
  if (!presentment) return (amount) => amount;
  const scale = 10 ** (decimals(presentment.currency) - decimals(currency));
  return (amount) => Math.round(amount * presentment.perShopUnit * scale);
}

/** Converts an amount of the buyer's currency into the order's shop-facing one. */
export function fromPresentment(order: OrderRecord, currency: string): (amount: Minor) => Minor {
  const { presentment } = order;
  if (!presentment) return (amount) => amount;
  const scale = 10 ** (decimals(currency) - decimals(presentment.currency));
  return (amount) => Math.round((amount / presentment.perShopUnit) * scale);
}

/** @param currency the order's shop-facing currency. */
export function presentedOrder(order: OrderRecord, currency: string): OrderRecord {
  const { presentment } = order;
  if (!presentment) return order;
  const to = toPresentment(order, currency);
  const taxes = (taxLines: TaxLineRecord[] | undefined) =>
    taxLines?.map((tax) => ({ ...tax, amount: tax.presentmentAmount ?? to(tax.amount) }));
  const allocated = (line: { allocations?: { discount: number; amount: Minor }[] }) =>
    line.allocations?.map((one) => ({ ...one, amount: to(one.amount) }));
  return {
    ...order,
    originalTotal: presentment.originalTotal ?? to(order.originalTotal),
    lines: order.lines.map((line) => ({
      ...line,
      price: line.presentmentPrice ?? to(line.price),
      discount: to(line.discount),
      ...(line.allocations ? { allocations: allocated(line) } : {}),
      ...(line.taxLines ? { taxLines: taxes(line.taxLines) } : {}),
      ...(line.duties
        ? {
            duties: line.duties.map((duty) => ({
              ...duty,
              amount: to(duty.amount),
              taxLines: taxes(duty.taxLines) ?? [],
            })),
          }
        : {}),
    })),
    shippingLines: order.shippingLines.map((line) => ({
      ...line,
      price: line.presentmentPrice ?? to(line.price),
      ...(line.discount ? { discount: to(line.discount) } : {}),
      ...(line.allocations ? { allocations: allocated(line) } : {}),
      ...(line.taxLines ? { taxLines: taxes(line.taxLines) } : {}),
    })),
    transactions: order.transactions.map((one) => ({ ...one, amount: one.presentmentAmount ?? to(one.amount) })),
    refunds: order.refunds.map((refund) => ({
      ...refund,
      shipping: to(refund.shipping),
      discrepancy: to(refund.discrepancy),
      lines: refund.lines.map((line) => ({
        ...line,
        subtotal: to(line.subtotal),
        ...(line.tax ? { tax: to(line.tax) } : {}),
      })),
      ...(refund.shippingTax ? { shippingTax: to(refund.shippingTax) } : {}),
      ...(refund.duties ? { duties: refund.duties.map((duty) => ({ ...duty, amount: to(duty.amount) })) } : {}),
    })),
    ...(order.tip ? { tip: to(order.tip) } : {}),
  };
}
