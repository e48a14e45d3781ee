// Pure. An address as webhooks write it: of an order, a draft order, a customer.
import { fieldsOf, number, text } from "#app/ingest/webhook-values.ts";
import type { AddressPicture } from "#app/rules/facts.ts";

/** Null where there is none. */
export function addressFromWebhook(value: unknown): AddressPicture | null {
  const from = fieldsOf(value);
  if (!from) return null;
  const name = [text(from.first_name), text(from.last_name)].filter(Boolean).join(" ");
  return {
    name: text(from.name) ?? (name || null),
    first_name: text(from.first_name),
    last_name: text(from.last_name),
    company: text(from.company),
    address1: text(from.address1),
    address2: text(from.address2),
    city: text(from.city),
    zip: text(from.zip),
    province: text(from.province),
    province_code: text(from.province_code),
    country: text(from.country),
    country_code: text(from.country_code),
    phone: text(from.phone),
    latitude: number(from.latitude),
    longitude: number(from.longitude),
  };
}
