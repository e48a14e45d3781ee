import type { AdminClient } from "#app/admin/client.server.ts";
import type { DeactivateAutomaticDiscountMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const DEACTIVATE_AUTOMATIC_DISCOUNT = `#graphql
  mutation deactivateAutomaticDiscount($id: ID!) {
    discountAutomaticDeactivate(id: $id) {  userErrors { field message code } }
  }
` as const;

/** Switches an automatic discount off: it ends now. */
export async function deactivateAutomaticDiscount(
  client: AdminClient,
  variables: DeactivateAutomaticDiscountMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send(
    "deactivateAutomaticDiscount",
    DEACTIVATE_AUTOMATIC_DISCOUNT,
    variables,
  );
  return writeResult(answer, data.discountAutomaticDeactivate?.userErrors);
}
