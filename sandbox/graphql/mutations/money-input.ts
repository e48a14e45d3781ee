import { badRequest, notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { parseMoney } from "#sandbox/world/money.ts";
import type { Minor } from "#sandbox/world/types.ts";

export interface MoneyInput {
  amount: string | number;
  currencyCode: string;
}

export interface MoneyBagInput {
  shopMoney: MoneyInput;
  presentmentMoney?: MoneyInput | null;
}

/** Minor units of an amount; what is none is an error at the top of the answer. */
export function amountInput(text: string | number, currency: string): Minor {
  const amount = parseMoney(String(text), currency);
  if (amount === null) throw badRequest(`Invalid amount ${text}`);
  return amount;
}

/** Minor units of an amount that says its currency, which must be `currency`. */
export function moneyInput(input: MoneyInput, currency: string, what: string): Minor {
  if (input.currencyCode !== currency)
    throw notSimulated(`${what} in ${input.currencyCode} where ${currency} is meant`);
  return amountInput(input.amount, currency);
}

/** Minor units in the shop-facing and, where given and different, the buyer's currency. */
export function moneyBagInput(
  input: MoneyBagInput,
  currency: string,
  presentment: string | null,
  what: string,
): { amount: Minor; presentmentAmount?: Minor } {
  const amount = moneyInput(input.shopMoney, currency, what);
  const shown = input.presentmentMoney;
  if (!presentment || !shown) return { amount };
  return { amount, presentmentAmount: moneyInput(shown, presentment, what) };
}
