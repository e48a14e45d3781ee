import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadOrderRiskQuery, ReadOrderRiskQueryVariables } from "#app/admin/generated/admin.generated.ts";

const READ_ORDER_RISK = `#graphql
  query readOrderRisk($id: ID!) {
    order(id: $id) {
      id
      cancelledAt
      displayFulfillmentStatus
      risk { assessments { riskLevel provider { apiKey } facts { description sentiment } } }
    }
  }
` as const;

export type ReadOrderRisk = NonNullable<ReadOrderRiskQuery["order"]>;

/** Who says what of an order's risk. */
export async function readOrderRisk(
  client: AdminClient,
  variables: ReadOrderRiskQueryVariables,
): Promise<{ seen: ReadOrderRisk | null; points: number }> {
  const { data, points } = await client.send("readOrderRisk", READ_ORDER_RISK, variables);
  return { seen: data.order ?? null, points };
}
