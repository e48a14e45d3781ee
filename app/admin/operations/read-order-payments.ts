import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadOrderPaymentsQuery, ReadOrderPaymentsQueryVariables } from "#app/admin/generated/admin.generated.ts";

const READ_ORDER_PAYMENTS = `#graphql
  query readOrderPayments($id: ID!) {
    order(id: $id) {
      id
      cancelledAt
      currencyCode
      displayFinancialStatus
      netPaymentSet { shopMoney { amount currencyCode } }
      transactions(first: 100) {
        id
        kind
        status
        gateway
        multiCapturable
        amountSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }
        totalUnsettledSet { presentmentMoney { amount currencyCode } shopMoney { amount } }
        parentTransaction { id }
      }
      refunds(first: 100) { id note totalRefundedSet { shopMoney { amount } } }
    }
  }
` as const;

const found = (data: ReadOrderPaymentsQuery) => data.order;
export type ReadOrderPayments = NonNullable<ReturnType<typeof found>>;

/** What was authorised, paid and paid back. Null: Shopify knows no such order. */
export async function readOrderPayments(
  client: AdminClient,
  variables: ReadOrderPaymentsQueryVariables,
): Promise<{ seen: ReadOrderPayments | null; points: number }> {
  const { data, points } = await client.send("readOrderPayments", READ_ORDER_PAYMENTS, variables);
  return { seen: found(data) ?? null, points };
}
