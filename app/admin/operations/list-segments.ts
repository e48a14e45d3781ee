import type { AdminClient } from "#app/admin/client.server.ts";
import { idOf } from "#app/admin/gid.ts";

const LIST_SEGMENTS = `#graphql
  query listSegments($after: String) {
    segments(first: 250, after: $after) {
      nodes { id name }
      pageInfo { hasNextPage endCursor }
    }
  }
` as const;

/** A store has some; each page costs points. */
const MOST_PAGES = 4;

/** The store's customer segments: name by id. */
export async function listSegments(client: AdminClient): Promise<{ segments: Map<string, string>; points: number }> {
  const segments = new Map<string, string>();
  let points = 0;
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer: Awaited<ReturnType<typeof pageOf>> = await pageOf(client, after);
    points += answer.points;
    const { nodes, pageInfo } = answer.data.segments;
    for (const { id, name } of nodes) segments.set(idOf(id), name);
    if (!pageInfo.hasNextPage || !pageInfo.endCursor) break;
    after = pageInfo.endCursor;
  }
  return { segments, points };
}

const pageOf = (client: AdminClient, after: string | null) => client.send("listSegments", LIST_SEGMENTS, { after });
