// Records of which a store of the simulated Shopify has no more than that they are its own: enough for bodies that a test writes by hand.
import type { World } from "#sandbox/world/world.ts";

type Table = "customers" | "products" | "inventoryItems" | "draftOrders" | "locations" | "collections";

export function haveRecords(world: World, shop: string, ids: Partial<Record<Table, readonly number[]>>): void {
  for (const [table, some] of Object.entries(ids) as [Table, readonly number[]][])
    for (const id of some) (world.state[table] as Record<string, unknown>)[id] = { id: String(id), shop, tags: [] };
}
