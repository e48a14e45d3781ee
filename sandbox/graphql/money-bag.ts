import { graphqlMoney } from "#sandbox/world/money.ts";
import { presentedOrder, toPresentment } from "#sandbox/world/presented-order.ts";
import type { Minor, OrderRecord } from "#sandbox/world/types.ts";

export interface MoneyValue {
  amount: string;
  currencyCode: string;
}

export interface MoneyBagValue {
  shopMoney: MoneyValue;
  presentmentMoney: MoneyValue;
}

export const money = (amount: Minor, currency: string): MoneyValue => ({
  amount: graphqlMoney(amount, currency),
  currencyCode: currency,
});

/**
 * One amount of an order in the shop's and the buyer's currency, as `MoneyBag` has them.
 * @param presented the amount in the buyer's currency where it is known; else by the order's rate.
 */
export function moneyBag(order: OrderRecord, shopCurrency: string, amount: Minor, presented?: Minor): MoneyBagValue {
  const currency = order.currency ?? shopCurrency;
  const shopMoney = money(amount, currency);
  if (!order.presentment) return { shopMoney, presentmentMoney: shopMoney };
  const shown = presented ?? toPresentment(order, currency)(amount);
  return { shopMoney, presentmentMoney: money(shown, order.presentment.currency) };
}

/** A figure computed from the order, once in each currency: sums of exact amounts stay exact. */
export function moneyBagOf(
  order: OrderRecord,
  shopCurrency: string,
  read: (order: OrderRecord) => Minor,
): MoneyBagValue {
  const presented = order.presentment ? read(presentedOrder(order, order.currency ?? shopCurrency)) : undefined;
  return moneyBag(order, shopCurrency, read(order), presented);
}
