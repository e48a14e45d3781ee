// Reads a list page after page, up to so many pages: each costs points.
import type { Page } from "#app/admin/whole-list.ts";

/** @returns what the pages hold, in their order; `isWhole` false: there are more. */
export async function listedPages<T>(
  mostPages: number,
  read: (after: string | null) => Promise<{ page: Page<T>; points: number }>,
): Promise<{ nodes: T[]; isWhole: boolean; points: number }> {
  const nodes: T[] = [];
  let points = 0;
  let after: string | null = null;
  for (let count = 0; count < mostPages; count++) {
    const { page, points: cost } = await read(after);
    points += cost;
    nodes.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
    if (after === null) return { nodes, isWhole: true, points };
  }
  return { nodes, isWhole: false, points };
}
