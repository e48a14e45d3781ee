import { draftAsOrder } from "#sandbox/world/drafts/draft-as-order.ts";
import { expectDraft } from "#sandbox/world/drafts/draft-change.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (one) => ESCAPES[one] ?? "");

/** The subject of Shopify's template. */
export const INVOICE_SUBJECT = "Invoice {{name}}";

export interface InvoicePreview {
  previewSubject: string;
  previewHtml: string;
}

/**
 * The mail that `sendDraftInvoice` would send, as HTML: the subject of Shopify's template if no other is
 * said; what the body says beside the message, the lines and the sum is of this world. Nothing is changed.
 */
export function previewDraftInvoice(
  world: World,
  shop: string,
  id: string,
  said: { subject: string | null; message: string | null },
): InvoicePreview {
  const draft = expectDraft(world, shop, id);
  if (draft.status === "COMPLETED") throw new Refused("Draft order has already been completed", { field: null });
  const { currency, primaryHost, id: shopId } = world.shop(shop);
  const { total } = orderTotals(draftAsOrder(draft));
  const lines = draft.lines.map(
    ({ title, quantity, price }) =>
      `<tr><td>${escaped(title)} × ${quantity}</td><td>${webhookMoney(price * quantity, currency)} ${currency}</td></tr>`,
  );
  const link = `https://${primaryHost}/${shopId}/invoices/${draft.token}`;
  return {
    previewSubject: escaped(said.subject ?? INVOICE_SUBJECT.replace("{{name}}", draft.name)),
    previewHtml: [
      `<!DOCTYPE html><html><body><h1>${escaped(draft.name)}</h1>`,
      ...(said.message ? [`<p>${escaped(said.message)}</p>`] : []),
      `<table>${lines.join("")}<tr><td>Total</td><td>${webhookMoney(total, currency)} ${currency}</td></tr></table>`,
      `<p><a href="${escaped(link)}">Complete your purchase</a></p></body></html>`,
    ].join(""),
  };
}
