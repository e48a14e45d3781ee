import type { AdminClient } from "#app/admin/client.server.ts";

const FIND_OWN_RECORDS = `#graphql
  query findOwnRecords($ids: [ID!]!) { nodes(ids: $ids) { id } }
` as const;

/** Ids of one request. */
const AT_ONCE = 250;

/** Of these gids those that the store has: ids are Shopify's, and no two stores share one. One point for 250. */
export async function findOwnRecords(
  client: AdminClient,
  gids: readonly string[],
): Promise<{ own: Set<string>; points: number }> {
  const own = new Set<string>();
  let points = 0;
  for (let from = 0; from < gids.length; from += AT_ONCE) {
    const answer = await client.send("findOwnRecords", FIND_OWN_RECORDS, { ids: gids.slice(from, from + AT_ONCE) });
    points += answer.points;
    for (const node of answer.data.nodes) if (node) own.add(node.id);
  }
  return { own, points };
}
