import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { money } from "#sandbox/graphql/money-bag.ts";
import { idOf, type NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { exactly } from "#sandbox/graphql/searched-page.ts";
import { gid, parseGid } from "#sandbox/world/gid.ts";
import { obstacleToDeactivation } from "#sandbox/world/inventory/deactivate-level.ts";
import { levelAt, levelsOf } from "#sandbox/world/inventory/inventory-level.ts";
import { QUANTITY_NAMES, quantityOf } from "#sandbox/world/inventory/quantities.ts";
import { GRAMS } from "#sandbox/world/inventory/update-item.ts";
import type {
  AdjustmentGroupRecord,
  InventoryItemRecord,
  InventoryLevelRecord,
  QuantityName,
} from "#sandbox/world/records/inventory.ts";

/** "gid://shopify/InventoryLevel/<location>?inventory_item_id=<item>" */
export const levelGid = ({ itemId, locationId }: { itemId: string; locationId: string }): string =>
  `${gid("InventoryLevel", locationId)}?inventory_item_id=${itemId}`;

/** Location and item of a level's gid; null when it is none. */
export function parseLevelGid(text: string): { itemId: string; locationId: string } | null {
  const parsed = parseGid(text);
  const item = /\?inventory_item_id=(\d+)$/.exec(text)?.[1];
  return parsed?.type === "InventoryLevel" && item ? { itemId: item, locationId: parsed.id } : null;
}

function levelOf(text: string, { world, shop }: RequestContext): InventoryLevelRecord | null {
  const key = parseLevelGid(text);
  const level = key && levelAt(world, key.itemId, key.locationId);
  return level?.shop === shop.domain ? level : null;
}

export const inventoryNodes: NodeFinders = {
  InventoryAdjustmentGroup: (id, { world, shop }) => {
    const group = world.state.adjustmentGroups[id];
    return group?.shop === shop.domain ? group : null;
  },
  InventoryItem: (id, { world, shop }) => world.inventoryItem(shop.domain, id),
  InventoryLevel: (_id, context, text) => levelOf(text, context),
  InventoryItemMeasurement: (id, context) => {
    const item = context.world.inventoryItem(context.shop.domain, id);
    return item && measurement(item, context);
  },
  InventoryQuantity: (_id, context, text) => {
    const { level, name } = /^(?<level>.*)&name=(?<name>\w+)$/.exec(text)?.groups ?? {};
    const found = level && levelOf(level.replace("/InventoryQuantity/", "/InventoryLevel/"), context);
    return found && name && isQuantityName(name) ? quantity(found, name) : null;
  },
};

const variantOf = (item: InventoryItemRecord, { world }: RequestContext) => {
  const variant = world.state.variants[item.variantId];
  if (!variant) throw new Error(`inventory item ${item.id} has no variant`);
  return variant;
};

const isQuantityName = (name: string): name is QuantityName => (QUANTITY_NAMES as readonly string[]).includes(name);

const measurement = (item: InventoryItemRecord, context: RequestContext) => ({
  id: gid("InventoryItemMeasurement", item.id),
  weight: {
    unit: item.weightUnit,
    value: Number((variantOf(item, context).grams / GRAMS[item.weightUnit]).toFixed(6)),
  },
});

const quantity = (level: InventoryLevelRecord, name: QuantityName) => ({
  id: `${gid("InventoryQuantity", level.locationId)}?inventory_item_id=${level.itemId}&name=${name}`,
  name,
  quantity: quantityOf(level, name),
  // Recorded: a sum has no time of its own.
  updatedAt: name === "on_hand" ? null : (level.changedAt[name] ?? null),
});

export const inventoryItemResolvers: TypeResolvers<InventoryItemRecord> = {
  id: (item) => gid("InventoryItem", item.id),
  legacyResourceId: (item) => item.id,
  sku: (item, _args, context) => variantOf(item, context).sku,
  tracked: (item) => item.tracked,
  trackedEditable: () => ({ locked: false, reason: null }),
  requiresShipping: (item, _args, context) => variantOf(item, context).requiresShipping,
  unitCost: ({ unitCost }, _args, { shop }) => (unitCost === null ? null : money(unitCost, shop.currency)),
  countryCodeOfOrigin: (item) => item.countryCodeOfOrigin,
  provinceCodeOfOrigin: (item) => item.provinceCodeOfOrigin,
  harmonizedSystemCode: (item) => item.harmonizedSystemCode,
  countryHarmonizedSystemCodes: (item, args) =>
    listConnection(item.countryHarmonizedSystemCodes, args, ({ countryCode }) => countryCode),
  measurement: (item, _args, context) => measurement(item, context),
  inventoryHistoryUrl: (item, _args, { shop }) =>
    `https://${shop.domain}/admin/products/inventory/${item.id}/inventory_history`,
  createdAt: (item) => item.createdAt,
  updatedAt: (item) => item.updatedAt,
  variant: (item, _args, context) => variantOf(item, context),
  variants: (item, args, context) => listConnection([variantOf(item, context)], args, ({ id }) => id),
  duplicateSkuCount: (item, _args, context) => {
    const { sku } = variantOf(item, context);
    const { world, shop } = context;
    if (!sku) return 0;
    return Object.values(world.state.variants).filter(
      (one) => one.shop === shop.domain && one.sku === sku && one.inventoryItemId !== item.id,
    ).length;
  },
  locationsCount: (item, _args, { world }) => exactly(levelsOf(world, item).filter(({ active }) => active).length),
  inventoryLevel: (item, args: { locationId: string; includeInactive?: boolean }, { world }) => {
    const level = levelAt(world, item.id, idOf(args.locationId, "Location"));
    return level && (level.active || args.includeInactive) ? level : null;
  },
  inventoryLevels: (item, args: PageArguments & { includeInactive?: boolean; query?: string }, { world }) => {
    refuseArguments("InventoryItem.inventoryLevels", { ...args }, "query");
    const levels = levelsOf(world, item).filter(({ active }) => active || args.includeInactive);
    return listConnection(levels, args, ({ locationId }) => locationId);
  },
};

export const inventoryLevelResolvers: TypeResolvers<InventoryLevelRecord> = {
  id: levelGid,
  isActive: (level) => level.active,
  // No change can be planned: the mutation for it is gone from the schema.
  scheduledChanges: (_level, args: PageArguments) => listConnection<{ id: string }>([], args, ({ id }) => id),
  deactivationAlert: (level, _args, { world }) => {
    const obstacle = level.active ? obstacleToDeactivation(world, level) : null;
    if (!obstacle && level.active && quantityOf(level, "on_hand") !== 0)
      throw notSimulated("InventoryLevel.deactivationAlert of what is in stock");
    return obstacle?.words("product") ?? null;
  },
  canDeactivate: (level, _args, { world }) => level.active && obstacleToDeactivation(world, level) === null,
  createdAt: (level) => level.createdAt,
  updatedAt: (level) => level.updatedAt,
  item: ({ itemId }, _args, { world }) => world.state.inventoryItems[itemId],
  location: ({ locationId }, _args, { world }) => world.state.locations[locationId],
  quantities: (level, { names }: { names: string[] }) =>
    names.map((name) => {
      if (!isQuantityName(name)) throw notSimulated(`InventoryLevel.quantities(names: ${name})`);
      return quantity(level, name);
    }),
};

export const adjustmentGroupResolvers: TypeResolvers<AdjustmentGroupRecord> = {
  id: ({ id }) => gid("InventoryAdjustmentGroup", id),
  createdAt: ({ createdAt }) => createdAt,
  reason: ({ reason }) => reason,
  referenceDocumentUri: ({ referenceDocumentUri }) => referenceDocumentUri,
  app: ({ appId }) => (appId === null ? null : { apiKey: appId }),
  staffMember: () => null,
  changes: (
    group,
    args: { inventoryItemIds?: string[]; locationIds?: string[]; quantityNames?: string[] },
    { world },
  ) => {
    const items = args.inventoryItemIds?.map((id) => idOf(id, "InventoryItem"));
    const places = args.locationIds?.map((id) => idOf(id, "Location"));
    return group.changes
      .filter(
        ({ name, itemId, locationId }) =>
          (items?.includes(itemId) ?? true) &&
          (places?.includes(locationId) ?? true) &&
          (args.quantityNames?.includes(name) ?? true),
      )
      .map(({ name, delta, itemId, locationId, ledgerDocumentUri }) => ({
        name,
        delta,
        ledgerDocumentUri,
        // Recorded: never told in the answer of a mutation.
        quantityAfterChange: null,
        item: world.state.inventoryItems[itemId] ?? null,
        location: world.state.locations[locationId] ?? null,
      }));
  },
};
