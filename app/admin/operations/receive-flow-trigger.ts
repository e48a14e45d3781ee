import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReceiveFlowTriggerMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const RECEIVE_FLOW_TRIGGER = `#graphql
  mutation receiveFlowTrigger($handle: String!, $payload: JSON!) {
    flowTriggerReceive(handle: $handle, payload: $payload) {  userErrors { field message } }
  }
` as const;

/** Sets off the workflows of Shopify Flow that begin with this trigger. */
export async function receiveFlowTrigger(
  client: AdminClient,
  variables: ReceiveFlowTriggerMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("receiveFlowTrigger", RECEIVE_FLOW_TRIGGER, variables);
  return writeResult(answer, data.flowTriggerReceive?.userErrors);
}
