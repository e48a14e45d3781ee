import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import { moneyBag } from "#sandbox/graphql/money-bag.ts";
import { amountInput } from "#sandbox/graphql/mutations/money-input.ts";
import { digits } from "#sandbox/graphql/mutations/mutate.ts";
import { refuseArguments, type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import type { Of } from "#sandbox/graphql/resolvers/order.ts";
import { suggestedFor } from "#sandbox/graphql/resolvers/payment.ts";
import { gid } from "#sandbox/world/gid.ts";
import { lineNet } from "#sandbox/world/order-totals.ts";
import type { ExchangeLineRecord, ReturnLineRecord, ReturnRecord } from "#sandbox/world/records/return.ts";
import {
  type ReturnReasonDefinition,
  returnReasonDefinition,
} from "#sandbox/world/returns/return-reason-definitions.ts";
import type { ReturnableFulfillment } from "#sandbox/world/returns/returnable-units.ts";
import { suggestReturnRefund } from "#sandbox/world/returns/suggest-return-refund.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

/** A child of a return needs the return, and its order. */
export interface OfReturn<T> {
  order: OrderRecord;
  of: ReturnRecord;
  it: T;
}

type Processing = "PROCESSABLE" | "PROCESSED";

/** Units that can be processed: all that are left, as long as the return is open (recorded: none while it is requested). */
const processable = ({ of, it }: OfReturn<{ quantity: number; processedQuantity: number }>) =>
  of.status === "OPEN" ? it.quantity - it.processedQuantity : 0;

const byProcessing =
  (status: Processing | null | undefined) =>
  (line: OfReturn<{ quantity: number; processedQuantity: number }>): boolean =>
    !status || (status === "PROCESSED" ? line.it.processedQuantity > 0 : processable(line) > 0);

interface RefundArguments {
  returnRefundLineItems: { returnLineItemId: string; quantity: number }[];
  refundShipping?: { fullRefund?: boolean | null; shippingRefundAmount?: { amount: string } | null } | null;
}

export const returnResolvers: TypeResolvers<Of<ReturnRecord>> = {
  id: ({ it }) => gid("Return", it.id),
  name: ({ it }) => it.name,
  status: ({ it }) => it.status,
  createdAt: ({ it }) => it.createdAt,
  closedAt: ({ it }) => it.closedAt,
  requestApprovedAt: ({ it }) => it.requestApprovedAt,
  decline: ({ it }) => it.decline,
  order: ({ order }) => order,
  // As of orders and refunds: who of the staff did it is not told.
  staffMember: () => null,
  totalQuantity: ({ it }) => it.lines.reduce((sum, { quantity }) => sum + quantity, 0),
  returnLineItems: ({ order, it: of }, args: PageArguments & { processingStatus?: Processing | null }) =>
    listConnection(
      of.lines.map((it) => typed("ReturnLineItem", { order, of, it })).filter(byProcessing(args.processingStatus)),
      args,
      ({ it }) => it.id,
    ),
  exchangeLineItems: ({ order, it: of }, args: PageArguments & { processingStatus?: Processing | null }) =>
    listConnection(
      of.exchangeLines.map((it) => ({ order, of, it })).filter(byProcessing(args.processingStatus)),
      args,
      ({ it }) => it.id,
    ),
  refunds: ({ order, it }, args) =>
    listConnection(
      order.refunds.filter(({ id }) => it.refundIds.includes(id)).map((one) => ({ order, it: one })),
      args,
      (one) => one.it.id,
    ),
  transactions: ({ order, it }, args) => {
    const ids = order.refunds.filter(({ id }) => it.refundIds.includes(id)).flatMap((refund) => refund.transactionIds);
    const found = order.transactions.filter(({ id }) => ids.includes(id));
    return listConnection(
      found.map((one) => ({ order, it: one })),
      args,
      (one) => one.it.id,
    );
  },
  returnShippingFees: ({ order, it }, _args, { shop }) =>
    it.shippingFee
      ? [
          {
            id: gid("ReturnShippingFee", it.shippingFee.id),
            amountSet: moneyBag(order, shop.currency, it.shippingFee.amount),
          },
        ]
      : [],
  reverseFulfillmentOrders: ({ order, it: of }, args) =>
    listConnection(
      of.reverseFulfillmentOrders.map((it) => ({ order, of, it })),
      args,
      ({ it }) => it.id,
    ),
  suggestedRefund: ({ order, it }, args: RefundArguments, { shop }) => {
    refuseArguments("Return.suggestedRefund", { ...args }, "refundDuties");
    const shipping = args.refundShipping?.fullRefund
      ? "all"
      : amountInput(args.refundShipping?.shippingRefundAmount?.amount ?? "0", order.currency ?? shop.currency);
    const units = args.returnRefundLineItems.map(({ returnLineItemId, quantity }) => ({
      returnLineId: digits(returnLineItemId, "ReturnLineItem"),
      quantity,
    }));
    const suggested = suggestReturnRefund(order, it, units, shipping);
    const bag = (amount: number) => moneyBag(order, shop.currency, amount);
    return {
      amount: bag(suggested.amount),
      subtotal: bag(suggested.subtotal),
      discountedSubtotal: bag(suggested.discountedSubtotal),
      maximumRefundable: bag(suggested.maximumRefundable),
      refundDuties: [],
      shipping: { amountSet: bag(suggested.shipping), maximumRefundableSet: bag(suggested.maximumShipping) },
      totalCartDiscountAmount: bag(0),
      totalDuties: bag(0),
      totalTax: bag(suggested.tax),
      suggestedTransactions: suggested.transactions.map(({ payment, amount, maximum }) => ({
        ...suggestedFor(order, payment),
        amountSet: bag(amount),
        maximumRefundableSet: bag(maximum),
      })),
    };
  },
};

export const returnLineItemResolvers: TypeResolvers<OfReturn<ReturnLineRecord>> = {
  id: ({ it }) => gid("ReturnLineItem", it.id),
  quantity: ({ it }) => it.quantity,
  processableQuantity: processable,
  processedQuantity: ({ it }) => it.processedQuantity,
  unprocessedQuantity: ({ it }) => it.quantity - it.processedQuantity,
  refundableQuantity: ({ of, it }) =>
    of.status === "OPEN" || of.status === "CLOSED" ? it.quantity - it.refundedQuantity : 0,
  refundedQuantity: ({ it }) => it.refundedQuantity,
  returnReason: ({ it }) => it.reason,
  returnReasonNote: ({ it }) => it.reasonNote,
  returnReasonDefinition: ({ it }) => it.reasonDefinitionId && returnReasonDefinition(it.reasonDefinitionId),
  customerNote: ({ it }) => it.customerNote,
  restockingFee: ({ order, it }, _args, { shop }) => {
    const line = order.lines.find(({ id }) => id === it.lineId);
    if (!it.restockingFee || !line) return null;
    const { id, percentage } = it.restockingFee;
    const fee = Math.round((lineNet(line, it.quantity) * percentage) / 100);
    return { id: gid("RestockingFee", id), percentage, amountSet: moneyBag(order, shop.currency, fee) };
  },
  totalWeight: ({ order, it }) => ({
    unit: "GRAMS",
    value: (order.lines.find(({ id }) => id === it.lineId)?.grams ?? 0) * it.quantity,
  }),
  withCodeDiscountedTotalPriceSet: ({ order, it }, _args, { shop }) => {
    const line = order.lines.find(({ id }) => id === it.lineId);
    return moneyBag(order, shop.currency, line ? lineNet(line, it.quantity) : 0);
  },
  fulfillmentLineItem: ({ order, it }) => fulfillmentLineOf(order, it.fulfillmentLineId),
};

export const returnReasonDefinitionResolvers: TypeResolvers<ReturnReasonDefinition> = {
  id: ({ id }) => gid("ReturnReasonDefinition", id),
  handle: ({ handle }) => handle,
  // Every store here is read in English.
  name: ({ name }) => name,
  deleted: () => false,
};

export function fulfillmentLineOf(order: OrderRecord, id: string | undefined) {
  const it = order.fulfillments.flatMap(({ lines }) => lines).find((line) => line.id === id);
  return it ? { order, it } : null;
}

export const exchangeLineItemResolvers: TypeResolvers<OfReturn<ExchangeLineRecord>> = {
  id: ({ it }) => gid("ExchangeLineItem", it.id),
  quantity: ({ it }) => it.quantity,
  processableQuantity: processable,
  processedQuantity: ({ it }) => it.processedQuantity,
  unprocessedQuantity: ({ it }) => it.quantity - it.processedQuantity,
  variantId: ({ it }) => gid("ProductVariant", it.variantId),
  productId: ({ it }, _args, { world, shop }) => {
    const variant = world.variant(shop.domain, it.variantId);
    return variant && gid("Product", variant.productId);
  },
  title: ({ it }, _args, { world, shop }) => {
    const variant = world.variant(shop.domain, it.variantId);
    return (variant && world.product(shop.domain, variant.productId)?.title) ?? null;
  },
  variantTitle: ({ it }, _args, { world, shop }) => world.variant(shop.domain, it.variantId)?.title ?? null,
  variantSku: ({ it }, _args, { world, shop }) => world.variant(shop.domain, it.variantId)?.sku ?? null,
  lineItems: ({ order, it }) =>
    order.lines.filter(({ id }) => it.lineIds.includes(id)).map((one) => ({ order, it: one })),
  lineItem: ({ order, it }) => {
    const one = order.lines.find(({ id }) => it.lineIds.includes(id));
    return one ? { order, it: one } : null;
  },
};

type Returnable = { order: OrderRecord; it: ReturnableFulfillment };

export const returnableFulfillmentResolvers: TypeResolvers<Returnable> = {
  id: ({ it }) => gid("ReturnableFulfillment", it.fulfillment.id),
  fulfillment: ({ order, it }) => ({ order, it: it.fulfillment }),
  returnableFulfillmentLineItems: ({ order, it }, args) =>
    listConnection(
      it.lines.map(({ line, quantity }) => ({ quantity, fulfillmentLineItem: { order, it: line } })),
      args,
      (one) => one.fulfillmentLineItem.it.id,
    ),
};
