// What was authorised is captured or given back. Readable by the transactions of the order.
import { gidOf } from "#app/admin/gid.ts";
import { capturePayment as capture } from "#app/admin/operations/capture-payment.ts";
import { type ReadOrderPayments, readOrderPayments } from "#app/admin/operations/read-order-payments.ts";
import { voidTransaction } from "#app/admin/operations/void-transaction.ts";
import { inOrderCurrency } from "#app/effects/in-order-currency.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, SO, TO_DO } from "#app/effects/verdict.ts";
import { compareAmounts, normalAmount } from "#app/lib/money.ts";

type Transaction = ReadOrderPayments["transactions"][number];

const stands = ({ status }: Transaction) => status === "SUCCESS" || status === "PENDING";
const unsettled = ({ totalUnsettledSet }: Transaction) => normalAmount(totalUnsettledSet?.shopMoney.amount ?? "0");

/** The one that is named, else the first that something is left of. */
function authorization({ transactions }: ReadOrderPayments, id: string | null): Transaction | undefined {
  const all = transactions.filter((one) => one.kind === "AUTHORIZATION" && one.status === "SUCCESS");
  return id
    ? all.find((one) => one.id === gidOf("OrderTransaction", id))
    : (all.find((one) => compareAmounts(unsettled(one), "0") > 0) ?? all[0]);
}

const childrenOf = ({ transactions }: ReadOrderPayments, parent: Transaction, kind: Transaction["kind"]) =>
  transactions.filter((one) => one.kind === kind && one.parentTransaction?.id === parent.id && stands(one));

export const capturePayment = shopifyWrite<"capture_payment", ReadOrderPayments>({
  look: (admin, { target }) => readOrderPayments(admin, { id: target }),
  judge: (order, { body, isDoubtful, before }) => {
    const parent = authorization(order, body.transaction_id);
    if (!parent) return moot("Nothing is authorised.");
    if (isDoubtful) {
      const then = (before ?? []) as string[];
      if (childrenOf(order, parent, "CAPTURE").some(({ id }) => !then.includes(id))) return SO;
    }
    if (compareAmounts(unsettled(parent), "0") <= 0)
      return childrenOf(order, parent, "CAPTURE").length ? SO : moot("Nothing is left to capture.");
    return order.cancelledAt ? moot("The order was cancelled.") : TO_DO;
  },
  before: (order, { body }) => {
    const parent = authorization(order, body.transaction_id);
    return parent ? childrenOf(order, parent, "CAPTURE").map(({ id }) => id) : [];
  },
  write: (admin, { target, body }, order) => {
    const parent = authorization(order, body.transaction_id);
    if (!parent) throw new Error("an authorisation that was judged is not there");
    const isAll = compareAmounts(body.amount, unsettled(parent)) >= 0;
    const { amount, currencyCode } = isAll
      ? (parent.totalUnsettledSet?.presentmentMoney ?? parent.amountSet.presentmentMoney)
      : inOrderCurrency(body.amount, parent.amountSet);
    return capture(admin, {
      id: target,
      parentTransactionId: parent.id,
      amount: normalAmount(amount),
      currency: currencyCode,
      // Shopify refuses the word where the gateway captures once only.
      ...(parent.multiCapturable && !isAll ? { finalCapture: body.final } : {}),
    });
  },
});

export const voidPayment = shopifyWrite<"void_payment", ReadOrderPayments>({
  look: (admin, { target }) => readOrderPayments(admin, { id: target }),
  judge: (order, { body }) => {
    const parent = authorization(order, body.transaction_id);
    if (!parent) return moot("Nothing is authorised.");
    if (childrenOf(order, parent, "VOID").length) return SO;
    return childrenOf(order, parent, "CAPTURE").length ? moot("It was captured.") : TO_DO;
  },
  write: (admin, { body }, order) => {
    const parent = authorization(order, body.transaction_id);
    if (!parent) throw new Error("an authorisation that was judged is not there");
    return voidTransaction(admin, { parentTransactionId: parent.id });
  },
});
