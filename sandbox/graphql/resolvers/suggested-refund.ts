import type { RequestContext } from "#sandbox/graphql/context.ts";
import { moneyBagOf } from "#sandbox/graphql/money-bag.ts";
import { amountInput } from "#sandbox/graphql/mutations/money-input.ts";
import { digits } from "#sandbox/graphql/mutations/mutate.ts";
import { typed } from "#sandbox/graphql/resolver.ts";
import { suggestedFor } from "#sandbox/graphql/resolvers/payment.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import { fromPresentment } from "#sandbox/world/presented-order.ts";
import { type RefundWish, type SuggestedRefund, suggestRefund } from "#sandbox/world/suggest-refund.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

export interface SuggestedRefundArguments {
  refundLineItems?: { lineItemId: string; quantity: number }[] | null;
  refundShipping?: boolean | null;
  shippingAmount?: string | number | null;
  refundDuties?: { dutyId: string }[] | null;
  suggestFullRefund?: boolean | null;
  refundMethodAllocation?: "ORIGINAL_PAYMENT_METHODS" | "STORE_CREDIT" | null;
}

function wishOf(order: OrderRecord, args: SuggestedRefundArguments, currency: string): RefundWish {
  const shown = order.presentment?.currency ?? currency;
  const { shippingAmount } = args;
  return {
    units: args.suggestFullRefund
      ? null
      : (args.refundLineItems ?? []).map(({ lineItemId, quantity }) => ({
          lineId: digits(lineItemId, "LineItem"),
          quantity,
        })),
    shipping:
      shippingAmount == null
        ? args.refundShipping || args.suggestFullRefund
          ? "all"
          : 0
        : fromPresentment(order, currency)(amountInput(shippingAmount, shown)),
    dutyIds: (args.refundDuties ?? []).map(({ dutyId }) => digits(dutyId, "Duty")),
  };
}

/** What `Order.suggestedRefund` answers. */
export function suggestedRefund(order: OrderRecord, args: SuggestedRefundArguments, { shop }: RequestContext) {
  const currency = order.currency ?? shop.currency;
  const wish = wishOf(order, args, currency);
  const suggested = suggestRefund(order, wish);
  // Figures in the buyer's currency come from the order as its buyer sees it.
  const bag = (read: (suggestion: SuggestedRefund) => number) =>
    moneyBagOf(order, shop.currency, (seen) =>
      read(seen === order ? suggested : suggestRefund(seen, { ...wish, ...shownShipping(order, seen, wish) })),
    );
  const plain = (amount: number) => webhookMoney(amount, currency);
  const credit = args.refundMethodAllocation === "STORE_CREDIT";
  const pair = (name: string, read: (suggestion: SuggestedRefund) => number) => ({
    [name]: plain(read(suggested)),
    [`${name}Set`]: bag(read),
  });
  return {
    ...pair("amount", ({ amount }) => amount),
    ...pair("maximumRefundable", ({ maximumRefundable }) => maximumRefundable),
    ...pair("subtotal", ({ subtotal }) => subtotal),
    discountedSubtotalSet: bag(({ discountedSubtotal }) => discountedSubtotal),
    totalCartDiscountAmountSet: bag(({ cartDiscount }) => cartDiscount),
    totalDutiesSet: bag(({ duties }) => duties.reduce((sum, { amount }) => sum + amount, 0)),
    totalTaxes: plain(suggested.tax),
    totalTaxSet: bag(({ tax }) => tax),
    refundLineItems: suggested.lines.map((it) => ({ order, it })),
    refundDuties: suggested.duties.map(({ dutyId }) => ({
      amountSet: bag(({ duties }) => duties.find((one) => one.dutyId === dutyId)?.amount ?? 0),
      originalDuty: {
        order,
        it: order.lines.flatMap(({ duties = [] }) => duties).find(({ id }) => id === dutyId),
      },
    })),
    shipping: {
      ...pair("amount", ({ shipping }) => shipping),
      ...pair("maximumRefundable", ({ maximumShipping }) => maximumShipping),
      ...pair("tax", ({ shippingTax }) => shippingTax),
    },
    suggestedRefundMethods: credit
      ? [
          typed("SuggestedStoreCreditRefund", {
            amount: bag(({ amount }) => amount),
            maximumRefundable: bag(({ maximumRefundable }) => maximumRefundable),
            expiresAt: null,
          }),
        ]
      : [],
    suggestedTransactions: credit
      ? []
      : suggested.transactions.map(({ payment }, index) => ({
          ...suggestedFor(order, payment),
          ...pair("amount", ({ transactions }) => transactions[index]?.amount ?? 0),
          ...pair("maximumRefundable", ({ transactions }) => transactions[index]?.maximum ?? 0),
        })),
  };
}

/** A part of the delivery's price, in the buyer's currency. */
function shownShipping(order: OrderRecord, seen: OrderRecord, { shipping }: RefundWish): Pick<RefundWish, "shipping"> {
  if (shipping === "all" || !order.presentment) return { shipping };
  const whole = order.shippingLines.reduce((sum, { price }) => sum + price, 0);
  const shown = seen.shippingLines.reduce((sum, { price }) => sum + price, 0);
  return { shipping: whole === 0 ? 0 : Math.round((shipping * shown) / whole) };
}
