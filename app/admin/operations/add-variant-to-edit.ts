import type { AdminClient } from "#app/admin/client.server.ts";
import type { AddVariantToEditMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const ADD_VARIANT_TO_EDIT = `#graphql
  mutation addVariantToEdit($id: ID!, $variantId: ID!, $quantity: Int!, $locationId: ID) {
    orderEditAddVariant(
      id: $id
      variantId: $variantId
      quantity: $quantity
      locationId: $locationId
      allowDuplicates: true
    ) {
      calculatedLineItem { id }
      userErrors { field message }
    }
  }
` as const;

/** Stages a line of a variant, beside one that is there already. `lineId` names it within the edit. */
export async function addVariantToEdit(
  client: AdminClient,
  variables: AddVariantToEditMutationVariables,
): Promise<WriteResult<{ lineId: string }>> {
  const { data, ...answer } = await client.send("addVariantToEdit", ADD_VARIANT_TO_EDIT, variables);
  const result = writeResult(answer, data.orderEditAddVariant?.userErrors);
  if (result.outcome === "refused") return result;
  const lineId = data.orderEditAddVariant?.calculatedLineItem?.id;
  if (!lineId) throw new Error("Shopify staged a line and told no id");
  return { ...result, lineId };
}
