import { doLater } from "#sandbox/world/due.ts";
import type { BulkErrorCode, BulkOperationRecord } from "#sandbox/world/records/bulk-operation.ts";
import type { World } from "#sandbox/world/world.ts";

/** How long a result can be had. */
const KEPT_MS = 7 * 86_400_000;

export type BulkEnd = { status: "COMPLETED" } | { status: "CANCELED" } | { status: "FAILED"; errorCode: BulkErrorCode };

/** Ends an operation. Emits bulk_operations/finish. */
export function endBulkOperation(world: World, operation: BulkOperationRecord, end: BulkEnd): void {
  operation.status = end.status;
  operation.errorCode = end.status === "FAILED" ? end.errorCode : null;
  // Only what was completed was completed at some time.
  operation.completedAt = end.status === "CANCELED" ? null : world.now();
  doLater(world, operation.shop, "expire-bulk-operation", operation.id, KEPT_MS);
  world.action(operation.shop, { by: "shopify" })("bulk_operations/finish", {
    subjectId: operation.id,
    data: {
      status: end.status.toLowerCase(),
      type: operation.type === "QUERY" ? "query" : "mutation",
      errorCode: operation.errorCode?.toLowerCase() ?? null,
      createdAt: operation.createdAt,
      completedAt: operation.completedAt,
    },
  });
}
