// Pure. Amounts of an order that follow from its lines and status, where facts written by hand do not say them.
import { addAmounts, multiplyAmount, subtractAmounts, sumAmounts } from "#app/lib/money.ts";

type Plain = Record<string, unknown>;

export function withFigures(order: Plain): Plain {
  const lines = (order.line_items as Plain[] | undefined) ?? [];
  const made = { ...order };
  const amount = (name: string): string | undefined => made[name] as string | undefined;
  made.total_line_items_price ??= sumAmounts(lines.map((line) => multiplyAmount(String(line.price ?? "0.00"), Number(line.quantity ?? 1))));
  const discounts = amount("total_discounts") ?? sumAmounts(lines.map((line) => String(line.total_discount ?? "0.00")));
  made.total_discounts ??= discounts;
  made.subtotal_price ??= amount("total_price") ?? subtractAmounts(String(made.total_line_items_price), discounts);
  made.total_shipping_price ??= sumAmounts(((order.shipping_lines as Plain[] | undefined) ?? []).map((line) => String(line.price ?? "0.00")));
  made.total_price ??= addAmounts(addAmounts(String(made.subtotal_price), String(made.total_shipping_price)), amount("total_tax") ?? "0.00");
  made.current_subtotal_price ??= made.subtotal_price;
  made.current_total_price ??= made.total_price;
  const status = String(made.financial_status ?? "pending");
  made.total_received ??= ["paid", "partially_refunded"].includes(status) ? made.current_total_price : "0.00";
  made.total_outstanding ??= subtractAmounts(String(made.current_total_price), String(made.total_received));
  made.total_weight ??= lines.reduce((sum, line) => sum + Number(line.grams ?? 0) * Number(line.quantity ?? 1), 0);
  made.delivery ??= lines.length && lines.every((line) => line.requires_shipping === false) ? "none" : "shipping";
  if (made.number === undefined && typeof made.name === "string") {
    const digits = /(\d+)/.exec(made.name)?.[1];
    if (digits) made.number = Number(digits);
  }
  if (made.name === undefined) made.name = made.number === undefined ? `#${String(made.id)}` : `#${String(made.number)}`;
  return made;
}
