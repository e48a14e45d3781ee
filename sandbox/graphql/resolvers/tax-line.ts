import { moneyBag } from "#sandbox/graphql/money-bag.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import type { Of } from "#sandbox/graphql/resolvers/order.ts";
import { gid } from "#sandbox/world/gid.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import type { DutyRecord, TaxLineRecord } from "#sandbox/world/records/order.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

export const taxLinesOf = (order: OrderRecord, taxLines: readonly TaxLineRecord[] | undefined): Of<TaxLineRecord>[] =>
  (taxLines ?? []).map((it) => ({ order, it }));

export const taxLineResolvers: TypeResolvers<Of<TaxLineRecord>> = {
  title: ({ it }) => it.title,
  rate: ({ it }) => it.rate,
  ratePercentage: ({ it }) => Math.round(it.rate * 1e6) / 1e4,
  channelLiable: ({ it }) => it.channelLiable ?? null,
  source: () => null,
  price: ({ order, it }, _args, { shop }) => webhookMoney(it.amount, order.currency ?? shop.currency),
  priceSet: ({ order, it }, _args, { shop }) => moneyBag(order, shop.currency, it.amount, it.presentmentAmount),
};

export const dutyResolvers: TypeResolvers<Of<DutyRecord>> = {
  id: ({ it }) => gid("Duty", it.id),
  harmonizedSystemCode: ({ it }) => it.harmonizedSystemCode,
  countryCodeOfOrigin: ({ it }) => it.countryCodeOfOrigin,
  price: ({ order, it }, _args, { shop }) => moneyBag(order, shop.currency, it.amount),
  taxLines: ({ order, it }) => taxLinesOf(order, it.taxLines),
};
