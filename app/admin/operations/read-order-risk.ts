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
    currentAppInstallation { app { apiKey } }
  }
` as const;

const found = (data: ReadOrderRiskQuery) =>
  data.order ? { ...data.order, app: data.currentAppInstallation.app.apiKey } : null;
export type ReadOrderRisk = NonNullable<ReturnType<typeof found>>;

/** Who says what of an order's risk. */
export async function readOrderRisk(
  client: AdminClient,
  variables: ReadOrderRiskQueryVariables,
): Promise<{ seen: ReadOrderRisk | null; points: number }> {
  const { data, points } = await client.send("readOrderRisk", READ_ORDER_RISK, variables);
  return { seen: found(data) ?? null, points };
}
