import type { AdminClient } from "#app/admin/client.server.ts";
import type { CancelOrderMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CANCEL_ORDER = `#graphql
  mutation cancelOrder($orderId: ID!, $reason: OrderCancelReason!, $restock: Boolean!, $refundMethod: OrderCancelRefundMethodInput, $notifyCustomer: Boolean, $staffNote: String) {
    orderCancel(orderId: $orderId, reason: $reason, restock: $restock, refundMethod: $refundMethod, notifyCustomer: $notifyCustomer, staffNote: $staffNote) { job { id } orderCancelUserErrors { field message code } userErrors { field message } }
  }
` as const;

/** Starts the cancellation: Shopify carries it out a moment later. It cannot be taken back. */
export async function cancelOrder(client: AdminClient, variables: CancelOrderMutationVariables): Promise<WriteResult> {
  const { data, ...answer } = await client.send("cancelOrder", CANCEL_ORDER, variables);
  return writeResult(answer, data.orderCancel?.orderCancelUserErrors);
}
