// Decides orders of a preview: first with what our books say, then, where an answer hangs on what may be read, with that.
import type { Facts } from "#app/rules/facts.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import type { DecideTask } from "#app/worker/decide-batch.ts";
import { type Decided, decideLanes } from "#app/worker/decide-lanes.server.ts";
import { readForPreview, readingFor } from "#app/worker/read-for-preview.server.ts";

/**
 * In the order of the tasks.
 * @param isRead whether the task at that place is one of those for which something may be read.
 * @param told facts that were read before, by the place of their task; what is read now is put in.
 */
export async function decideForPreview(
  shop: ShopRecord,
  tasks: readonly DecideTask[],
  isRead: (at: number) => boolean,
  told: Map<number, Facts>,
): Promise<Decided[]> {
  const decided = await decideLanes([...tasks]);
  const needing = tasks.flatMap(({ facts }, at) => {
    const first = decided[at];
    if (first?.outcome !== "decided" || told.has(at) || !isRead(at)) return [];
    const needs = readingFor(first.decision);
    return needs.length ? [{ at, needs, facts }] : [];
  });
  if (!needing.length) return decided;
  const read = await readForPreview(shop, needing);
  for (const [at, facts] of read) told.set(at, facts);
  const again = tasks.flatMap((task, at) => {
    const facts = read.get(at);
    return facts ? [{ at, task: { ...task, facts } }] : [];
  });
  const better = await decideLanes(again.map(({ task }) => task));
  const answers = new Map(again.map(({ at }, index) => [at, better[index]]));
  return decided.map((first, at) => answers.get(at) ?? first);
}
