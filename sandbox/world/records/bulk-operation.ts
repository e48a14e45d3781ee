// Pure. Work on many records at once, which an app starts and looks after later.
import type { Instant } from "#sandbox/world/types.ts";

export type BulkStatus = "CANCELED" | "CANCELING" | "COMPLETED" | "CREATED" | "EXPIRED" | "FAILED" | "RUNNING";
export type BulkErrorCode = "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | "TIMEOUT";

export interface BulkOperationRecord {
  id: string;
  shop: string;
  appId: string;
  type: "QUERY" | "MUTATION";
  status: BulkStatus;
  errorCode: BulkErrorCode | null;
  /** What the sandbox itself says of a failure: "not simulated: …". No field of Shopify's. */
  failure: string | null;
  /** The document as it was sent. */
  query: string;
  /** Children stand right after their parent. */
  groupObjects: boolean;
  /** Key of the uploaded variables, of a mutation. */
  uploadKey: string | null;
  createdAt: Instant;
  completedAt: Instant | null;
  objectCount: number;
  rootObjectCount: number;
  /** Bytes written so far. */
  fileSize: number;
  /** Key of the result; null: nothing was written. */
  fileKey: string | null;
}
