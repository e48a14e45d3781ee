// Pure. The tables of what a store sells and keeps in stock, and of what an app runs and subscribes to.
import type { BulkOperationRecord } from "#sandbox/world/records/bulk-operation.ts";
import type {
  AdjustmentGroupRecord,
  InventoryItemRecord,
  InventoryLevelRecord,
  OrderStockRecord,
} from "#sandbox/world/records/inventory.ts";
import type { InventoryShipmentRecord, InventoryTransferRecord } from "#sandbox/world/records/inventory-transfer.ts";
import type {
  CollectionRecord,
  ProductRecord,
  PublicationRecord,
  VariantRecord,
} from "#sandbox/world/records/product.ts";
import type { StoreDiscountRecord } from "#sandbox/world/records/store-discount.ts";

export interface CatalogueTables {
  products: Record<string, ProductRecord>;
  variants: Record<string, VariantRecord>;
  collections: Record<string, CollectionRecord>;
  publications: Record<string, PublicationRecord>;
  inventoryItems: Record<string, InventoryItemRecord>;
  /** By `levelKey`. */
  inventoryLevels: Record<string, InventoryLevelRecord>;
  adjustmentGroups: Record<string, AdjustmentGroupRecord>;
  inventoryTransfers: Record<string, InventoryTransferRecord>;
  inventoryShipments: Record<string, InventoryShipmentRecord>;
  /** By order: what it has taken from stock so far. */
  orderStock: Record<string, OrderStockRecord[]>;
  bulkOperations: Record<string, BulkOperationRecord>;
  storeDiscounts: Record<string, StoreDiscountRecord>;
}

export const emptyCatalogueTables = (): CatalogueTables => ({
  products: {},
  variants: {},
  collections: {},
  publications: {},
  inventoryItems: {},
  inventoryLevels: {},
  adjustmentGroups: {},
  inventoryTransfers: {},
  inventoryShipments: {},
  orderStock: {},
  bulkOperations: {},
  storeDiscounts: {},
});
