import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";

const LIST_SEGMENT_MEMBERS = `#graphql
  query listSegmentMembers($segmentId: ID!, $after: String) {
    customerSegmentMembers(first: 250, segmentId: $segmentId, after: $after, sortKey: "created_at") {
      edges { node { id } }
      pageInfo { hasNextPage endCursor }
    }
  }
` as const;

export interface SegmentMembers {
  customerIds: string[];
  /** Cursor of the next page; null: this was the last one. */
  next: string | null;
}

/** One page of a segment's members, oldest customer first: who comes or goes meanwhile moves nobody to another page. */
export async function listSegmentMembers(
  client: AdminClient,
  segmentId: string,
  after: string | null,
): Promise<SegmentMembers> {
  const { data } = await client.send("listSegmentMembers", LIST_SEGMENT_MEMBERS, {
    segmentId: gidOf("Segment", segmentId),
    after,
  });
  const { edges, pageInfo } = data.customerSegmentMembers;
  return {
    // A member has the customer's number under another kind of id.
    customerIds: edges.map(({ node }) => idOf(node.id)),
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
  };
}
