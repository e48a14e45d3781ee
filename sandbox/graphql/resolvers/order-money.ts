import { listConnection } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { moneyBagOf } from "#sandbox/graphql/money-bag.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { discountApplicationsOf } from "#sandbox/graphql/resolvers/discount.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import { discountTotal } from "#sandbox/world/order-discounts.ts";
import { orderTaxLines } from "#sandbox/world/order-tax-lines.ts";
import { type OrderTotals, orderTotals, shareOf } from "#sandbox/world/order-totals.ts";
import { presentedOrder } from "#sandbox/world/presented-order.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

type Read = (totals: OrderTotals, order: OrderRecord) => number;

/** As `MoneyBag`, in both currencies. */
const bag =
  (read: Read) =>
  (order: OrderRecord, _args: unknown, { shop }: RequestContext) =>
    moneyBagOf(order, shop.currency, (seen) => read(orderTotals(seen), seen));

/** As the deprecated `Money` scalar, in the shop's currency. */
const plain =
  (read: Read) =>
  (order: OrderRecord, _args: unknown, { shop }: RequestContext) =>
    webhookMoney(read(orderTotals(order), order), order.currency ?? shop.currency);

const both = (name: string, read: Read): TypeResolvers<OrderRecord> => ({
  [name]: plain(read),
  [`${name}Set`]: bag(read),
});

/** Discounts on the whole order: those that go over all lines. */
const wholeOrder = (order: OrderRecord) =>
  (order.discounts ?? []).reduce(
    (sum, { selection, allocation, target }, index) =>
      target === "LINE_ITEM" && selection === "ALL" && allocation === "ACROSS"
        ? sum + discountTotal(order, index)
        : sum,
    0,
  );

/** What the discounts on the whole order come to now. */
export const currentWholeOrder = (order: OrderRecord) =>
  order.lines.reduce((sum, line) => {
    const { discounts = [] } = order;
    const own = (line.allocations ?? []).filter(({ discount }) => {
      const one = discounts[discount];
      return one?.selection === "ALL" && one.allocation === "ACROSS";
    });
    const amount = line.allocations
      ? own.reduce((all, { amount: part }) => all + part, 0)
      : discounts[0]?.selection === "ALL"
        ? line.discount
        : 0;
    return sum + shareOf(amount, line.currentQuantity, line.quantity);
  }, 0);

/** Null where an order has none of it, as Shopify answers. */
const unlessNone = (read: Read) => {
  const make = bag(read);
  return (order: OrderRecord, args: unknown, context: RequestContext) =>
    read(orderTotals(order), order) === 0 ? null : make(order, args, context);
};

/** A tax of an order with what it came to in the buyer's currency. */
const taxLines =
  (current: boolean) =>
  (order: OrderRecord, _args: unknown, { shop }: RequestContext) => {
    const seen = orderTaxLines(presentedOrder(order, order.currency ?? shop.currency), current);
    return orderTaxLines(order, current).map((it, index) => ({
      order,
      it: order.presentment ? { ...it, presentmentAmount: seen[index]?.amount } : it,
    }));
  };

export const orderMoneyResolvers: TypeResolvers<OrderRecord> = {
  ...both("totalPrice", (totals) => totals.total),
  ...both("subtotalPrice", (totals) => totals.subtotal),
  ...both("totalTax", (totals) => totals.tax),
  ...both("totalDiscounts", (totals) => totals.discounts),
  ...both("totalShippingPrice", (totals) => totals.shipping),
  ...both("totalReceived", (totals) => totals.captured),
  ...both("totalRefunded", (totals) => totals.refunded),
  ...both("netPayment", (totals) => totals.received),
  ...both("totalCapturable", (totals) => totals.authorized),
  ...both("cartDiscountAmount", (_totals, order) => wholeOrder(order)),
  originalTotalPriceSet: bag((_totals, order) => order.originalTotal),
  currentSubtotalPriceSet: bag((totals) => totals.currentSubtotal),
  currentTotalPriceSet: bag((totals) => totals.currentTotal),
  currentShippingPriceSet: bag((totals) => totals.currentShipping),
  currentTotalDiscountsSet: bag((totals) => totals.currentDiscounts),
  currentCartDiscountAmountSet: bag((_totals, order) => currentWholeOrder(order)),
  currentTotalTaxSet: bag((totals) => totals.currentTax),
  totalRefundedShippingSet: bag((_totals, order) => order.refunds.reduce((sum, refund) => sum + refund.shipping, 0)),
  totalOutstandingSet: bag((totals) => totals.outstanding),
  refundDiscrepancySet: bag((_totals, order) => order.refunds.reduce((sum, refund) => sum + refund.discrepancy, 0)),
  totalTipReceivedSet: bag((totals) => totals.tip),
  totalTipReceived: (order, _args, { shop }) => moneyBagOf(order, shop.currency, ({ tip }) => tip ?? 0).shopMoney,
  originalTotalDutiesSet: unlessNone((totals) => totals.duties),
  currentTotalDutiesSet: unlessNone((totals) => totals.duties),
  originalTotalAdditionalFeesSet: () => null,
  currentTotalAdditionalFeesSet: () => null,
  totalCashRoundingAdjustment: (order, _args, { shop }) => {
    const none = moneyBagOf(order, shop.currency, () => 0);
    return { paymentSet: none, refundSet: none };
  },
  taxesIncluded: (order) => order.taxesIncluded ?? false,
  taxExempt: (order) => order.taxExempt ?? false,
  estimatedTaxes: (order) => order.estimatedTaxes ?? false,
  dutiesIncluded: (order) => order.dutiesIncluded ?? false,
  taxLines: taxLines(false),
  currentTaxLines: taxLines(true),
  discountApplications: (order, args, { shop }) =>
    listConnection(discountApplicationsOf(order, order.currency ?? shop.currency), args, ({ index }) => String(index)),
  discountCodes: (order) => (order.discounts ?? []).flatMap(({ kind, name }) => (kind === "CODE" ? [name] : [])),
  discountCode: (order) => (order.discounts ?? []).find(({ kind }) => kind === "CODE")?.name ?? null,
};
