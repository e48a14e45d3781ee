import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadLevelsQuery, ReadLevelsQueryVariables } from "#app/admin/generated/admin.generated.ts";

const READ_LEVELS = `#graphql
  query readLevels($ids: [ID!]!, $names: [String!]!) {
    nodes(ids: $ids) {
      ... on InventoryItem {
        id
        inventoryLevels(first: 50) { nodes { id location { id } quantities(names: $names) { name quantity } } }
      }
    }
  }
` as const;

const found = (data: ReadLevelsQuery) =>
  data.nodes.flatMap((node) => (node && "inventoryLevels" in node ? [node] : []));
export type ReadLevels = NonNullable<ReturnType<typeof found>>;

/** The stock of items at each of their locations. */
export async function readLevels(
  client: AdminClient,
  variables: ReadLevelsQueryVariables,
): Promise<{ seen: ReadLevels | null; points: number }> {
  const { data, points } = await client.send("readLevels", READ_LEVELS, variables);
  return { seen: found(data) ?? null, points };
}
