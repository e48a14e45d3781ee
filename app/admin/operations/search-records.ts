import type { AdminClient } from "#app/admin/client.server.ts";
import { type Searched, searchPage } from "#app/admin/operations/search-page.ts";

/**
 * Ids of the records that Shopify's search finds, newest first, so many pages of 50 at most.
 * @param query in Shopify's search syntax. `isWhole` false: there are more.
 */
export async function searchRecords(
  client: AdminClient,
  { list, query, mostPages }: { list: Searched; query: string; mostPages: number },
): Promise<{ ids: string[]; isWhole: boolean; points: number }> {
  const ids: string[] = [];
  let points = 0;
  let after: string | null = null;
  for (let count = 0; count < mostPages; count++) {
    const page = await searchPage(client, { list, query, after });
    ids.push(...page.ids);
    points += page.points;
    after = page.next;
    if (after === null) return { ids, isWhole: true, points };
  }
  return { ids, isWhole: false, points };
}
