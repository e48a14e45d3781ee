import { text } from "#app/admin/api-values.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";
import type { StockPicture } from "#app/rules/facts.ts";

const READ_STOCK = `#graphql
  query readStock($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on InventoryItem {
        id
        sku
        inventoryLevels(first: 50) {
          nodes {
            location { id }
            quantities(names: ["available", "on_hand", "committed", "incoming", "reserved", "damaged", "safety_stock"]) {
              name
              quantity
            }
          }
        }
      }
    }
  }
` as const;

/** The stock of inventory items at each of their first fifty locations. */
export async function readStock(
  client: AdminClient,
  inventoryItemIds: readonly string[],
): Promise<{ stock: Map<string, StockPicture[]>; points: number }> {
  const { data, points } = await client.send("readStock", READ_STOCK, {
    ids: inventoryItemIds.map((id) => gidOf("InventoryItem", id)),
  });
  const stock = new Map<string, StockPicture[]>();
  for (const node of data.nodes) {
    if (!node || !("inventoryLevels" in node)) continue;
    const item = idOf(node.id);
    stock.set(
      item,
      node.inventoryLevels.nodes.map(
        ({ location, quantities }) =>
          ({
            inventory_item_id: item,
            location_id: idOf(location.id),
            sku: text(node.sku),
            ...Object.fromEntries(quantities.map(({ name, quantity }) => [name, quantity])),
          }) as unknown as StockPicture,
      ),
    );
  }
  return { stock, points };
}
