// Reads a list to its end: what a first page left out would be decided on as if it were not there.
import type { AdminClient } from "#app/admin/client.server.ts";

export interface Page<T> {
  nodes: T[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}
export type ReadPage<T> = (
  client: AdminClient,
  at: { id: string; after: string | null },
) => Promise<{ page: Page<T> | null; points: number }>;

/** @param id gid of whose list it is. Points are those of the further pages. */
export async function wholeList<T>(
  client: AdminClient,
  id: string,
  first: Page<T>,
  read: ReadPage<T>,
): Promise<{ nodes: T[]; points: number }> {
  const nodes = [...first.nodes];
  let { pageInfo } = first;
  let points = 0;
  while (pageInfo.hasNextPage) {
    const { page, points: cost } = await read(client, { id, after: pageInfo.endCursor ?? null });
    points += cost;
    if (!page) break; // deleted between two pages
    nodes.push(...page.nodes);
    pageInfo = page.pageInfo;
  }
  return { nodes, points };
}
