// Pure. What stands in a webhook's body, read tolerantly: nothing here throws, and what is not of the wanted kind is absent.
import { instantOf } from "#app/lib/instant-of.ts";
import { isDecimal, normalAmount } from "#app/lib/money.ts";
import { storable } from "#app/lib/storable.ts";

export type Fields = Record<string, unknown>;

export function fieldsOf(value: unknown): Fields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** The objects of a list; anything else in it is left out. */
export function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf).filter((entry) => entry !== null) : [];
}

/** Empty is absent. */
export function text(value: unknown): string | null {
  return typeof value === "string" ? storable(value) || null : null;
}

/** A word of Shopify's, which one API writes in capitals and the other in small letters. */
export function lower(value: unknown): string | null {
  return text(value)?.toLowerCase() ?? null;
}

/** Texts of a list, numbers as text; what is neither is left out. */
export function texts(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => {
    const said = text(typeof entry === "number" ? String(entry) : entry);
    return said === null ? [] : [said];
  });
}

/** Tags as Shopify writes them, "a, b", or as a list: sorted, each once. */
export function tags(value: unknown): string[] {
  const given = typeof value === "string" ? value.split(",") : texts(value);
  return [...new Set(given.map((tag) => storable(tag).trim()).filter(Boolean))].sort();
}

/** A whole number, also one that is written as text. */
export function count(value: unknown): number | null {
  const said = typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof said === "number" && Number.isSafeInteger(said) ? said : null;
}

export function number(value: unknown): number | null {
  const said = typeof value === "string" && value.trim() ? Number(value) : value;
  return typeof said === "number" && Number.isFinite(said) ? said : null;
}

/** A decimal string; amounts come as text, some as numbers. */
export function amount(value: unknown): string | null {
  const said = typeof value === "number" ? String(value) : value;
  return typeof said === "string" && isDecimal(said) ? normalAmount(said) : null;
}

/** `<name>_set.shop_money`, else the plain amount, which is in shop currency too. */
export function shopAmount(from: Fields, name: string): string | null {
  return amount(fieldsOf(fieldsOf(from[`${name}_set`])?.shop_money)?.amount) ?? amount(from[name]);
}

const DIGITS = /^[1-9]\d{0,19}$/;

/** The digits of an id: a whole number, digits as text, or a gid. */
export function id(value: unknown): string | null {
  if (typeof value === "number") return Number.isSafeInteger(value) && value > 0 ? String(value) : null;
  if (typeof value !== "string") return null;
  const digits = /^gid:\/\/shopify\/\w+\/(\d+)(?:\?.*)?$/s.exec(value)?.[1] ?? value;
  return DIGITS.test(digits) ? digits : null;
}

/** The id of a record; the gid is exact where a number was rounded on its way. */
export function ownId(from: Fields | null): string | null {
  return id(from?.admin_graphql_api_id) ?? id(from?.id);
}

/** ISO 8601 UTC, whole seconds; null for what is no instant. */
export function instant(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const ms = Date.parse(value);
  if (Number.isNaN(ms) || ms < 0 || ms > 253_402_300_799_000) return null;
  return instantOf(ms);
}
