import type { AdminClient } from "#app/admin/client.server.ts";
import type { UpdateOrderMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const UPDATE_ORDER = `#graphql
  mutation updateOrder($id: ID!, $note: String, $customAttributes: [AttributeInput!], $email: String, $phone: String, $poNumber: String, $shippingAddress: MailingAddressInput, $metafields: [MetafieldInput!]) {
    orderUpdate(input: { id: $id, note: $note, customAttributes: $customAttributes, email: $email, phone: $phone, poNumber: $poNumber, shippingAddress: $shippingAddress, metafields: $metafields }) {  userErrors { field message } }
  }
` as const;

/** Writes what is given; what is left out stays. Tags are never among it: they are added and removed one by one. */
export async function updateOrder(client: AdminClient, variables: UpdateOrderMutationVariables): Promise<WriteResult> {
  const { data, ...answer } = await client.send("updateOrder", UPDATE_ORDER, variables);
  return writeResult(answer, data.orderUpdate?.userErrors);
}
