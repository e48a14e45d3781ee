import { doLater } from "#sandbox/world/due.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { BulkOperationRecord } from "#sandbox/world/records/bulk-operation.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** So many of a type may run for an app in a store at a time, since 2026-01. */
const AT_A_TIME = 5;
/** Recorded: still CREATED when it was asked for at once, COMPLETED when it was asked for again 1.5 seconds later. */
const BEGINS_AFTER_MS = 1_200;

export type BulkStart = Pick<BulkOperationRecord, "appId" | "type" | "query" | "groupObjects" | "uploadKey">;

export const isUnderWay = ({ status }: BulkOperationRecord): boolean =>
  status === "CREATED" || status === "RUNNING" || status === "CANCELING";

/** Starts a bulk operation; it begins some moments later, on the world's clock. @param field of the input, for errors. */
export function startBulkOperation(
  world: World,
  shop: string,
  start: BulkStart,
  field: string[] | null,
): BulkOperationRecord {
  const running = world
    .bulkOperationsOf(shop)
    .filter((one) => one.appId === start.appId && one.type === start.type && isUnderWay(one));
  if (running.length >= AT_A_TIME)
    throw new Refused(
      `A bulk ${start.type.toLowerCase()} operation for this app and shop is already in progress: ${gid("BulkOperation", running[0]?.id ?? "")}.`,
      { field, code: "OPERATION_IN_PROGRESS" },
    );
  const operation: BulkOperationRecord = {
    ...start,
    id: world.nextId(),
    shop,
    status: "CREATED",
    errorCode: null,
    failure: null,
    createdAt: world.now(),
    completedAt: null,
    objectCount: 0,
    rootObjectCount: 0,
    fileSize: 0,
    fileKey: null,
  };
  world.state.bulkOperations[operation.id] = operation;
  doLater(world, shop, "run-bulk-operation", operation.id, BEGINS_AFTER_MS);
  return operation;
}
