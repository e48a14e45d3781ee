import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf } from "#app/admin/gid.ts";
import { userErrorsOf, type WriteResult } from "#app/admin/write-result.ts";

// Without holdIds Shopify releases everybody's holds: they are required here.
const RELEASE_HOLD = `#graphql
  mutation releaseHold($id: ID!, $holdIds: [ID!]!) {
    fulfillmentOrderReleaseHold(id: $id, holdIds: $holdIds) { userErrors { field message code } }
  }
` as const;

/** Releases these holds and no other. */
export async function releaseHold(
  client: AdminClient,
  { fulfillmentOrderId, holdIds }: { fulfillmentOrderId: string; holdIds: readonly [string, ...string[]] },
): Promise<WriteResult> {
  if (!holdIds.length) throw new Error("a release without hold ids would release everybody's holds");
  const { data, points, answeredAt } = await client.send("releaseHold", RELEASE_HOLD, {
    id: gidOf("FulfillmentOrder", fulfillmentOrderId),
    holdIds: holdIds.map((id) => gidOf("FulfillmentHold", id)),
  });
  const errors = userErrorsOf(data.fulfillmentOrderReleaseHold?.userErrors);
  return errors ? { outcome: "refused", errors, points, answeredAt } : { outcome: "applied", points, answeredAt };
}
