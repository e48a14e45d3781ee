// Pure. Rules reckon in the shop's currency, Shopify takes payments in the one that the customer paid in.
import { compareAmounts, multiplyAmount, normalAmount } from "#app/lib/money.ts";

interface Money {
  amount: string;
  currencyCode: string;
}

/** An amount of the shop's currency by the rate of a payment; two places, half up. The same where the currencies are. */
export function inOrderCurrency<M extends Money>(amount: string, by: { shopMoney: Money; presentmentMoney: M }): M {
  const { shopMoney, presentmentMoney } = by;
  const isSame = shopMoney.currencyCode === presentmentMoney.currencyCode;
  if (isSame || compareAmounts(shopMoney.amount, "0") <= 0)
    return { ...presentmentMoney, amount: normalAmount(amount) };
  const rate = Number(presentmentMoney.amount) / Number(shopMoney.amount);
  return { ...presentmentMoney, amount: twoPlaces(multiplyAmount(amount, rate.toFixed(8))) };
}

function twoPlaces(amount: string): string {
  const [whole = "0", fraction = ""] = amount.split(".");
  const cents = BigInt(`${whole}${fraction.padEnd(3, "0").slice(0, 3)}`);
  const rounded = (cents + 5n) / 10n;
  const digits = rounded.toString().padStart(3, "0");
  return normalAmount(`${digits.slice(0, -2)}.${digits.slice(-2)}`);
}
