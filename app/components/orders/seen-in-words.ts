// Pure. A value that a rule saw, as a merchant reads it.
import { formatAmount } from "#app/components/format-amount.ts";

/** The order in which an address is read; the database keeps the parts in an order of its own. */
const ADDRESS = ["name", "company", "address1", "address2", "city", "province_code", "zip", "country_code", "phone"];
const AMOUNT = /^-?\d+\.\d{2,4}$/;

/** Text as it stands, amounts with their currency, lists joined, addresses on one line, nothing as "nothing". */
export function seenInWords(seen: unknown, currency: string): string {
  if (seen === null || seen === undefined || seen === "") return "nothing";
  if (typeof seen === "boolean") return seen ? "yes" : "no";
  if (typeof seen === "number") return String(seen);
  if (typeof seen === "string") return AMOUNT.test(seen) ? formatAmount(seen, currency) : seen;
  if (Array.isArray(seen)) return seen.length ? seen.map((entry) => seenInWords(entry, currency)).join(", ") : "none";
  const entries = Object.entries(seen as Record<string, unknown>);
  const amount = (seen as { amount?: unknown }).amount;
  if (typeof amount === "string" && entries.length === 2)
    return formatAmount(amount, String((seen as { currency?: unknown }).currency ?? currency));
  if ("address1" in (seen as object))
    return seenInWords(ADDRESS.map((part) => (seen as Record<string, unknown>)[part]).filter(Boolean), currency);
  const { at_least: least, at_most: most } = seen as { at_least?: unknown; at_most?: unknown };
  if (least !== undefined) return `at least ${seenInWords(least, currency)}`;
  if (most !== undefined) return `at most ${seenInWords(most, currency)}`;
  const { name, title, id } = seen as Record<string, unknown>;
  if (id !== undefined) return String(name ?? title ?? id);
  const filled = entries.filter(([, value]) => value !== null && value !== "");
  return filled.length ? filled.map(([, value]) => seenInWords(value, currency)).join(", ") : "nothing";
}
