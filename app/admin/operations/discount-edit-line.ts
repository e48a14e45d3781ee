import type { AdminClient } from "#app/admin/client.server.ts";
import type { DiscountEditLineMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const DISCOUNT_EDIT_LINE = `#graphql
  mutation discountEditLine($id: ID!, $lineItemId: ID!, $discount: OrderEditAppliedDiscountInput!) {
    orderEditAddLineItemDiscount(id: $id, lineItemId: $lineItemId, discount: $discount) {  userErrors { field message } }
  }
` as const;

/** Stages a discount on a line. */
export async function discountEditLine(
  client: AdminClient,
  variables: DiscountEditLineMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("discountEditLine", DISCOUNT_EDIT_LINE, variables);
  return writeResult(answer, data.orderEditAddLineItemDiscount?.userErrors);
}
