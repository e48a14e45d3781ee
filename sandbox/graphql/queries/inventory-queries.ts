import { idOf } from "#sandbox/graphql/node-finder.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { inventoryNodes } from "#sandbox/graphql/resolvers/inventory.ts";
import { byInstant, byNumber, byText } from "#sandbox/graphql/search.ts";
import { type Listing, type SearchArguments, searchedPage } from "#sandbox/graphql/searched-page.ts";
import { QUANTITY_NAMES } from "#sandbox/world/inventory/quantities.ts";
import type { InventoryItemRecord, QuantityName } from "#sandbox/world/records/inventory.ts";
import type { World } from "#sandbox/world/world.ts";

const items = (world: World): Listing<InventoryItemRecord> => ({
  searchable: {
    connection: "inventoryItems",
    text: (item, word) => world.state.variants[item.variantId]?.sku?.toLowerCase().includes(word) ?? false,
    fields: {
      id: byNumber((item) => item.id),
      sku: byText((item) => world.state.variants[item.variantId]?.sku),
      created_at: byInstant((item) => item.createdAt),
      updated_at: byInstant((item) => item.updatedAt),
    },
    notHeld: [],
  },
  sortKeys: { ID: ({ id }) => Number(id) },
  sortKey: "ID",
});

/** Display names, and how the names make each other up (documentation: "Inventory states"). */
const DISPLAY: Record<QuantityName, { displayName: string; belongsTo: QuantityName[]; comprises: QuantityName[] }> = {
  available: { displayName: "Available", belongsTo: ["on_hand"], comprises: [] },
  committed: { displayName: "Committed", belongsTo: ["on_hand"], comprises: [] },
  damaged: { displayName: "Damaged", belongsTo: ["on_hand"], comprises: [] },
  incoming: { displayName: "Incoming", belongsTo: [], comprises: [] },
  on_hand: {
    displayName: "On hand",
    belongsTo: [],
    comprises: ["available", "committed", "damaged", "quality_control", "reserved", "safety_stock"],
  },
  quality_control: { displayName: "Quality control", belongsTo: ["on_hand"], comprises: [] },
  reserved: { displayName: "Reserved", belongsTo: ["on_hand"], comprises: [] },
  safety_stock: { displayName: "Safety stock", belongsTo: ["on_hand"], comprises: [] },
};

export const inventoryQueries: TypeResolvers<undefined> = {
  inventoryItem: (_root, args: { id: string }, { world, shop }) =>
    world.inventoryItem(shop.domain, idOf(args.id, "InventoryItem")),
  inventoryItems: (_root, args: SearchArguments, context, info) => {
    const all = Object.values(context.world.state.inventoryItems).filter(({ shop }) => shop === context.shop.domain);
    return searchedPage(all, args, items(context.world), context, info);
  },
  inventoryLevel: (_root, args: { id: string }, context) =>
    inventoryNodes.InventoryLevel?.(idOf(args.id, "InventoryLevel"), context, args.id) ?? null,
  inventoryProperties: () => ({
    quantityNames: QUANTITY_NAMES.map((name) => ({ name, isInUse: true, ...DISPLAY[name] })),
  }),
};
