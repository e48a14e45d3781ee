import type { AdminClient } from "#app/admin/client.server.ts";
import type { RemindOfPaymentMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const REMIND_OF_PAYMENT = `#graphql
  mutation remindOfPayment($paymentScheduleId: ID!) {
    paymentReminderSend(paymentScheduleId: $paymentScheduleId) { success userErrors { field message code } }
  }
` as const;

/** Has Shopify mail a reminder of a payment that is due. */
export async function remindOfPayment(
  client: AdminClient,
  variables: RemindOfPaymentMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("remindOfPayment", REMIND_OF_PAYMENT, variables);
  return writeResult(answer, data.paymentReminderSend?.userErrors);
}
