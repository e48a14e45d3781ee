import { filesOf } from "#sandbox/graphql/bulk/file-store.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import type { NodeFinders } from "#sandbox/graphql/node-finder.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { BulkOperationRecord } from "#sandbox/world/records/bulk-operation.ts";

export const bulkNodes: NodeFinders = {
  BulkOperation: (id, context) => ofApp(context).find((one) => one.id === id) ?? null,
};

/** An app sees its own. */
export const ofApp = ({ world, shop, appId }: RequestContext): BulkOperationRecord[] =>
  world.bulkOperationsOf(shop.domain).filter((one) => one.appId === appId);

const address = ({ fileKey }: BulkOperationRecord, { world }: RequestContext) =>
  fileKey && `${filesOf(world).origin}/files/${fileKey}`;

export const bulkOperationResolvers: TypeResolvers<BulkOperationRecord> = {
  id: ({ id }) => gid("BulkOperation", id),
  status: ({ status }) => status,
  type: ({ type }) => type,
  errorCode: ({ errorCode }) => errorCode,
  query: ({ query }) => query,
  createdAt: ({ createdAt }) => createdAt,
  completedAt: ({ completedAt }) => completedAt,
  objectCount: ({ objectCount }) => String(objectCount),
  rootObjectCount: ({ rootObjectCount }) => String(rootObjectCount),
  fileSize: ({ status, fileKey, fileSize }) => (status === "COMPLETED" && fileKey ? String(fileSize) : null),
  url: (operation, _args, context) => (operation.status === "COMPLETED" ? address(operation, context) : null),
  // What was written before it failed or was called off.
  partialDataUrl: (operation, _args, context) =>
    operation.status === "FAILED" || operation.status === "CANCELED" ? address(operation, context) : null,
};
