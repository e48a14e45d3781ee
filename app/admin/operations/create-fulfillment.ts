import type { AdminClient } from "#app/admin/client.server.ts";
import type { CreateFulfillmentMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CREATE_FULFILLMENT = `#graphql
  mutation createFulfillment($fulfillment: FulfillmentInput!) {
    fulfillmentCreate(fulfillment: $fulfillment) {  userErrors { field message } }
  }
` as const;

/** Says that units were shipped. */
export async function createFulfillment(
  client: AdminClient,
  variables: CreateFulfillmentMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("createFulfillment", CREATE_FULFILLMENT, variables);
  return writeResult(answer, data.fulfillmentCreate?.userErrors);
}
