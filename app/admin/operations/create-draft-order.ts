import type { AdminClient } from "#app/admin/client.server.ts";
import type { CreateDraftOrderMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CREATE_DRAFT_ORDER = `#graphql
  mutation createDraftOrder($input: DraftOrderInput!) {
    draftOrderCreate(input: $input) {
      draftOrder { id }
      userErrors { field message }
    }
  }
` as const;

/** Prepares an order. */
export async function createDraftOrder(
  client: AdminClient,
  variables: CreateDraftOrderMutationVariables,
): Promise<WriteResult<{ draftOrderId: string }>> {
  const { data, ...answer } = await client.send("createDraftOrder", CREATE_DRAFT_ORDER, variables);
  const result = writeResult(answer, data.draftOrderCreate?.userErrors);
  if (result.outcome === "refused") return result;
  const draftOrderId = data.draftOrderCreate?.draftOrder?.id;
  if (!draftOrderId) throw new Error("Shopify made a draft order and told no id");
  return { ...result, draftOrderId };
}
