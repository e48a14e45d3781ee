import { listConnection } from "#sandbox/graphql/connection.ts";
import { moneyBag } from "#sandbox/graphql/money-bag.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import type { Of } from "#sandbox/graphql/resolvers/order.ts";
import { gid } from "#sandbox/world/gid.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import type { OrderRecord, RefundRecord, TransactionRecord } from "#sandbox/world/types.ts";

export const transactionResolvers: TypeResolvers<Of<TransactionRecord>> = {
  id: ({ it }) => gid("OrderTransaction", it.id),
  kind: ({ it }) => it.kind,
  status: ({ it }) => it.status,
  gateway: ({ it }) => it.gateway,
  processedAt: ({ it }) => it.processedAt,
  createdAt: ({ it }) => it.processedAt,
  test: ({ order }) => order.test,
  order: ({ order }) => order,
  errorCode: () => null,
  amountSet: ({ order, it }, _args, { shop }) => moneyBag(order, shop.currency, it.amount),
  parentTransaction: ({ order, it }) => {
    const parent = order.transactions.find((one) => one.id === it.parentId);
    return parent ? { order, it: parent } : null;
  },
  manuallyCapturable: ({ order, it }) => it.kind === "AUTHORIZATION" && orderTotals(order).authorized > 0,
};

const transactionsOf = (order: OrderRecord, refund: RefundRecord) =>
  order.transactions.filter((one) => refund.transactionIds.includes(one.id));

const refunded = (order: OrderRecord, refund: RefundRecord) =>
  transactionsOf(order, refund).reduce((sum, one) => sum + one.amount, 0);

export const refundResolvers: TypeResolvers<Of<RefundRecord>> = {
  id: ({ it }) => gid("Refund", it.id),
  legacyResourceId: ({ it }) => it.id,
  createdAt: ({ it }) => it.createdAt,
  processedAt: ({ it }) => it.createdAt,
  updatedAt: ({ it }) => it.createdAt,
  note: ({ it }) => it.note,
  order: ({ order }) => order,
  return: () => null,
  totalRefundedSet: ({ order, it }, _args, { shop }) => moneyBag(order, shop.currency, refunded(order, it)),
  transactions: ({ order, it }, args) =>
    listConnection(
      transactionsOf(order, it).map((one) => ({ order, it: one })),
      args,
      (one) => one.it.id,
    ),
  refundLineItems: ({ order, it }, args) =>
    listConnection(
      it.lines.map((one) => ({ order, it: one })),
      args,
      (one) => one.it.id,
    ),
};

export const refundLineItemResolvers: TypeResolvers<Of<RefundRecord["lines"][number]>> = {
  id: ({ it }) => gid("RefundLineItem", it.id),
  quantity: ({ it }) => it.quantity,
  restockType: ({ it }) => it.restockType,
  restocked: ({ it }) => it.restockType !== "NO_RESTOCK",
  lineItem: ({ order, it }) => ({ order, it: order.lines.find((line) => line.id === it.lineId) }),
  subtotalSet: ({ order, it }, _args, { shop }) => moneyBag(order, shop.currency, it.subtotal),
  totalTaxSet: ({ order }, _args, { shop }) => moneyBag(order, shop.currency, 0),
  location: () => null,
};
