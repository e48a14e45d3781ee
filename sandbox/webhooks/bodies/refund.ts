// Pure. A refund: inside an order, and as the body of refunds/create.
import type { PrintedLine } from "#sandbox/webhooks/bodies/line.ts";
import type { Printer } from "#sandbox/webhooks/bodies/money.ts";
import { transactionBody } from "#sandbox/webhooks/bodies/transaction.ts";
import type { OrderRecord, RefundRecord } from "#sandbox/world/types.ts";

export function refundBody(
  order: OrderRecord,
  refund: RefundRecord,
  lines: ReadonlyMap<string, PrintedLine>,
  print: Printer,
  at: (instant: string) => string,
) {
  return {
    id: Number(refund.id),
    admin_graphql_api_id: `gid://shopify/Refund/${refund.id}`,
    created_at: at(refund.createdAt),
    duties: [],
    note: refund.note ?? "",
    order_adjustments: [
      ...(refund.shipping > 0 ? [adjustment(order, refund, "shipping_refund", -refund.shipping, print)] : []),
      ...(refund.discrepancy > 0 ? [adjustment(order, refund, "refund_discrepancy", -refund.discrepancy, print)] : []),
    ],
    order_id: Number(order.id),
    processed_at: at(refund.createdAt),
    refund_line_items: refund.lines.flatMap((part) => {
      const printed = lines.get(part.lineId);
      if (!printed) return [];
      return [
        {
          id: Number(part.id),
          line_item: printed.body,
          line_item_id: Number(part.lineId),
          location_id: null,
          quantity: part.quantity,
          restock_type: part.restockType.toLowerCase(),
          subtotal: Number(print.money(part.subtotal)),
          subtotal_set: print.set(part.subtotal),
          total_tax: 0,
          total_tax_set: print.set(0),
        },
      ];
    }),
    refund_shipping_lines: [],
    restock: refund.lines.some((line) => line.restockType !== "NO_RESTOCK"),
    return: null,
    total_duties_set: print.set(0),
    transactions: order.transactions
      .filter((transaction) => refund.transactionIds.includes(transaction.id))
      .map((transaction) => transactionBody(order, transaction, print, at)),
    user_id: 548_380_009,
  };
}

function adjustment(order: OrderRecord, refund: RefundRecord, kind: string, amount: number, print: Printer) {
  return {
    id: Number(refund.id) + (kind === "shipping_refund" ? 1 : 2),
    amount: print.money(amount),
    amount_set: print.set(amount),
    kind,
    order_id: Number(order.id),
    reason: kind === "shipping_refund" ? "Shipping refund" : "Refund discrepancy",
    refund_id: Number(refund.id),
    tax_amount: print.money(0),
    tax_amount_set: print.set(0),
  };
}
