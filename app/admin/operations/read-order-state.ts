import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadOrderStateQuery, ReadOrderStateQueryVariables } from "#app/admin/generated/admin.generated.ts";

const READ_ORDER_STATE = `#graphql
  query readOrderState($id: ID!) {
    order(id: $id) {
      id
      cancelledAt
      closedAt
      displayFinancialStatus
      displayFulfillmentStatus
      note
      email
      phone
      poNumber
      canMarkAsPaid
      currencyCode
      customer { id }
      customAttributes { key value }
      shippingAddress { firstName lastName company address1 address2 city zip provinceCode countryCodeV2 phone }
    }
  }
` as const;

const found = (data: ReadOrderStateQuery) => data.order;
export type ReadOrderState = NonNullable<ReturnType<typeof found>>;

/** What an order looks like beside its lines and money. Null: Shopify knows no such order. */
export async function readOrderState(
  client: AdminClient,
  variables: ReadOrderStateQueryVariables,
): Promise<{ seen: ReadOrderState | null; points: number }> {
  const { data, points } = await client.send("readOrderState", READ_ORDER_STATE, variables);
  return { seen: found(data) ?? null, points };
}
