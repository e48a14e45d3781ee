import type { AdminClient } from "#app/admin/client.server.ts";
import type { UpdateDraftOrderMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const UPDATE_DRAFT_ORDER = `#graphql
  mutation updateDraftOrder(
    $id: ID!, $email: String, $phone: String, $note: String, $poNumber: String, $customAttributes: [AttributeInput!],
    $shippingAddress: MailingAddressInput, $billingAddress: MailingAddressInput, $useCustomerDefaultAddress: Boolean,
    $appliedDiscount: DraftOrderAppliedDiscountInput, $shippingLine: ShippingLineInput, $taxExempt: Boolean,
    $reserveInventoryUntil: DateTime
  ) {
    draftOrderUpdate(
      id: $id
      input: {
        email: $email
        phone: $phone
        note: $note
        poNumber: $poNumber
        customAttributes: $customAttributes
        shippingAddress: $shippingAddress
        billingAddress: $billingAddress
        useCustomerDefaultAddress: $useCustomerDefaultAddress
        appliedDiscount: $appliedDiscount
        shippingLine: $shippingLine
        taxExempt: $taxExempt
        reserveInventoryUntil: $reserveInventoryUntil
      }
    ) { userErrors { field message } }
  }
` as const;

/** Changes what the variables name of a draft order: one that is left out is not written. */
export async function updateDraftOrder(
  client: AdminClient,
  variables: UpdateDraftOrderMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("updateDraftOrder", UPDATE_DRAFT_ORDER, variables);
  return writeResult(answer, data.draftOrderUpdate?.userErrors);
}
