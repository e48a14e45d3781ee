import type { AdminClient } from "#app/admin/client.server.ts";
import type { CapturePaymentMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CAPTURE_PAYMENT = `#graphql
  mutation capturePayment($id: ID!, $parentTransactionId: ID!, $amount: Money!, $currency: CurrencyCode, $finalCapture: Boolean) {
    orderCapture(input: { id: $id, parentTransactionId: $parentTransactionId, amount: $amount, currency: $currency, finalCapture: $finalCapture }) {  userErrors { field message } }
  }
` as const;

/** Captures of an authorisation. `amount` in `currency`, which is that of the authorisation. */
export async function capturePayment(
  client: AdminClient,
  variables: CapturePaymentMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("capturePayment", CAPTURE_PAYMENT, variables);
  return writeResult(answer, data.orderCapture?.userErrors);
}
