import { compareAmounts, formatMoney } from "#app/lib/money.ts";
import { defineField, type Money } from "#app/rules/field.ts";
import { ordersSince } from "#app/rules/spend-in-window.ts";
import { daysBefore, inDays, windowStart } from "#app/rules/window.ts";

/**
 * What a customer spent in a window, in shop money, received minus refunded, by our own ledger. The ledger knows what
 * period it covers: with less than the window it can only say "at least", and Shopify's lifetime figure "at most".
 */
export const customerSpent = defineField({
  name: "customer.spent",
  type: "money",
  subjects: ["customer"],
  windowed: true,
  source: "own ledger",
  points: 1,
  read: ({ customer, shop }, params, now) => {
    if (!customer) return { known: true, value: null };
    const money = (amount: string): Money => ({ amount, currency: shop.currency });
    const atLeast = money(ordersSince(customer.orders, windowStart(params, now)).received);
    const since = customer.coveredSince;
    const source = since ? `own ledger since ${since.slice(0, 10)}` : "own ledger, not filled yet";
    if (since && since <= windowStart(params, now)) return { known: true, value: atLeast, source };
    const lifetime = customer.amountSpent;
    const atMost = lifetime.known && lifetime.value.currency === shop.currency ? lifetime.value : undefined;
    const why = since
      ? `We know this customer's orders since ${since.slice(0, 10)}: ${formatMoney(atLeast.amount, shop.currency)} in that time.`
      : "The history of orders is still being read.";
    // Refunds after the window opened can make "at most" the smaller figure: then both bounds are what is known.
    return {
      known: false,
      why,
      source,
      atLeast,
      ...(atMost && compareAmounts(atMost.amount, atLeast.amount) >= 0 ? { atMost } : {}),
      need: { fact: "customer.amountSpent", customerId: customer.customerId },
    };
  },
  says: (value, params) =>
    value ? `Spent ${formatMoney(value.amount, value.currency)} in the last ${inDays(params)}` : "No customer",
  // Each order leaves the window a second after it has been in it for so many days.
  changesAt: ({ customer }, params, now) =>
    (customer?.orders ?? [])
      .filter(({ createdAt }) => createdAt >= windowStart(params, now))
      .map(({ createdAt }) => daysBefore(createdAt, -(params.days ?? 0), 1)),
});
