// Pure. The tables that hang on orders and their customers.
import type { DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";
import type { MetafieldDefinitionRecord, MetafieldRecord } from "#sandbox/world/records/metafield.ts";
import type { OrderEditRecord } from "#sandbox/world/records/order-edit.ts";

export interface OrderTables {
  /** By owner: "Order/123". */
  metafields: Record<string, MetafieldRecord[]>;
  metafieldDefinitions: Record<string, MetafieldDefinitionRecord>;
  draftOrders: Record<string, DraftOrderRecord>;
  orderEdits: Record<string, OrderEditRecord>;
}

export const emptyOrderTables = (): OrderTables => ({
  metafields: {},
  metafieldDefinitions: {},
  draftOrders: {},
  orderEdits: {},
});
