// Pure. The tables that hang on orders and their customers.
import type { CompanyRecord } from "#sandbox/world/records/company.ts";
import type { CustomerMergeRecord } from "#sandbox/world/records/customer.ts";
import type { DisputeRecord } from "#sandbox/world/records/dispute.ts";
import type { DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";
import type { GiftCardRecord } from "#sandbox/world/records/gift-card.ts";
import type { MetafieldDefinitionRecord, MetafieldRecord } from "#sandbox/world/records/metafield.ts";
import type { OrderEditRecord } from "#sandbox/world/records/order-edit.ts";
import type { SegmentRecord } from "#sandbox/world/records/segment.ts";
import type { StoreCreditAccountRecord } from "#sandbox/world/records/store-credit.ts";

export interface OrderTables {
  /** By owner: "Order/123". */
  metafields: Record<string, MetafieldRecord[]>;
  metafieldDefinitions: Record<string, MetafieldDefinitionRecord>;
  draftOrders: Record<string, DraftOrderRecord>;
  orderEdits: Record<string, OrderEditRecord>;
  /** By job. */
  customerMerges: Record<string, CustomerMergeRecord>;
  storeCreditAccounts: Record<string, StoreCreditAccountRecord>;
  giftCards: Record<string, GiftCardRecord>;
  companies: Record<string, CompanyRecord>;
  disputes: Record<string, DisputeRecord>;
  segments: Record<string, SegmentRecord>;
}

export const emptyOrderTables = (): OrderTables => ({
  metafields: {},
  metafieldDefinitions: {},
  draftOrders: {},
  orderEdits: {},
  customerMerges: {},
  storeCreditAccounts: {},
  giftCards: {},
  companies: {},
  disputes: {},
  segments: {},
});
