import type { AdminClient } from "#app/admin/client.server.ts";

// Children right after their parent: a result is read as a stream, one order at a time.
const START_BULK_QUERY = `#graphql
  mutation startBulkQuery($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: true) {
      bulkOperation { id }
      userErrors { field message code }
    }
  }
` as const;

export type BulkStart =
  | { outcome: "started"; operationId: string }
  /** As many as Shopify runs at a time (five a store and app) are under way. */
  | { outcome: "busy"; message: string }
  | { outcome: "refused"; message: string };

/** Has Shopify write what the query asks for into a file. It costs the points of a mutation, whatever the size of the answer. */
export async function startBulkQuery(client: AdminClient, query: string): Promise<BulkStart & { points: number }> {
  const { data, points } = await client.send("startBulkQuery", START_BULK_QUERY, { query });
  const { bulkOperation, userErrors } = data.bulkOperationRunQuery ?? { bulkOperation: null, userErrors: [] };
  const message = userErrors.map((error) => error.message).join(" ") || "Shopify started nothing and said nothing.";
  if (userErrors.some(({ code }) => code === "OPERATION_IN_PROGRESS" || code === "LIMIT_REACHED"))
    return { outcome: "busy", message, points };
  return bulkOperation
    ? { outcome: "started", operationId: bulkOperation.id, points }
    : { outcome: "refused", message, points };
}
