import type { AdminClient } from "#app/admin/client.server.ts";
import { idOf } from "#app/admin/gid.ts";
import { listedPages } from "#app/admin/listed-pages.ts";

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

export interface Segments {
  /** Name by id. */
  segments: Map<string, string>;
  points: number;
  /** ISO instant, by Shopify's clock. */
  answeredAt: string;
}

/** The store's customer segments. */
export async function listSegments(client: AdminClient): Promise<Segments> {
  let answeredAt = "";
  const { nodes, points } = await listedPages(MOST_PAGES, async (after) => {
    const answer = await client.send("listSegments", LIST_SEGMENTS, { after });
    answeredAt = answer.answeredAt;
    return { page: answer.data.segments, points: answer.points };
  });
  return { segments: new Map(nodes.map(({ id, name }) => [idOf(id), name])), points, answeredAt };
}
