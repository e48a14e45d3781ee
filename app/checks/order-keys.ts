// Pure. By what an order is found again: normalised texts by which two orders share a customer, an e-mail, a phone, an
// address, an IP address or a card. Only digests of them are kept.
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { digestOf } from "#app/lib/canonical-json.ts";
import { addressNormalForm, type PlainAddress } from "#app/rules/address-normal-form.ts";
import type { OrderPicture } from "#app/rules/facts.ts";

export const KEY_KINDS = ["customer", "email", "phone", "address", "household", "ip", "card_bin"] as const;
export type KeyKind = (typeof KEY_KINDS)[number];
export interface OrderKey {
  kind: KeyKind;
  /** 32 hexadecimal digits. */
  digest: string;
}

/** How far from an order others are looked for, in days. */
export const RELATED_DAYS = 30;

type Order = Pick<
  OrderPicture,
  | "customer_id"
  | "email"
  | "contact_email"
  | "phone"
  | "shipping_address"
  | "billing_address"
  | "browser_ip"
  | "transactions"
>;

/** @param shop salts the digests: the same buyer is another one in another store. */
export function orderKeys(shop: string, order: Order): OrderKey[] {
  const country = order.shipping_address?.country_code ?? order.billing_address?.country_code ?? null;
  // The same one stands in two or three places as a rule: it is read once.
  const emails = distinct([order.email, order.contact_email]);
  const phones = distinct([order.phone, order.shipping_address?.phone, order.billing_address?.phone]);
  const bins = (order.transactions ?? []).map(({ card_bin }) => card_bin);
  const place = placeOf(order.shipping_address);
  const texts: [KeyKind, string | null][] = [
    ["customer", order.customer_id],
    ...emails.map((text): [KeyKind, string | null] => ["email", plainEmail(text)]),
    ...phones.map((text): [KeyKind, string | null] => ["phone", plainPhone(text, country)]),
    ["address", place.address],
    ["household", place.household],
    ["ip", plainIp(order.browser_ip)],
    ...bins.map((text): [KeyKind, string | null] => ["card_bin", text]),
  ];
  const found = new Map(texts.flatMap(([kind, text]) => (text ? [[`${kind} ${text}`, { kind, text }]] : [])));
  return [...found.values()].map(({ kind, text }) => ({ kind, digest: digest(shop, kind, text) }));
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** A name as it is compared: in any order of its parts, without case and accents. Null: there is none. */
export function nameOf(address: PlainAddress | null): string | null {
  const name = (address?.name || address?.company || "")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  return (
    name
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .sort()
      .join(" ") || null
  );
}

const digest = (shop: string, kind: string, text: string): string => digestOf([shop, kind, text]).slice(0, 32);

/** One spelling of an address's mailbox: what follows + does not count, nor do the dots of Gmail. */
export function plainEmail(text: string | null | undefined): string | null {
  const [local = "", domain = ""] = (text ?? "").trim().toLowerCase().split("@");
  if (!local || !domain) return null;
  const box = local.split("+")[0] || local;
  return /^(gmail|googlemail)\.com$/.test(domain) ? `${box.replaceAll(".", "")}@gmail.com` : `${box}@${domain}`;
}

/** E.164 where it can be read in that country, else its last nine digits; null: too few to tell anybody apart. */
export function plainPhone(text: string | null | undefined, country: string | null): string | null {
  const digits = (text ?? "").replaceAll(/\D/g, "");
  if (digits.length < 7) return null;
  return parsePhoneNumberFromString(text ?? "", (country ?? undefined) as never)?.number ?? digits.slice(-9);
}

/** IPv4 whole; of IPv6 the half that belongs to one household. */
export function plainIp(text: string | null | undefined): string | null {
  const ip = (text ?? "")
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, "");
  if (/^\d+(\.\d+){3}$/.test(ip)) return ip;
  if (!ip.includes(":")) return null;
  const [head = "", tail] = ip.split("::");
  const [first, last] = [head.split(":").filter(Boolean), (tail ?? "").split(":").filter(Boolean)];
  const parts =
    tail === undefined
      ? first
      : [...first, ...Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => "0"), ...last];
  return parts
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ""))
    .join(":");
}

const UNIT =
  /\b(?:apartment|appartement|apartamento|appt|apto|unit|suite|flat|room|rm|floor|wohnung|whg|piso|puerta|depto|interno|lgh|bus)\s+\w+\b/g;

function placeOf(address: PlainAddress | null): { address: string | null; household: string | null } {
  if (!address?.address1) return { address: null, household: null };
  const { street, zip, city, country } = addressNormalForm(address);
  const at = (place: string) => (place ? [place, zip || city, country].join("|") : null);
  return { address: at(street), household: at(withoutUnit(street)) };
}

/** The house without its flat: “flat 3, 12 High Street”, “3/12 High Street” and “12 High Street #3” are one. */
function withoutUnit(street: string): string {
  const plain = street.replace(UNIT, " ").replaceAll(/\s+/g, " ").trim();
  const numbers = plain.match(/\b\d+\w?\b/g) ?? [];
  if (numbers.length < 2) return plain || street;
  return plain
    .replace(/^\d+\w?\s+(?=\d)/, "")
    .replace(/(?<=\p{L}\s+)\d+\w?$/u, (number, at: number) => (/\d/.test(plain.slice(0, at)) ? "" : number))
    .trim();
}
