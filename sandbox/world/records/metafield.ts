// Pure. Custom data that apps and staff keep on orders, customers, products …
import type { Instant } from "#sandbox/world/types.ts";

export interface MetafieldRecord {
  id: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: Instant;
  updatedAt: Instant;
}
