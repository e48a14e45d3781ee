import type { AdminClient } from "#app/admin/client.server.ts";
import type { AssessOrderRiskMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const ASSESS_ORDER_RISK = `#graphql
  mutation assessOrderRisk($input: OrderRiskAssessmentCreateInput!) {
    orderRiskAssessmentCreate(orderRiskAssessmentInput: $input) {  userErrors { field message code } }
  }
` as const;

/** Publishes a verdict of this app's on an order. Each one is kept, the last one counts. */
export async function assessOrderRisk(
  client: AdminClient,
  variables: AssessOrderRiskMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("assessOrderRisk", ASSESS_ORDER_RISK, variables);
  return writeResult(answer, data.orderRiskAssessmentCreate?.userErrors);
}
