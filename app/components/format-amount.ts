// Pure. Money for the eye. The amount stays a decimal string all the way: Intl formats it without passing a float.

/** "£612.40". Trailing zeros of the store's own precision go; a currency that Intl does not know is written out. */
export function formatAmount(amount: string, currency: string): string {
  try {
    // The types know numbers only; every engine since 2023 takes a decimal string digit by digit.
    return new Intl.NumberFormat("en-GB", { style: "currency", currency, currencyDisplay: "symbol" }).format(
      amount as unknown as number,
    );
  } catch {
    return `${amount} ${currency}`;
  }
}
