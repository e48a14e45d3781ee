// Pure. The store's own lists of buyers that it trusts, blocks, and of forwarders: tables of the store, looked up by what an
// order says of its buyer.
import { plainEmail, plainPhone } from "#app/checks/order-keys.ts";
import type { Table } from "#app/rules/env.ts";
import type { OrderPicture } from "#app/rules/facts.ts";

type Order = Pick<
  OrderPicture,
  "email" | "phone" | "shipping_address" | "billing_address" | "browser_ip" | "customer_id"
>;
export type Tables = Readonly<Record<string, Table>>;

/**
 * The entry that names the order's buyer; null: none does, or there is no such table. An entry may be an e-mail, a mail domain
 * ("example.com"), a phone, an IP address, a customer id, a postcode, or a part of the street ("unit 7, dock road").
 */
export function entryFor(table: Table | undefined, order: Order): string | null {
  if (!table) return null;
  const { rows } = table;
  const has = (key: string | null | undefined): string | null => {
    const folded = key?.trim().toLowerCase();
    return folded && Object.hasOwn(rows, folded) ? folded : null;
  };
  const address = order.shipping_address;
  const country = address?.country_code ?? null;
  const phones = [order.phone, address?.phone, order.billing_address?.phone];
  const exact =
    has(order.email) ??
    has(plainEmail(order.email)) ??
    has(order.email?.split("@")[1]) ??
    has(order.browser_ip) ??
    has(order.customer_id) ??
    has(address?.zip) ??
    phones.reduce<string | null>((found, phone) => found ?? has(phone) ?? has(plainPhone(phone, country)), null);
  if (exact) return exact;
  const street = plainWords(`${address?.address1 ?? ""} ${address?.address2 ?? ""}`);
  if (!street.trim()) return null;
  // A part of a street has to be more than one word, or it would be in many.
  return Object.keys(rows).find((key) => key.includes(" ") && street.includes(plainWords(key))) ?? null;
}

const plainWords = (text: string): string =>
  ` ${text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(" ")} `;
