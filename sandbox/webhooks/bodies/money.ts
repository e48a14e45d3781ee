// Pure. Money as webhooks print it: in the shop's currency, and in the buyer's beside it.
import { decimals, webhookMoney } from "#sandbox/world/money.ts";
import type { Minor, OrderRecord, ShopRecord } from "#sandbox/world/types.ts";

export interface MoneySet {
  shop_money: { amount: string; currency_code: string };
  presentment_money: { amount: string; currency_code: string };
}

/** Prints amounts of one order. */
export interface Printer {
  money(amount: Minor): string;
  /** @param presented the amount in the buyer's currency where it is known; else by the order's rate. */
  set(amount: Minor, presented?: Minor): MoneySet;
}

export function printer(shop: ShopRecord, order: Pick<OrderRecord, "presentment" | "currency">): Printer {
  const currency = order.currency ?? shop.currency;
  const { presentment } = order;
  // An order says the same few amounts many times.
  const texts = new Map<Minor, string>();
  const sets = new Map<Minor, MoneySet>();
  const money = (amount: Minor) => {
    let text = texts.get(amount);
    if (text === undefined) {
      text = webhookMoney(amount, currency);
      texts.set(amount, text);
    }
    return text;
  };
  const scale = presentment ? 10 ** (decimals(presentment.currency) - decimals(currency)) : 1;
  const inBoth = (amount: Minor, presented?: Minor): MoneySet => {
    const shopMoney = { amount: money(amount), currency_code: currency };
    if (!presentment) return { shop_money: shopMoney, presentment_money: shopMoney };
    const shown = presented ?? Math.round(amount * presentment.perShopUnit * scale);
    return {
      shop_money: shopMoney,
      presentment_money: { amount: webhookMoney(shown, presentment.currency), currency_code: presentment.currency },
    };
  };
  return {
    money,
    set(amount, presented) {
      if (presented !== undefined) return inBoth(amount, presented);
      let set = sets.get(amount);
      if (!set) {
        set = inBoth(amount);
        sets.set(amount, set);
      }
      return set;
    },
  };
}
