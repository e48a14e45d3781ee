// Pure. How the admin writes money, times and names.
import { decimals } from "#sandbox/world/money.ts";
import type { AddressRecord, CustomerRecord, Minor } from "#sandbox/world/types.ts";

export const formatMoney = (amount: Minor, currency: string): string =>
  new Intl.NumberFormat("en-GB", { style: "currency", currency }).format(amount / 10 ** decimals(currency));

/** "Today at 14:05", "24 Nov at 14:05", "24 Nov 2025 at 14:05", in the store's zone. */
export function formatWhen(at: string, timeZone: string, nowMs: number): string {
  const date = new Date(at);
  const day = (when: Date) => new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(when);
  const time = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(date);
  const now = new Date(nowMs);
  if (day(date) === day(now)) return `Today at ${time}`;
  if (day(date) === day(new Date(nowMs - 86_400_000))) return `Yesterday at ${time}`;
  const isThisYear = day(date).slice(0, 4) === day(now).slice(0, 4);
  const options: Intl.DateTimeFormatOptions = { timeZone, day: "numeric", month: "short" };
  if (!isThisYear) options.year = "numeric";
  return `${new Intl.DateTimeFormat("en-GB", options).format(date)} at ${time}`;
}

/** "14:05:09.123" */
export const formatClock = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
  }).format(new Date(at));

export const customerName = (customer: Pick<CustomerRecord, "firstName" | "lastName" | "email"> | null): string =>
  customer
    ? [customer.firstName, customer.lastName].filter(Boolean).join(" ") || customer.email || "Customer without a name"
    : "No customer";

export const addressLines = (address: AddressRecord | null): string[] =>
  address
    ? [
        [address.firstName, address.lastName].filter(Boolean).join(" "),
        address.company,
        address.address1,
        address.address2,
        [address.city, address.zip].filter(Boolean).join(" "),
        address.province,
        address.country,
      ].flatMap((line) => line || [])
    : [];

/** "139,030" */
export const formatCount = (count: number): string => count.toLocaleString("en-GB");

/** "PARTIALLY_REFUNDED" becomes "Partially refunded". */
export const sentenceCase = (name: string): string => {
  const words = name.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
