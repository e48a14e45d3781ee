// Pure. Amounts of an order that follow from its lines and status, where facts written by hand do not say them.
import { addAmounts, multiplyAmount, subtractAmounts, sumAmounts } from "#app/lib/money.ts";
import type { Plain } from "#app/rules/plain.ts";

/** Those that are worked out here where they are not said. */
export const ORDER_FIGURES: readonly string[] = [
  "total_line_items_price",
  "total_discounts",
  "subtotal_price",
  "total_shipping_price",
  "total_price",
  "current_subtotal_price",
  "current_total_price",
  "total_refunded",
  "total_received",
  "total_outstanding",
  "total_weight",
  "presentment_total_price",
  "capturable",
  "can_mark_as_paid",
  "delivery",
];

export function withFigures(order: Plain): Plain {
  const lines = (order.line_items as Plain[] | undefined) ?? [];
  const made = { ...order };
  const amount = (name: string): string | undefined => made[name] as string | undefined;
  made.total_line_items_price ??= sumAmounts(
    lines.map((line) => multiplyAmount(String(line.price ?? "0.00"), Number(line.quantity ?? 1))),
  );
  const discounts = amount("total_discounts") ?? sumAmounts(lines.map((line) => String(line.total_discount ?? "0.00")));
  made.total_discounts ??= discounts;
  made.subtotal_price ??= amount("total_price") ?? subtractAmounts(String(made.total_line_items_price), discounts);
  made.total_shipping_price ??= sumAmounts(
    ((order.shipping_lines as Plain[] | undefined) ?? []).map((line) => String(line.price ?? "0.00")),
  );
  made.total_price ??= addAmounts(
    addAmounts(String(made.subtotal_price), String(made.total_shipping_price)),
    amount("total_tax") ?? "0.00",
  );
  made.current_subtotal_price ??= made.subtotal_price;
  // Shopify's cancellation pays back and leaves nothing to pay, unless the facts say otherwise.
  const isCancelled = Boolean(made.cancelled_at);
  made.current_total_price ??= isCancelled ? "0.00" : made.total_price;
  const status = String(made.financial_status ?? "pending");
  made.total_refunded ??= sumAmounts(
    ((order.refunds as Plain[] | undefined) ?? []).map((refund) => String(refund.amount ?? "0.00")),
  );
  made.total_received ??=
    ["paid", "partially_refunded"].includes(status) && !isCancelled
      ? subtractAmounts(String(made.current_total_price), String(made.total_refunded))
      : "0.00";
  made.total_outstanding ??= subtractAmounts(String(made.current_total_price), String(made.total_received));
  made.capturable ??= capturableOf(made, status);
  made.can_mark_as_paid ??= ["pending", "partially_paid"].includes(status) && !isCancelled;
  // The buyer pays in the store's currency, unless the facts say otherwise.
  made.presentment_currency ??= made.currency;
  if (made.presentment_currency === made.currency) made.presentment_total_price ??= made.total_price;
  made.total_weight ??= lines.reduce((sum, line) => sum + Number(line.grams ?? 0) * Number(line.quantity ?? 1), 0);
  made.delivery ??= lines.length && lines.every((line) => line.requires_shipping === false) ? "none" : "shipping";
  if (made.number === undefined && typeof made.name === "string") {
    const digits = /(\d+)/.exec(made.name)?.[1];
    if (digits) made.number = Number(digits);
  }
  if (made.name === undefined)
    made.name = made.number === undefined ? `#${String(made.id)}` : `#${String(made.number)}`;
  return made;
}

/** What is authorised and not captured: of the transactions, else of the status. Undefined: neither tells. */
function capturableOf(order: Plain, status: string): string | undefined {
  const transactions = order.transactions as Plain[] | undefined;
  if (!transactions) {
    if (status === "authorized" && !order.cancelled_at) return String(order.current_total_price);
    return status === "partially_paid" ? undefined : "0.00";
  }
  const of = (kind: string) =>
    transactions.filter((one) => one.kind === kind && (one.status ?? "success") === "success");
  const open = of("authorization").map((one) => String(one.unsettled ?? one.amount ?? "0.00"));
  const isSaid = of("authorization").some((one) => one.unsettled !== undefined && one.unsettled !== null);
  const taken = isSaid ? [] : [...of("capture"), ...of("void")].map((one) => String(one.amount ?? "0.00"));
  const left = subtractAmounts(sumAmounts(open), sumAmounts(taken));
  return left.startsWith("-") ? "0.00" : left;
}
