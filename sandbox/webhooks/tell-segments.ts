// Part of the sandbox: tells who joined or left a segment, when what happens in the store changes that. What time alone changes
// (orders of the last 30 days) is told with the next event of that customer.
import type { SandboxPart } from "#sandbox/server/sandbox.ts";
import type { SegmentRecord } from "#sandbox/world/records/segment.ts";
import { segmentsOf } from "#sandbox/world/segments/save-segment.ts";
import { memberTest, segmentMembers } from "#sandbox/world/segments/segment-members.ts";
import type { World } from "#sandbox/world/world.ts";

interface Members {
  query: string;
  ids: Set<string>;
}

export const tellSegments: SandboxPart = ({ world }) => {
  const known = new Map<string, Members>();
  const note = (segment: SegmentRecord) =>
    known.set(segment.id, {
      query: segment.query,
      ids: new Set(segmentMembers(world, segment.shop, segment.query).map(({ id }) => id)),
    });
  for (const segment of Object.values(world.state.segments)) note(segment);
  return world.on(({ topic, shop, subjectId, customerId }) => {
    if (topic === "segments/delete") known.delete(subjectId ?? "");
    if (topic === "customer.joined_segment" || topic === "customer.left_segment") return;
    for (const segment of segmentsOf(world, shop)) {
      const members = known.get(segment.id);
      // Made, or made anew: that is told of the segment, not of each customer.
      if (members?.query !== segment.query) note(segment);
      else if (customerId) tellOf(world, segment, members, customerId);
    }
  });
};

function tellOf(world: World, segment: SegmentRecord, { ids, query }: Members, customerId: string): void {
  const { shop, id: segmentId } = segment;
  const customer = world.customer(shop, customerId);
  const isMember = customer !== null && world.reading(() => memberTest(world, query)(customer));
  if (isMember === ids.has(customerId)) return;
  if (isMember) ids.add(customerId);
  else ids.delete(customerId);
  if (customer)
    world.action(shop, { by: "shopify" })(isMember ? "customer.joined_segment" : "customer.left_segment", {
      customerId,
      data: { segmentId },
    });
}
