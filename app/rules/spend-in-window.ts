// Pure. Sums over the end of a customer's list of orders. A wholesale customer has thousands, and a timer asks for the sum
// at the moment each of them leaves the window: the sums are made once, looking one up is a binary search.
import { addAmounts } from "#app/lib/money.ts";
import type { CustomerFacts } from "#app/rules/facts.ts";

interface Sums {
  createdAt: string[];
  /** received[i]: all of them from the i-th on. One longer than the list. */
  received: string[];
}

const made = new WeakMap<CustomerFacts["orders"], Sums>();

function sumsOf(orders: CustomerFacts["orders"]): Sums {
  let sums = made.get(orders);
  if (!sums) {
    const sorted = orders.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
    const received = Array.from({ length: sorted.length + 1 }, () => "0.00");
    for (let at = sorted.length - 1; at >= 0; at--)
      received[at] = addAmounts(received[at + 1] ?? "0.00", sorted[at]?.received ?? "0.00");
    sums = { createdAt: sorted.map((order) => order.createdAt), received };
    made.set(orders, sums);
  }
  return sums;
}

/** What the orders created at `since` or later are worth, and how many they are. */
export function ordersSince(orders: CustomerFacts["orders"], since: string): { count: number; received: string } {
  const { createdAt, received } = sumsOf(orders);
  let [from, to] = [0, createdAt.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((createdAt[middle] ?? "") < since) from = middle + 1;
    else to = middle;
  }
  return { count: createdAt.length - from, received: received[from] ?? "0.00" };
}
