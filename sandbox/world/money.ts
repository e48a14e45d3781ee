import type { Minor } from "#sandbox/world/types.ts";

const WITHOUT_MINOR_UNITS = new Set([
  "BIF",
  "CLP",
  "DJF",
  "GNF",
  "JPY",
  "KMF",
  "KRW",
  "PYG",
  "RWF",
  "UGX",
  "VND",
  "VUV",
  "XAF",
  "XOF",
  "XPF",
]);
const THREE_PLACES = new Set(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]);

/** Decimal places of a currency. */
export const decimals = (currency: string): number =>
  WITHOUT_MINOR_UNITS.has(currency) ? 0 : THREE_PLACES.has(currency) ? 3 : 2;

/** As webhooks print money: always the currency's places, "12.50" (at least one place: "12.0" never, "12.00" always; yen "500"). */
export function webhookMoney(amount: Minor, currency: string): string {
  const places = decimals(currency);
  const sign = amount < 0 ? "-" : "";
  const digits = String(Math.abs(amount)).padStart(places + 1, "0");
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** As GraphQL prints money: without trailing zeros but one place, "12.5", "12.0". */
export function graphqlMoney(amount: Minor, currency: string): string {
  const text = webhookMoney(amount, currency);
  if (!text.includes(".")) return `${text}.0`;
  const short = text.replace(/0+$/, "");
  return short.endsWith(".") ? `${short}0` : short;
}

/** Reads "12.5" into minor units; null when it is no amount of this currency. */
export function parseMoney(text: string, currency: string): Minor | null {
  const match = /^(-?)(\d{1,13})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const places = decimals(currency);
  const fraction = (match[3] ?? "").padEnd(places, "0");
  if (/[1-9]/.test(fraction.slice(places))) return null;
  const value = Number(match[2] + fraction.slice(0, places));
  return match[1] ? -value : value;
}
