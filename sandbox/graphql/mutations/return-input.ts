import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { amountInput, type MoneyInput, moneyInput } from "#sandbox/graphql/mutations/money-input.ts";
import { digits } from "#sandbox/graphql/mutations/mutate.ts";
import { refuseArguments } from "#sandbox/graphql/resolver.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import type { DispositionRecord } from "#sandbox/world/records/return.ts";
import type { DispositionDraft } from "#sandbox/world/returns/dispose-returned-units.ts";
import type { ReturnProcessing } from "#sandbox/world/returns/process-return.ts";
import type { ReturnRefundDraft } from "#sandbox/world/returns/refund-return.ts";
import type { ReturnDraft } from "#sandbox/world/returns/start-return.ts";
import type { Minor, OrderRecord } from "#sandbox/world/types.ts";

export interface ReturnLineInput {
  fulfillmentLineItemId: string;
  quantity: number;
  returnReason?: ReturnDraft["lines"][number]["reason"];
  returnReasonDefinitionId?: string | null;
  returnReasonNote?: string | null;
  customerNote?: string | null;
  restockingFee?: { percentage: number } | null;
}

export interface ReturnInput {
  orderId: string;
  returnLineItems: ReturnLineInput[];
  exchangeLineItems?:
    | {
        variantId?: string | null;
        quantity: number;
        appliedDiscount?: object | null;
        giftCardCodes?: string[] | null;
      }[]
    | null;
  returnShippingFee?: { amount: MoneyInput } | null;
}

interface ShippingInput {
  fullRefund?: boolean | null;
  shippingRefundAmount?: MoneyInput | null;
}

interface PaymentInput {
  parentId: string;
  transactionAmount: MoneyInput;
}

export interface ReturnRefundInput {
  returnId: string;
  returnRefundLineItems: { returnLineItemId: string; quantity: number }[];
  refundShipping?: ShippingInput | null;
  refundDuties?: object[] | null;
  orderTransactions?: PaymentInput[] | null;
}

export interface DispositionInput {
  reverseFulfillmentOrderLineItemId: string;
  quantity: number;
  dispositionType: DispositionRecord["type"];
  locationId?: string | null;
}

export interface ReturnProcessInput {
  returnId: string;
  returnLineItems?: { id: string; quantity: number; dispositions?: DispositionInput[] | null }[] | null;
  exchangeLineItems?: { id: string; quantity: number }[] | null;
  financialTransfer?: {
    issueRefund?: {
      orderTransactions: PaymentInput[];
      refundMethods?: object[] | null;
      allowOverRefunding?: boolean | null;
    } | null;
  } | null;
  refundShipping?: ShippingInput | null;
  refundDuties?: object[] | null;
  tipLineId?: string | null;
  note?: string | null;
}

export function returnDraft(input: ReturnInput, currency: string): ReturnDraft {
  return {
    lines: input.returnLineItems.map((line) => {
      return {
        fulfillmentLineId: digits(line.fulfillmentLineItemId, "FulfillmentLineItem"),
        quantity: line.quantity,
        reason: line.returnReason ?? null,
        reasonDefinitionId: line.returnReasonDefinitionId
          ? digits(line.returnReasonDefinitionId, "ReturnReasonDefinition")
          : null,
        reasonNote: line.returnReasonNote ?? null,
        customerNote: line.customerNote ?? null,
        restockingFeePercentage: line.restockingFee?.percentage ?? null,
      };
    }),
    exchanges: (input.exchangeLineItems ?? []).map((line) => {
      refuseArguments("exchangeLineItems", { ...line }, "appliedDiscount", "giftCardCodes");
      if (!line.variantId) throw notSimulated("exchangeLineItems without a variantId");
      return { variantId: digits(line.variantId, "ProductVariant"), quantity: line.quantity };
    }),
    shippingFee: input.returnShippingFee
      ? moneyInput(input.returnShippingFee.amount, currency, "returnShippingFee")
      : null,
  };
}

export const dispositionDrafts = (inputs: readonly DispositionInput[]): DispositionDraft[] =>
  inputs.map((input) => ({
    reverseLineId: digits(input.reverseFulfillmentOrderLineItemId, "ReverseFulfillmentOrderLineItem"),
    quantity: input.quantity,
    type: input.dispositionType,
    locationId: input.locationId ? digits(input.locationId, "Location") : null,
  }));

/** How much of the shipping price is to be paid back. */
export function shippingInput(input: ShippingInput | null | undefined, order: OrderRecord, currency: string): Minor {
  if (input?.fullRefund) return orderTotals(order).currentShipping;
  return input?.shippingRefundAmount ? amountInput(input.shippingRefundAmount.amount, currency) : 0;
}

const payments = (inputs: readonly PaymentInput[], currency: string) =>
  inputs.map(({ parentId, transactionAmount }) => ({
    parentId: digits(parentId, "OrderTransaction"),
    amount: moneyInput(transactionAmount, currency, "orderTransactions"),
  }));

export function refundDraft(input: ReturnRefundInput, order: OrderRecord, currency: string): ReturnRefundDraft {
  refuseArguments("returnRefundInput", { ...input }, "refundDuties");
  return {
    lines: input.returnRefundLineItems.map(({ returnLineItemId, quantity }) => ({
      id: digits(returnLineItemId, "ReturnLineItem"),
      quantity,
    })),
    shipping: shippingInput(input.refundShipping, order, currency),
    transactions: payments(input.orderTransactions ?? [], currency),
  };
}

export function processing(input: ReturnProcessInput, order: OrderRecord, currency: string): ReturnProcessing {
  refuseArguments("ReturnProcessInput", { ...input }, "refundDuties", "tipLineId");
  const refund = input.financialTransfer?.issueRefund;
  if (refund) refuseArguments("issueRefund", { ...refund }, "refundMethods");
  return {
    lines: (input.returnLineItems ?? []).map(({ id, quantity, dispositions }) => ({
      id: digits(id, "ReturnLineItem"),
      quantity,
      dispositions: dispositionDrafts(dispositions ?? []),
    })),
    exchangeLines: (input.exchangeLineItems ?? []).map(({ id, quantity }) => ({
      id: digits(id, "ExchangeLineItem"),
      quantity,
    })),
    refund: refund
      ? {
          transactions: payments(refund.orderTransactions, currency),
          shipping: shippingInput(input.refundShipping, order, currency),
          allowOverRefunding: refund.allowOverRefunding ?? false,
        }
      : null,
    note: input.note ?? null,
  };
}
