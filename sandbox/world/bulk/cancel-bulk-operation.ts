import { isUnderWay } from "#sandbox/world/bulk/start-bulk-operation.ts";
import type { BulkOperationRecord } from "#sandbox/world/records/bulk-operation.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Has an operation end before it is done; that takes some moments. */
export function cancelBulkOperation(
  world: World,
  shop: string,
  id: string,
): { operation: BulkOperationRecord; changed: boolean } {
  const operation = world.bulkOperation(shop, id);
  if (!operation) throw new Refused("Bulk operation does not exist", { field: ["id"] });
  if (!isUnderWay(operation))
    throw new Refused(`A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`);
  const changed = operation.status !== "CANCELING";
  operation.status = "CANCELING";
  return { operation, changed };
}
