import { defineField } from "#app/rules/field.ts";
import { ordersSince } from "#app/rules/spend-in-window.ts";
import { daysBefore, inDays, windowStart } from "#app/rules/window.ts";

/** How many orders that count (no test, no voided) a customer placed in a window, by our own ledger. */
export const customerOrderCount = defineField({
  name: "customer.order-count",
  type: "number",
  subjects: ["customer"],
  windowed: true,
  source: "own ledger",
  points: 0,
  read: ({ customer }, params, now) => {
    if (!customer) return { known: true, value: null };
    const { count } = ordersSince(customer.orders, windowStart(params, now));
    const since = customer.coveredSince;
    if (since && since <= windowStart(params, now))
      return { known: true, value: count, source: `own ledger since ${since.slice(0, 10)}` };
    const why = since
      ? `We know this customer's orders since ${since.slice(0, 10)}: ${count} in that time.`
      : "The history of orders is still being read.";
    return { known: false, why, atLeast: count };
  },
  says: (value, params) => `${value ?? 0} ${value === 1 ? "order" : "orders"} in the last ${inDays(params)}`,
  changesAt: ({ customer }, params, now) =>
    (customer?.orders ?? [])
      .filter(({ createdAt }) => createdAt >= windowStart(params, now))
      .map(({ createdAt }) => daysBefore(createdAt, -(params.days ?? 0), 1)),
});
