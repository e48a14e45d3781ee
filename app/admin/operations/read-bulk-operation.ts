import type { AdminClient } from "#app/admin/client.server.ts";

const READ_BULK_OPERATION = `#graphql
  query readBulkOperation($id: ID!) {
    bulkOperation(id: $id) { id status errorCode objectCount rootObjectCount url partialDataUrl }
  }
` as const;

export type BulkState =
  | { outcome: "running"; objects: number; roots: number }
  /** `url` null: there was nothing to write. */
  | { outcome: "completed"; url: string | null; objects: number; roots: number }
  /** Failed, cancelled, expired, or not known: `partialUrl` is what was written until then. */
  | { outcome: "ended"; partialUrl: string | null; reason: string; objects: number; roots: number };

/** How far an operation has come. @param operationId its gid. */
export async function readBulkOperation(
  client: AdminClient,
  operationId: string,
): Promise<{ state: BulkState; points: number }> {
  const { data, points } = await client.send("readBulkOperation", READ_BULK_OPERATION, { id: operationId });
  const { bulkOperation: read } = data;
  if (!read)
    return {
      state: { outcome: "ended", partialUrl: null, reason: "Shopify knows no such operation", objects: 0, roots: 0 },
      points,
    };
  const counts = { objects: Number(read.objectCount), roots: Number(read.rootObjectCount) };
  switch (read.status) {
    case "CREATED":
    case "RUNNING":
    case "CANCELING":
      return { state: { outcome: "running", ...counts }, points };
    case "COMPLETED":
      return { state: { outcome: "completed", url: read.url ?? null, ...counts }, points };
    default: {
      const reason = `${read.status.toLowerCase()}${read.errorCode ? ` (${read.errorCode})` : ""}`;
      return { state: { outcome: "ended", partialUrl: read.partialDataUrl ?? null, reason, ...counts }, points };
    }
  }
}
