// Pure. A group of customers that is defined by a query.
import type { Instant } from "#sandbox/world/types.ts";

export interface SegmentRecord {
  id: string;
  shop: string;
  name: string;
  query: string;
  createdAt: Instant;
  updatedAt: Instant;
}
