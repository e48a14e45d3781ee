// Pure. A draft order as webhooks write it.
import { addressFromWebhook } from "#app/ingest/address-from-webhook.ts";
import { attributesFromWebhook, lineItemFromWebhook } from "#app/ingest/line-item-from-webhook.ts";
import { amount, fieldsOf, id, instant, list, lower, ownId, tags, text } from "#app/ingest/webhook-values.ts";
import type { DraftOrderPicture } from "#app/rules/facts.ts";

/** Null without an id and its stamps. */
export function draftOrderFromWebhook(body: unknown): Partial<DraftOrderPicture> | null {
  const from = fieldsOf(body);
  const draftId = ownId(from);
  const createdAt = instant(from?.created_at);
  const updatedAt = instant(from?.updated_at);
  if (!from || !draftId || !createdAt || !updatedAt) return null;
  return {
    id: draftId,
    name: text(from.name),
    status: lower(from.status) ?? "open",
    created_at: createdAt,
    updated_at: updatedAt,
    completed_at: instant(from.completed_at),
    invoice_sent_at: instant(from.invoice_sent_at),
    email: text(from.email),
    note: text(from.note),
    tags: tags(from.tags),
    currency: text(from.currency) ?? "USD",
    subtotal_price: amount(from.subtotal_price) ?? "0.00",
    total_tax: amount(from.total_tax) ?? "0.00",
    total_price: amount(from.total_price) ?? "0.00",
    order_id: id(from.order_id),
    note_attributes: attributesFromWebhook(from.note_attributes),
    line_items: list(from.line_items).flatMap((line) => lineItemFromWebhook(line) ?? []),
    shipping_address: addressFromWebhook(from.shipping_address),
    billing_address: addressFromWebhook(from.billing_address),
    customer_id: ownId(fieldsOf(from.customer)),
  };
}
