import type { SegmentRecord } from "#sandbox/world/records/segment.ts";
import { checkSegmentQuery } from "#sandbox/world/segments/segment-members.ts";
import { SegmentQueryError } from "#sandbox/world/segments/segment-query.ts";
import { touch } from "#sandbox/world/touch.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export const segmentsOf = (world: World, shop: string): SegmentRecord[] =>
  Object.values(world.state.segments).filter((one) => one.shop === shop);

/** Wording not verified by a recording. */
function check(world: World, shop: string, { name, query }: { name?: string; query?: string }, id?: string): void {
  if (name !== undefined && !name.trim()) throw new Refused("Name can't be blank", { field: ["name"] });
  if (name !== undefined && segmentsOf(world, shop).some((one) => one.name === name.trim() && one.id !== id))
    throw new Refused("Name has already been taken", { field: ["name"] });
  if (query === undefined) return;
  if (!query.trim()) throw new Refused("Query can't be blank", { field: ["query"] });
  try {
    checkSegmentQuery(query);
  } catch (error) {
    if (error instanceof SegmentQueryError) throw new Refused(`Query ${error.message}`, { field: ["query"] });
    throw error;
  }
}

export function createSegment(world: World, shop: string, draft: { name: string; query: string }): SegmentRecord {
  check(world, shop, draft);
  const now = world.now();
  const segment: SegmentRecord = {
    id: world.nextId(),
    shop,
    name: draft.name.trim(),
    query: draft.query,
    createdAt: now,
    updatedAt: now,
  };
  world.state.segments[segment.id] = segment;
  world.action(shop, { by: "staff" })("segments/create", { subjectId: segment.id });
  return segment;
}

function expectSegment(world: World, shop: string, id: string): SegmentRecord {
  const segment = world.state.segments[id];
  if (segment?.shop !== shop) throw new Refused("Segment does not exist", { field: ["id"] });
  return segment;
}

export function updateSegment(
  world: World,
  shop: string,
  id: string,
  change: { name?: string; query?: string },
): SegmentRecord {
  const segment = expectSegment(world, shop, id);
  check(world, shop, change, id);
  const { name, query } = change;
  if (name !== undefined) segment.name = name.trim();
  if (query !== undefined) segment.query = query;
  touch(world, segment);
  world.action(shop, { by: "staff" })("segments/update", { subjectId: id });
  return segment;
}

export function deleteSegment(world: World, shop: string, id: string): void {
  delete world.state.segments[expectSegment(world, shop, id).id];
  world.action(shop, { by: "staff" })("segments/delete", { subjectId: id });
}
