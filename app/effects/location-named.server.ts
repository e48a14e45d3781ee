// The location of a store that goes by a name. Names are remembered for a minute; one that is not among them is asked for anew.
import type { AdminClient } from "#app/admin/client.server.ts";
import { readLocationNames } from "#app/admin/operations/read-location-names.ts";

const KEPT_MS = 60_000;

interface Kept {
  until: number;
  ids: ReadonlyMap<string, string>;
}

const kept = new Map<string, Kept>();

/** Case and spaces around do not count. Null: the store has no such location. */
export async function locationNamed(admin: AdminClient, name: string): Promise<{ id: string | null; points: number }> {
  const now = performance.now();
  for (const [store, { until }] of kept) if (until < now) kept.delete(store);
  const store = `${admin.shop} ${admin.installation}`;
  const wanted = folded(name);
  const known = kept.get(store)?.ids.get(wanted);
  if (known) return { id: known, points: 0 };
  const { locations, points } = await readLocationNames(admin);
  // Of two of one name the first counts.
  const ids = new Map(locations.toReversed().map((one) => [folded(one.name), one.id]));
  kept.set(store, { until: now + KEPT_MS, ids });
  return { id: ids.get(wanted) ?? null, points };
}

const folded = (name: string): string => name.trim().toLowerCase();
