import type { AdminClient } from "#app/admin/client.server.ts";
import type { CreateGiftCardMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CREATE_GIFT_CARD = `#graphql
  mutation createGiftCard($input: GiftCardCreateInput!) {
    giftCardCreate(input: $input) {  userErrors { field message code } }
  }
` as const;

/** Makes a gift card; Shopify sends it to its customer. */
export async function createGiftCard(
  client: AdminClient,
  variables: CreateGiftCardMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("createGiftCard", CREATE_GIFT_CARD, variables);
  return writeResult(answer, data.giftCardCreate?.userErrors);
}
