import type { AdminClient } from "#app/admin/client.server.ts";
import type { SuggestRefundQuery, SuggestRefundQueryVariables } from "#app/admin/generated/admin.generated.ts";

const SUGGEST_REFUND = `#graphql
  query suggestRefund($id: ID!, $lines: [RefundLineItemInput!], $shippingAmount: Money) {
    order(id: $id) {
      id
      currencyCode
      suggestedRefund(refundLineItems: $lines, shippingAmount: $shippingAmount) {
        amountSet { shopMoney { amount } }
        maximumRefundableSet { shopMoney { amount } }
        suggestedTransactions { gateway kind amountSet { shopMoney { amount } } maximumRefundableSet { shopMoney { amount } } parentTransaction { id } }
      }
    }
  }
` as const;

const found = (data: SuggestRefundQuery) => data.order;
export type SuggestRefund = NonNullable<ReturnType<typeof found>>;

/** What Shopify would pay back for these units, and from which payments. Null: Shopify knows no such order. */
export async function suggestRefund(
  client: AdminClient,
  variables: SuggestRefundQueryVariables,
): Promise<{ seen: SuggestRefund | null; points: number }> {
  const { data, points } = await client.send("suggestRefund", SUGGEST_REFUND, variables);
  return { seen: found(data) ?? null, points };
}
