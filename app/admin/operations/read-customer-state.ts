import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadCustomerStateQuery, ReadCustomerStateQueryVariables } from "#app/admin/generated/admin.generated.ts";

const READ_CUSTOMER_STATE = `#graphql
  query readCustomerState($id: ID!) {
    customer(id: $id) {
      id
      state
      firstName
      lastName
      note
      taxExempt
      locale
      defaultEmailAddress { emailAddress marketingState marketingOptInLevel }
      defaultPhoneNumber { phoneNumber marketingState marketingOptInLevel }
    }
  }
` as const;

const found = (data: ReadCustomerStateQuery) => data.customer;
export type ReadCustomerState = NonNullable<ReturnType<typeof found>>;

/** What can be written to a customer, as it is. Null: Shopify knows no such customer. */
export async function readCustomerState(
  client: AdminClient,
  variables: ReadCustomerStateQueryVariables,
): Promise<{ seen: ReadCustomerState | null; points: number }> {
  const { data, points } = await client.send("readCustomerState", READ_CUSTOMER_STATE, variables);
  return { seen: found(data) ?? null, points };
}
