// Pure. A value that a rule saw, as a merchant reads it.
import { formatAmount } from "#app/components/format-amount.ts";

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
  const filled = entries.filter(([, value]) => value !== null && value !== "");
  return filled.length ? filled.map(([, value]) => seenInWords(value, currency)).join(", ") : "nothing";
}
