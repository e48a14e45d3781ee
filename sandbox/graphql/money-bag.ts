import { decimals, graphqlMoney } from "#sandbox/world/money.ts";
import type { Minor, OrderRecord } from "#sandbox/world/types.ts";

export interface MoneyValue {
  amount: string;
  currencyCode: string;
}

export const money = (amount: Minor, currency: string): MoneyValue => ({
  amount: graphqlMoney(amount, currency),
  currencyCode: currency,
});

/** Shop and buyer's currency, as `MoneyBag` has them. */
export function moneyBag(
  order: OrderRecord,
  currency: string,
  amount: Minor,
): { shopMoney: MoneyValue; presentmentMoney: MoneyValue } {
  const shopMoney = money(amount, currency);
  if (!order.presentment) return { shopMoney, presentmentMoney: shopMoney };
  const scale = 10 ** (decimals(order.presentment.currency) - decimals(currency));
  const shown = Math.round(amount * order.presentment.perShopUnit * scale);
  return { shopMoney, presentmentMoney: money(shown, order.presentment.currency) };
}
