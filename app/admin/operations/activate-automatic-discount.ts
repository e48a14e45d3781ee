import type { AdminClient } from "#app/admin/client.server.ts";
import type { ActivateAutomaticDiscountMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const ACTIVATE_AUTOMATIC_DISCOUNT = `#graphql
  mutation activateAutomaticDiscount($id: ID!) {
    discountAutomaticActivate(id: $id) {  userErrors { field message code } }
  }
` as const;

/** Switches an automatic discount on. */
export async function activateAutomaticDiscount(
  client: AdminClient,
  variables: ActivateAutomaticDiscountMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("activateAutomaticDiscount", ACTIVATE_AUTOMATIC_DISCOUNT, variables);
  return writeResult(answer, data.discountAutomaticActivate?.userErrors);
}
