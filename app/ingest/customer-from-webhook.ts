// Pure. A customer as webhooks write it. What a body does not carry (newer ones have no tags and no lifetime figures) is
// absent from the picture: it was not told.
import { addressFromWebhook } from "#app/ingest/address-from-webhook.ts";
import { amount, count, fieldsOf, instant, list, lower, ownId, tags, text } from "#app/ingest/webhook-values.ts";
import type { CustomerPicture } from "#app/rules/facts.ts";

type Channel = "email" | "sms";

/** What a consent that a body carries says of the customer. */
export const consent = (channel: Channel, from: Record<string, unknown>): Partial<CustomerPicture> => ({
  [`${channel}_marketing_state`]: lower(from.state),
  [`${channel}_marketing_opt_in_level`]: lower(from.opt_in_level),
});

/** Null without an id. */
export function customerFromWebhook(body: unknown): Partial<CustomerPicture> | null {
  const from = fieldsOf(body);
  const customerId = ownId(from);
  if (!from || !customerId) return null;
  const addresses = list(from.addresses).flatMap((entry) => addressFromWebhook(entry) ?? []);
  const email = fieldsOf(from.email_marketing_consent);
  const sms = fieldsOf(from.sms_marketing_consent);
  const locale = text(from.locale);
  return {
    id: customerId,
    email: text(from.email),
    phone: text(from.phone),
    first_name: text(from.first_name),
    last_name: text(from.last_name),
    note: text(from.note),
    state: lower(from.state),
    verified_email: from.verified_email === true,
    tax_exempt: from.tax_exempt === true,
    created_at: instant(from.created_at),
    updated_at: instant(from.updated_at),
    default_address: addressFromWebhook(from.default_address) ?? addresses[0] ?? null,
    ...(Array.isArray(from.addresses) ? { addresses } : {}),
    ...(locale ? { locale } : {}),
    ...(from.tags === undefined ? {} : { tags: tags(from.tags) }),
    ...(email ? consent("email", email) : {}),
    ...(sms ? consent("sms", sms) : {}),
    ...(amount(from.total_spent) === null ? {} : { total_spent: amount(from.total_spent) }),
    ...(count(from.orders_count) === null ? {} : { orders_count: count(from.orders_count) }),
  };
}
