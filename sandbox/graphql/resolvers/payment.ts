import { listConnection } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { money, moneyBag, moneyBagOf } from "#sandbox/graphql/money-bag.ts";
import { type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import type { Of } from "#sandbox/graphql/resolvers/order.ts";
import { gatewayName, isManualGateway } from "#sandbox/world/gateways.ts";
import { gid } from "#sandbox/world/gid.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import { capturableOf } from "#sandbox/world/order-totals.ts";
import { toPresentment } from "#sandbox/world/presented-order.ts";
import type { CardRecord } from "#sandbox/world/records/order.ts";
import { shippingLineOf } from "#sandbox/world/records/order.ts";
import type { OrderRecord, RefundRecord, TransactionRecord } from "#sandbox/world/types.ts";

type Transaction = Of<TransactionRecord>;

const currencyOf = (order: OrderRecord, { shop }: RequestContext) => order.currency ?? shop.currency;

/** Null unless something of the authorisation is left to take. */
function unsettled({ order, it }: Transaction, context: RequestContext) {
  const left = capturableOf(order, it);
  if (left === 0) return null;
  const shown = it.presentmentAmount === undefined ? undefined : presentedLeft(order, it, left, context);
  return moneyBag(order, context.shop.currency, left, shown);
}

const presentedLeft = (order: OrderRecord, it: TransactionRecord, left: number, context: RequestContext) =>
  left === it.amount ? it.presentmentAmount : toPresentment(order, currencyOf(order, context))(left);

const cardDetails = (card: CardRecord) =>
  typed("CardPaymentDetails", {
    ...card,
    paymentMethodName: card.company.toLowerCase(),
    wallet: card.wallet,
  });

/** What a suggested refund says of the payment that it goes back to. */
export const suggestedFor = (order: OrderRecord, payment: TransactionRecord) => ({
  kind: "SUGGESTED_REFUND",
  gateway: payment.gateway,
  formattedGateway: gatewayName(payment.gateway),
  accountNumber: payment.card?.number ?? null,
  paymentDetails: payment.card ? cardDetails(payment.card) : null,
  parentTransaction: { order, it: payment },
});

export const transactionResolvers: TypeResolvers<Transaction> = {
  id: ({ it }) => gid("OrderTransaction", it.id),
  kind: ({ it }) => it.kind,
  status: ({ it }) => it.status,
  gateway: ({ it }) => it.gateway,
  formattedGateway: ({ it }) => gatewayName(it.gateway),
  manualPaymentGateway: ({ it }) => isManualGateway(it.gateway),
  processedAt: ({ it }) => it.processedAt,
  createdAt: ({ it }) => it.processedAt,
  test: ({ order, it }) => it.test ?? order.test,
  order: ({ order }) => order,
  errorCode: ({ it }) => it.errorCode ?? null,
  authorizationCode: ({ it }) => it.authorizationCode ?? null,
  authorizationExpiresAt: ({ it }) => it.authorizationExpiresAt ?? null,
  accountNumber: ({ it }) => it.card?.number ?? null,
  paymentId: ({ it }) => it.paymentId ?? null,
  receiptJson: ({ it }) => (it.receipt === undefined ? null : JSON.stringify(it.receipt)),
  location: ({ it }, _args, { world }) => (it.locationId && world.state.locations[it.locationId]) || null,
  paymentDetails: ({ it }) => (it.card ? cardDetails(it.card) : null),
  paymentMethod: () => null,
  settlementCurrency: () => null,
  settlementCurrencyRate: () => null,
  shopifyPaymentsSet: () => null,
  currencyExchangeAdjustment: () => null,
  amountRoundingSet: () => null,
  device: () => null,
  user: () => null,
  fees: () => [],
  amount: ({ order, it }, _args, context) => webhookMoney(it.amount, currencyOf(order, context)),
  amountV2: ({ order, it }, _args, context) => money(it.amount, currencyOf(order, context)),
  amountSet: ({ order, it }, _args, { shop }) => moneyBag(order, shop.currency, it.amount, it.presentmentAmount),
  maximumRefundable: () => null,
  maximumRefundableV2: () => null,
  totalUnsettledSet: (transaction, _args, context) => unsettled(transaction, context),
  totalUnsettledV2: (transaction, _args, context) => unsettled(transaction, context)?.shopMoney ?? null,
  totalUnsettled: (transaction, _args, context) => {
    const left = capturableOf(transaction.order, transaction.it);
    return left === 0 ? null : webhookMoney(left, currencyOf(transaction.order, context));
  },
  parentTransaction: ({ order, it }) => {
    const parent = order.transactions.find((one) => one.id === it.parentId);
    return parent ? { order, it: parent } : null;
  },
  // Recorded: false for an authorisation with a manual gateway.
  manuallyCapturable: ({ order, it }) => !isManualGateway(it.gateway) && capturableOf(order, it) > 0,
  multiCapturable: ({ it }) => it.multiCapturable ?? false,
};

const transactionsOf = (order: OrderRecord, refund: RefundRecord) =>
  order.transactions.filter((one) => refund.transactionIds.includes(one.id));

const refunded = (order: OrderRecord, refund: RefundRecord) =>
  transactionsOf(order, refund).reduce((sum, one) => (one.status === "SUCCESS" ? sum + one.amount : sum), 0);

/** A refund's figure in both currencies: read from the refund of the same id in the order as its buyer sees it. */
const bag =
  (read: (refund: RefundRecord, order: OrderRecord) => number) =>
  ({ order, it }: Of<RefundRecord>, _args: unknown, { shop }: RequestContext) =>
    moneyBagOf(order, shop.currency, (seen) => {
      const same = seen.refunds.find(({ id }) => id === it.id);
      return same ? read(same, seen) : 0;
    });

/** What was paid back beyond goods and delivery. */
export const adjustmentsOf = ({ order, it }: Of<RefundRecord>, { shop }: RequestContext) =>
  it.discrepancy === 0
    ? []
    : [
        {
          id: gid("OrderAdjustment", it.id),
          reason: it.discrepancyReason ?? "REFUND_DISCREPANCY",
          amountSet: moneyBag(order, shop.currency, -it.discrepancy),
          taxAmountSet: moneyBag(order, shop.currency, 0),
        },
      ];

/** What was paid back of a delivery. */
export const refundedShippingOf = ({ order, it }: Of<RefundRecord>, { shop }: RequestContext) => {
  const line = shippingLineOf(order) ?? order.shippingLines[0];
  if (it.shipping === 0 || !line) return [];
  return [
    {
      id: gid("RefundShippingLine", it.id),
      shippingLine: { order, it: line },
      subtotalAmountSet: moneyBag(order, shop.currency, it.shipping),
      taxAmountSet: moneyBag(order, shop.currency, it.shippingTax ?? 0),
    },
  ];
};

export const refundResolvers: TypeResolvers<Of<RefundRecord>> = {
  id: ({ it }) => gid("Refund", it.id),
  legacyResourceId: ({ it }) => it.id,
  createdAt: ({ it }) => it.createdAt,
  processedAt: ({ it }) => it.processedAt ?? it.createdAt,
  updatedAt: ({ it }) => it.createdAt,
  note: ({ it }) => it.note,
  order: ({ order }) => order,
  staffMember: () => null,
  return: ({ order, it }) => {
    const one = order.returns.find(({ id }) => id === it.returnId);
    return one ? { order, it: one } : null;
  },
  totalRefunded: ({ order, it }, _args, context) => money(refunded(order, it), currencyOf(order, context)),
  totalRefundedSet: bag((refund, order) => refunded(order, refund)),
  duties: ({ order, it }, _args, { shop }) =>
    (it.duties ?? []).map(({ dutyId, amount }) => ({
      amountSet: moneyBag(order, shop.currency, amount),
      originalDuty: dutyOf(order, dutyId),
    })),
  orderAdjustments: (refund, args, context) => listConnection(adjustmentsOf(refund, context), args, ({ id }) => id),
  refundShippingLines: (refund, args, context) =>
    listConnection(refundedShippingOf(refund, context), args, ({ id }) => id),
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

const dutyOf = (order: OrderRecord, id: string) => {
  const it = order.lines.flatMap((line) => line.duties ?? []).find((duty) => duty.id === id);
  return it ? { order, it } : null;
};

type RefundLine = Of<RefundRecord["lines"][number]>;
const priceOf = ({ order, it }: RefundLine) => order.lines.find((line) => line.id === it.lineId)?.price ?? 0;

export const refundLineItemResolvers: TypeResolvers<RefundLine> = {
  // Of what is only suggested there is nothing yet that could have an id.
  id: ({ it }) => (it.id ? gid("RefundLineItem", it.id) : null),
  quantity: ({ it }) => it.quantity,
  restockType: ({ it }) => it.restockType,
  restocked: ({ it }) => it.restockType !== "NO_RESTOCK",
  lineItem: ({ order, it }) => ({ order, it: order.lines.find((line) => line.id === it.lineId) }),
  price: (line, _args, context) => webhookMoney(priceOf(line), currencyOf(line.order, context)),
  priceSet: (line, _args, { shop }) => moneyBag(line.order, shop.currency, priceOf(line)),
  subtotal: ({ order, it }, _args, context) => webhookMoney(it.subtotal, currencyOf(order, context)),
  subtotalSet: ({ order, it }, _args, { shop }) => moneyBag(order, shop.currency, it.subtotal),
  totalTax: ({ order, it }, _args, context) => webhookMoney(it.tax ?? 0, currencyOf(order, context)),
  totalTaxSet: ({ order, it }, _args, { shop }) => moneyBag(order, shop.currency, it.tax ?? 0),
  location: ({ it }, _args, { world }) => (it.locationId && world.state.locations[it.locationId]) || null,
};
