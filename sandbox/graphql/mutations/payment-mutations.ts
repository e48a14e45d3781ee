import { GraphQLError } from "graphql";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { idempotent } from "#sandbox/graphql/mutations/idempotent.ts";
import { amountInput, type MoneyInput } from "#sandbox/graphql/mutations/money-input.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { needScope } from "#sandbox/graphql/scope.ts";
import { capturePayment } from "#sandbox/world/capture-payment.ts";
import { gid, parseGid } from "#sandbox/world/gid.ts";
import { instant } from "#sandbox/world/instant.ts";
import { refundableShipping } from "#sandbox/world/order-totals.ts";
import { payOrder } from "#sandbox/world/pay-order.ts";
import { fromPresentment } from "#sandbox/world/presented-order.ts";
import { recordManualPayment } from "#sandbox/world/record-manual-payment.ts";
import { type RefundDraft, refundOrder } from "#sandbox/world/refund-order.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { voidAuthorization } from "#sandbox/world/void-authorization.ts";
import { Refused } from "#sandbox/world/world.ts";

interface RefundInput {
  orderId: string;
  note?: string | null;
  currency?: string | null;
  shipping?: { amount?: string | null; fullRefund?: boolean | null } | null;
  refundLineItems?:
    | { lineItemId: string; quantity: number; restockType?: string | null; locationId?: string | null }[]
    | null;
  refundDuties?: { dutyId: string; refundType?: string | null }[] | null;
  transactions?: { amount: string; kind: string; parentId?: string | null; gateway: string }[] | null;
  refundMethods?: { storeCreditRefund?: { amount: MoneyInput; expiresAt?: string | null } | null }[] | null;
  allowOverRefunding?: boolean | null;
  discrepancyReason?: string | null;
  processedAt?: string | null;
}

interface ManualPaymentArguments {
  id: string;
  amount?: MoneyInput | null;
  paymentMethodName?: string | null;
  processedAt?: string | null;
}

interface CaptureInput {
  id: string;
  parentTransactionId: string;
  amount: string | number;
  currency?: string | null;
  finalCapture?: boolean | null;
}

function refundCreate(input: RefundInput, context: RequestContext): Record<string, unknown> {
  const { world, shop, actor } = context;
  if ((input.refundMethods?.length ?? 0) > 1) throw notSimulated("RefundInput(refundMethods:) with several of them");
  const orderId = digits(input.orderId, "Order");
  const order = world.order(shop.domain, orderId);
  return mutate(
    context,
    "refundCreate",
    { input },
    [input.orderId],
    () => {
      if (!order) throw new Refused("Order does not exist", { field: ["orderId"] });
      const draft = refundDraft(input, order, context);
      const { refund } = refundOrder(world, shop.domain, orderId, draft, actor);
      return {
        changed: true,
        payload: { order, refund: { order, it: refund } },
        targetIds: [gid("Refund", refund.id)],
      };
    },
    (userErrors) => ({ refund: null, order, userErrors }),
  );
}

/** What of the input is wrong with this order is said in the order that was recorded: kind first, then the payment. */
function refundDraft(input: RefundInput, order: OrderRecord, { shop, world }: RequestContext): RefundDraft {
  const currency = order.currency ?? shop.currency;
  const shown = order.presentment?.currency ?? currency;
  if (input.currency && input.currency !== shown)
    throw new Refused(`Currency must match the presentment currency ${shown}`, { field: ["currency"] });
  const toShop = fromPresentment(order, currency);
  const paid = (text: string | number) => {
    const amount = amountInput(text, shown);
    // After the words for captures (order-capture-validation); not confirmed.
    if (amount < 0)
      throw new Refused("Amount must be greater than zero for refund transactions", { field: ["transactions"] });
    return order.presentment ? { amount: toShop(amount), presentmentAmount: amount } : { amount };
  };
  const transactions = (input.transactions ?? []).map((transaction) => {
    if (transaction.kind !== "REFUND")
      throw new Refused(`Kind ${transaction.kind.toLowerCase()} is not a valid transaction`);
    const parent = transaction.parentId && parseGid(transaction.parentId)?.id;
    if (!parent || !order.transactions.some((one) => one.id === parent))
      throw new Refused("Transactions require a parent_id associated with the order", { field: ["transactions"] });
    return { parentId: parent, ...paid(transaction.amount) };
  });
  const credit = input.refundMethods?.[0]?.storeCreditRefund;
  return {
    lines: (input.refundLineItems ?? []).map((line) => ({
      lineId: digits(line.lineItemId, "LineItem"),
      quantity: line.quantity,
      restockType: (line.restockType ?? "NO_RESTOCK") as "NO_RESTOCK",
      locationId: line.locationId ? locationOf(line.locationId, shop.domain, world) : null,
    })),
    duties: (input.refundDuties ?? []).map(({ dutyId, refundType }) => ({
      dutyId: digits(dutyId, "Duty"),
      proportional: refundType === "PROPORTIONAL",
    })),
    shipping: input.shipping?.fullRefund ? refundableShipping(order) : paid(input.shipping?.amount ?? "0").amount,
    // Without transactions nothing is paid back, whatever the lines are worth.
    transactions,
    ...(credit
      ? {
          storeCredit: {
            ...paid(moneyText(credit.amount, shown)),
            expiresAt: credit.expiresAt ? instant(Date.parse(credit.expiresAt)) : null,
          },
        }
      : {}),
    allowOverRefunding: input.allowOverRefunding ?? false,
    note: input.note ?? null,
    discrepancyReason: input.discrepancyReason ?? null,
    ...(input.processedAt ? { processedAt: instant(Date.parse(input.processedAt)) } : {}),
  };
}

/** An amount of store credit, which is given in the buyer's currency. */
function moneyText({ amount, currencyCode }: MoneyInput, currency: string): string {
  if (currencyCode !== currency)
    throw new Refused(`Currency must match the presentment currency ${currency}`, {
      field: ["refundMethods", "0", "storeCreditRefund", "amount"],
    });
  return String(amount);
}

function locationOf(id: string, shop: string, world: RequestContext["world"]): string {
  const locationId = digits(id, "Location");
  if (world.state.locations[locationId]?.shop !== shop)
    throw new GraphQLError(`Invalid id: ${id}`, { extensions: { code: "RESOURCE_NOT_FOUND" } });
  return locationId;
}

export const paymentMutations: TypeResolvers<undefined> = {
  orderMarkAsPaid: (_root, { input }: { input: { id: string } }, context) => {
    const orderId = digits(input.id, "Order");
    return mutate(
      context,
      "orderMarkAsPaid",
      { input },
      [input.id],
      () => ({
        changed: true,
        payload: { order: payOrder(context.world, context.shop.domain, orderId, undefined, context.actor) },
      }),
      (userErrors) => ({ order: context.world.order(context.shop.domain, orderId), userErrors }),
    );
  },
  orderCapture: (_root, { input }: { input: CaptureInput }, context) =>
    mutate(
      context,
      "orderCapture",
      { input },
      [input.id, input.parentTransactionId],
      () => {
        const { order, transaction } = capturePayment(
          context.world,
          context.shop.domain,
          digits(input.id, "Order"),
          {
            parentId: digits(input.parentTransactionId, "OrderTransaction"),
            amount: String(input.amount),
            currency: input.currency ?? null,
            finalCapture: input.finalCapture ?? null,
          },
          context.actor,
        );
        return {
          changed: true,
          payload: { transaction: { order, it: transaction } },
          targetIds: [gid("OrderTransaction", transaction.id)],
        };
      },
      (userErrors) => ({ transaction: null, userErrors }),
    ),
  transactionVoid: (_root, { parentTransactionId }: { parentTransactionId: string }, context) =>
    mutate(
      context,
      "transactionVoid",
      { parentTransactionId },
      [parentTransactionId],
      () => {
        const { order, transaction } = voidAuthorization(
          context.world,
          context.shop.domain,
          digits(parentTransactionId, "OrderTransaction"),
          context.actor,
        );
        return {
          changed: true,
          payload: { transaction: { order, it: transaction } },
          targetIds: [gid("Order", order.id), gid("OrderTransaction", transaction.id)],
        };
      },
      (userErrors) => ({ transaction: null, userErrors }),
    ),
  orderCreateManualPayment: (_root, args: ManualPaymentArguments, context) =>
    mutate(
      context,
      "orderCreateManualPayment",
      { ...args },
      [args.id],
      () => ({
        changed: true,
        payload: {
          order: recordManualPayment(
            context.world,
            context.shop.domain,
            digits(args.id, "Order"),
            {
              amount: args.amount ? { amount: String(args.amount.amount), currency: args.amount.currencyCode } : null,
              gateway: args.paymentMethodName ?? "Other",
              processedAt: args.processedAt ? instant(Date.parse(args.processedAt)) : null,
            },
            context.actor,
          ),
        },
      }),
      (userErrors) => ({ order: null, userErrors }),
    ),
  refundCreate: idempotent((_root, { input }: { input: RefundInput }, context) => {
    needScope(context, "refundCreate", "write_orders");
    return refundCreate(input, context);
  }),
};
