import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";

const READ_SEGMENTS_OF = `#graphql
  query readSegmentsOf($customerId: ID!, $segmentIds: [ID!]!) {
    customerSegmentMembership(customerId: $customerId, segmentIds: $segmentIds) {
      memberships { segmentId isMember }
    }
  }
` as const;

/** Of these segments, those that a customer is in. */
export async function readSegmentsOf(
  client: AdminClient,
  customerId: string,
  segmentIds: readonly string[],
): Promise<{ segmentIds: string[]; points: number }> {
  if (!segmentIds.length) return { segmentIds: [], points: 0 };
  const { data, points } = await client.send("readSegmentsOf", READ_SEGMENTS_OF, {
    customerId: gidOf("Customer", customerId),
    segmentIds: segmentIds.map((id) => gidOf("Segment", id)),
  });
  const { memberships } = data.customerSegmentMembership;
  return { segmentIds: memberships.flatMap(({ segmentId, isMember }) => (isMember ? [idOf(segmentId)] : [])), points };
}
