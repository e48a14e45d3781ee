import type { AdminClient } from "#app/admin/client.server.ts";
import type { CreateRefundMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CREATE_REFUND = `#graphql
  mutation createRefund($input: RefundInput!, $key: String!) {
    refundCreate(input: $input) @idempotent(key: $key) {  userErrors { field message } }
  }
` as const;

/** Pays back, takes units off the order. The same key within 24 hours pays once. */
export async function createRefund(
  client: AdminClient,
  variables: CreateRefundMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("createRefund", CREATE_REFUND, variables);
  return writeResult(answer, data.refundCreate?.userErrors);
}
