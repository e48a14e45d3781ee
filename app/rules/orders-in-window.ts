// Pure. What the orders of a customer's window add up to: received money or their number. A wholesale customer has
// thousands of orders, and a timer asks for the sum at the moment each of them leaves the window: the sums are made once,
// looking one up is a binary search.
import { addAmounts } from "#app/lib/money.ts";
import type { FactWorld, Owner } from "#app/rules/record.ts";
import { Unknown } from "#app/rules/unknown.ts";
import { windowStart } from "#app/rules/window.ts";

interface Counted {
  created_at: string;
  total_received: string;
  test: boolean;
  financial_status: string;
}
interface Sums {
  createdAt: string[];
  /** received[i]: all of them from the i-th on. One longer than the list. */
  received: string[];
}

const made = new WeakMap<readonly unknown[], Sums>();

// Test orders are no business, and what was voided or never paid for is no order that counts.
const counts = ({ test, financial_status }: Counted): boolean => !test && financial_status !== "voided";

function sumsOf(orders: readonly Counted[]): Sums {
  let sums = made.get(orders);
  if (!sums) {
    const sorted = orders
      .filter(counts)
      .sort((a, b) => (a.created_at < b.created_at ? -1 : a.created_at > b.created_at ? 1 : 0));
    const received = Array.from({ length: sorted.length + 1 }, () => "0.00");
    for (let at = sorted.length - 1; at >= 0; at--)
      received[at] = addAmounts(received[at + 1] ?? "0.00", sorted[at]?.total_received ?? "0.00");
    sums = { createdAt: sorted.map((order) => order.created_at), received };
    made.set(orders, sums);
  }
  return sums;
}

/** What the orders created at `since` or later are worth, and how many they are. */
export function ordersSince(orders: readonly unknown[], since: string): { count: number; received: string } {
  const { createdAt, received } = sumsOf(orders as readonly Counted[]);
  let [from, to] = [0, createdAt.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((createdAt[middle] ?? "") < since) from = middle + 1;
    else to = middle;
  }
  return { count: createdAt.length - from, received: received[from] ?? "0.00" };
}

/**
 * Received money, or the number of orders, of the last `days` (undefined: of all time). With less than the window in the
 * ledger it is Unknown with bounds: what we know at least, Shopify's lifetime figure at most. Undefined: no order is known.
 */
export function ordersInWindow(
  customer: Owner,
  { now }: FactWorld,
  days: number | undefined,
  what: "received" | "count",
): string | number | Unknown | undefined {
  if (!Array.isArray(customer.orders)) return undefined;
  const start = windowStart({ days }, now);
  const value = ordersSince(customer.orders, start)[what];
  const since = customer.orders_known_since as string | null;
  if (!since || since <= start) return value;
  const lifetime = what === "received" ? customer.total_spent : customer.orders_count;
  // A lifetime below what we know is older than our ledger, and bounds nothing.
  const bounds = lifetime !== undefined && lifetime !== null && Number(lifetime) >= Number(value);
  return new Unknown(`We know this customer's orders since ${since.slice(0, 10)} only.`, {
    atLeast: value,
    ...(bounds ? { atMost: lifetime } : {}),
    need: { fact: "customer", refutesOnly: true },
  });
}
