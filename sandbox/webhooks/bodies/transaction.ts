// Pure over the world. A payment: inside a refund, and as the body of order_transactions/create.
import type { Bodies } from "#sandbox/webhooks/bodies/body-of.ts";
import { type Printer, printer } from "#sandbox/webhooks/bodies/money.ts";
import { isManualGateway } from "#sandbox/world/gateways.ts";
import type { OrderRecord, TransactionRecord } from "#sandbox/world/types.ts";

export function transactionBody(
  order: OrderRecord,
  transaction: TransactionRecord,
  print: Printer,
  at: (instant: string) => string,
) {
  const none = { amount: "0.0", currency: "XXX" };
  const { shop_money, presentment_money } = print.set(transaction.amount, transaction.presentmentAmount);
  const isOpen = transaction.kind === "AUTHORIZATION" || transaction.status === "PENDING";
  const open = ({ amount, currency_code }: typeof shop_money) => ({ amount, currency: currency_code });
  return {
    id: Number(transaction.id),
    admin_graphql_api_id: `gid://shopify/OrderTransaction/${transaction.id}`,
    amount: print.money(transaction.amount),
    amount_rounding: null,
    authorization: transaction.authorizationCode ?? null,
    created_at: at(transaction.processedAt),
    currency: shop_money.currency_code,
    device_id: null,
    error_code: transaction.errorCode ?? null,
    gateway: transaction.gateway,
    kind: transaction.kind.toLowerCase(),
    location_id: transaction.locationId ? Number(transaction.locationId) : null,
    manual_payment_gateway: isManualGateway(transaction.gateway),
    message: null,
    order_id: Number(order.id),
    parent_id: transaction.parentId === null ? null : Number(transaction.parentId),
    payment_id: transaction.paymentId ?? `${order.name}.1`,
    processed_at: at(transaction.processedAt),
    receipt: {},
    source_name: order.sourceName,
    status: transaction.status.toLowerCase(),
    test: transaction.test ?? order.test,
    total_unsettled_set: isOpen
      ? { presentment_money: open(presentment_money), shop_money: open(shop_money) }
      : { presentment_money: none, shop_money: none },
    user_id: null,
  };
}

const detailsOf = ({ card, gateway }: TransactionRecord) => ({
  credit_card_bin: card?.bin ?? null,
  avs_result_code: card?.avsResultCode ?? null,
  cvv_result_code: card?.cvvResultCode ?? null,
  credit_card_number: card?.number ?? null,
  credit_card_company: card?.company ?? null,
  buyer_action_info: null,
  credit_card_name: card?.name ?? null,
  credit_card_wallet: card?.wallet ?? null,
  credit_card_expiration_month: card?.expirationMonth ?? null,
  credit_card_expiration_year: card?.expirationYear ?? null,
  payment_method_name: card?.company.toLowerCase() ?? gateway,
});

export const transactionBodies: Bodies = {
  "order_transactions/create": ({ orderId, childId }, { world, shop, at }) => {
    const order = orderId === null ? null : world.order(shop.domain, orderId);
    const transaction = order?.transactions.find((one) => one.id === childId);
    if (!order || !transaction) return null;
    return {
      ...transactionBody(order, transaction, printer(shop, order), at),
      payment_details: detailsOf(transaction),
    };
  },
};
