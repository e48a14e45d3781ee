// Pure. What Shopify's timeline of a draft order or a customer says: who made it.
import { STAFF_NAME } from "#sandbox/world/staff.ts";
import type { TimelineEvent } from "#sandbox/world/timeline-of-order.ts";
import type { Instant } from "#sandbox/world/types.ts";

interface Made {
  id: string;
  createdAt: Instant;
  /** Made by a person in the admin, not by an app or a buyer. */
  byStaff?: true;
}

/** @param says what it is in such a sentence: "draft order" */
export function timelineOfRecord({ id, createdAt, byStaff }: Made, says: string): TimelineEvent[] {
  const message = byStaff ? `${STAFF_NAME} created this ${says}.` : `This ${says} was created.`;
  return [{ id: `${id}1`, action: "create", createdAt, message, isByStaff: byStaff === true }];
}
