import { money, moneyBag } from "#sandbox/graphql/money-bag.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { discountAllocations } from "#sandbox/graphql/resolvers/discount.ts";
import type { Of } from "#sandbox/graphql/resolvers/order.ts";
import { taxLinesOf } from "#sandbox/graphql/resolvers/tax-line.ts";
import { gid } from "#sandbox/world/gid.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { shippingLineOf } from "#sandbox/world/records/order.ts";
import type { ShippingLineRecord } from "#sandbox/world/types.ts";

const discounted = (it: ShippingLineRecord) => it.price - (it.discount ?? 0);

export const shippingLineResolvers: TypeResolvers<Of<ShippingLineRecord>> = {
  id: ({ it }) => gid("ShippingLine", it.id),
  title: ({ it }) => it.title,
  code: ({ it }) => it.code,
  source: ({ it }) => it.source,
  custom: ({ it }) => it.custom ?? false,
  isRemoved: ({ it }) => it.removed ?? false,
  carrierIdentifier: ({ it }) => it.carrierIdentifier ?? null,
  deliveryCategory: ({ it }) => (it.code === "PICKUP" ? "pickup" : null),
  phone: ({ it }) => it.phone ?? null,
  shippingRateHandle: () => null,
  requestedFulfillmentService: () => null,
  taxLines: ({ order, it }) => taxLinesOf(order, it.taxLines),
  discountAllocations,
  price: ({ order, it }, _args, { shop }) => webhookMoney(it.price, order.currency ?? shop.currency),
  originalPrice: ({ order, it }, _args, { shop }) => money(it.price, order.currency ?? shop.currency),
  originalPriceSet: ({ order, it }, _args, { shop }) => moneyBag(order, shop.currency, it.price, it.presentmentPrice),
  discountedPrice: ({ order, it }, _args, { shop }) => money(discounted(it), order.currency ?? shop.currency),
  discountedPriceSet: ({ order, it }, _args, { shop }) =>
    moneyBag(order, shop.currency, discounted(it), it.discount ? undefined : it.presentmentPrice),
  currentDiscountedPriceSet: ({ order, it }, _args, { shop }) =>
    moneyBag(order, shop.currency, it === shippingLineOf(order) ? orderTotals(order).currentShipping : discounted(it)),
};
