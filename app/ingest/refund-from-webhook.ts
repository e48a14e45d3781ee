// Pure. A refund as webhooks write it: in its order, and as the body of refunds/create.
import {
  amount,
  count,
  type Fields,
  fieldsOf,
  id,
  instant,
  list,
  lower,
  ownId,
  shopAmount,
  text,
} from "#app/ingest/webhook-values.ts";
import { sumAmounts } from "#app/lib/money.ts";
import type { LineItemPicture, RefundPicture } from "#app/rules/facts.ts";

/**
 * Null without an id.
 * @param otherwise stands for its day where the body has none. @param lines the order's lines.
 */
export function refundFromWebhook(
  from: Fields,
  orderId: string,
  otherwise: string,
  lines: ReadonlyMap<string, LineItemPicture>,
): RefundPicture | null {
  const refundId = ownId(from);
  if (!refundId) return null;
  return {
    id: refundId,
    order_id: orderId,
    created_at: instant(from.created_at) ?? instant(from.processed_at) ?? otherwise,
    note: text(from.note),
    return_id: ownId(fieldsOf(from.return)),
    user_id: id(from.user_id),
    amount: paidBack(from),
    line_items: list(from.refund_line_items).map((line) => {
      const lineId = id(line.line_item_id) ?? ownId(fieldsOf(line.line_item));
      const restock = lower(line.restock_type);
      return {
        id: id(line.id),
        line_item_id: lineId,
        sku: text(fieldsOf(line.line_item)?.sku) ?? (lineId ? (lines.get(lineId)?.sku ?? null) : null),
        quantity: count(line.quantity) ?? 0,
        restock_type: restock,
        restocked: restock !== null && restock !== "no_restock",
        location_id: id(line.location_id),
        subtotal: shopAmount(line, "subtotal") ?? "0.00",
      };
    }),
  };
}

/** Money counts once it was paid back; a refund that failed or waits is none. */
function paidBack(refund: Fields): string {
  return sumAmounts(
    list(refund.transactions)
      .filter(
        ({ kind, status }) =>
          lower(kind) === "refund" && (status === undefined || status === null || lower(status) === "success"),
      )
      .map((transaction) => shopAmount(transaction, "amount") ?? amount(transaction.amount) ?? "0.00"),
  );
}
