// Pure. Who joined or left a segment, out of what is told of customers.
import type { RecordEvent } from "#app/history/record-event.ts";
import type { SegmentNews } from "#app/store/segment-members.server.ts";

export function segmentNewsOf(events: readonly RecordEvent[]): SegmentNews[] {
  return events.flatMap(({ event, key, at, detail }) =>
    event === "joined_segment" || event === "left_segment"
      ? [{ segmentId: String(detail.segment_id), customerId: key, isMember: event === "joined_segment", at }]
      : [],
  );
}
