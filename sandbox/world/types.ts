// Pure. The records of the simulated Shopify. Plain data: JSON in, JSON out, so that the world can be kept in a file.
// Ids are digits as text (`gid.ts` makes gids of them); instants are ISO 8601 UTC with whole seconds, as Shopify shows them;
// money is whole minor units of the shop's currency (`money.ts` prints them).

import type { FulfillmentRecord } from "#sandbox/world/records/fulfillment.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import type { FulfillmentServiceRecord, LocationRecord } from "#sandbox/world/records/location.ts";
import type { ReturnRecord } from "#sandbox/world/records/return.ts";

export type { FulfillmentRecord } from "#sandbox/world/records/fulfillment.ts";
export type { FulfillmentOrderRecord, HoldRecord } from "#sandbox/world/records/fulfillment-order.ts";
export type { LocationRecord } from "#sandbox/world/records/location.ts";

import type {
  AdjustmentGroupRecord,
  InventoryItemRecord,
  InventoryLevelRecord,
  OrderStockRecord,
} from "#sandbox/world/records/inventory.ts";
import type {
  CollectionRecord,
  ProductRecord,
  PublicationRecord,
  VariantRecord,
} from "#sandbox/world/records/product.ts";

export type { ProductRecord, VariantRecord } from "#sandbox/world/records/product.ts";

/** Whole minor units (pence, cents, yen) of the shop's currency. */
export type Minor = number;
/** "2026-11-24T10:00:00Z" */
export type Instant = string;

/** Who does something. An app is named by its API key; Shopify itself routes orders and releases what falls due. */
export type Actor = { by: "buyer" } | { by: "staff" } | { by: "shopify" } | { by: "app"; appId: string };

/** Admin API plans: bucket and restore rate of the GraphQL budget. */
export const PLANS = {
  standard: { bucket: 2_000, restoreRate: 100, displayName: "Basic" },
  advanced: { bucket: 4_000, restoreRate: 200, displayName: "Advanced" },
  plus: { bucket: 20_000, restoreRate: 1_000, displayName: "Shopify Plus" },
} as const;
export type Plan = keyof typeof PLANS;

/** One installation of the app. A number only grows: a token, a job or a webhook of an older one is out of date. */
export interface InstallationRecord {
  number: number;
  appId: string;
  scopes: string[];
  installedAt: Instant;
  uninstalledAt: Instant | null;
}

export interface ShopRecord {
  /** `northwind-outfitters.myshopify.com`: the key of everything. */
  domain: string;
  id: string;
  handle: string;
  name: string;
  email: string;
  plan: Plan;
  currency: string;
  countryCode: string;
  ianaTimezone: string;
  /** Host of the storefront: `www.northwind.example`. */
  primaryHost: string;
  createdAt: Instant;
  /** Oldest first; the last one counts. */
  installations: InstallationRecord[];
  /** Number of the last order. */
  lastOrderNumber: number;
}

export interface TokenRecord {
  token: string;
  shop: string;
  installation: number;
  kind: "offline" | "online";
  scopes: string[];
  issuedAt: Instant;
  /** Null: does not expire. Milliseconds since the epoch otherwise. */
  expiresAtMs: number | null;
  refreshToken: string | null;
  refreshExpiresAtMs: number | null;
  /** The refresh token was exchanged for this token, which has not been used yet. */
  replacedBy: string | null;
  /** The token that this one was issued for, while that one may still be refreshed again. */
  replaces: string | null;
}

export interface AddressRecord {
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  zip: string | null;
  province: string | null;
  provinceCode: string | null;
  country: string | null;
  countryCode: string | null;
  phone: string | null;
}

export interface CustomerRecord {
  id: string;
  shop: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: string[];
  addressId: string;
  defaultAddress: AddressRecord | null;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface LineRecord {
  id: string;
  variantId: string | null;
  productId: string | null;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  vendor: string | null;
  /** As ordered; an edit that removes units leaves it and lowers `currentQuantity`. */
  quantity: number;
  currentQuantity: number;
  /** Unit price. */
  price: Minor;
  /** Of the whole line. */
  discount: Minor;
  grams: number;
  requiresShipping: boolean;
  taxable: boolean;
  giftCard: boolean;
}

export interface ShippingLineRecord {
  id: string;
  title: string;
  code: string;
  price: Minor;
  source: string;
}

export interface TransactionRecord {
  id: string;
  parentId: string | null;
  kind: "AUTHORIZATION" | "CAPTURE" | "SALE" | "REFUND" | "VOID";
  status: "SUCCESS" | "FAILURE" | "PENDING";
  amount: Minor;
  gateway: string;
  processedAt: Instant;
}

export interface RefundRecord {
  id: string;
  createdAt: Instant;
  note: string | null;
  lines: {
    id: string;
    lineId: string;
    quantity: number;
    restockType: "NO_RESTOCK" | "CANCEL" | "RETURN";
    subtotal: Minor;
  }[];
  shipping: Minor;
  /** Refund transactions of the order, by id. */
  transactionIds: string[];
  /** Paid back beyond lines and shipping. */
  discrepancy: Minor;
}

export interface EditRecord {
  id: string;
  committedAt: Instant;
  appId: string | null;
  staffNote: string | null;
  additions: { lineId: string; delta: number }[];
  removals: { lineId: string; delta: number }[];
}

export interface OrderRecord {
  id: string;
  shop: string;
  number: number;
  /** "#1001" */
  name: string;
  /** Opaque part of the status page's address. */
  token: string;
  email: string | null;
  phone: string | null;
  note: string | null;
  customAttributes: { key: string; value: string }[];
  poNumber: string | null;
  tags: string[];
  test: boolean;
  sourceName: string;
  gateway: string;
  /** As charged at checkout; edits do not change it. */
  originalTotal: Minor;
  /** Null: the buyer paid in the shop's currency. */
  presentment: { currency: string; perShopUnit: number } | null;
  createdAt: Instant;
  processedAt: Instant;
  updatedAt: Instant;
  /** When Shopify made the fulfilment orders; null until then. */
  routedAt: Instant | null;
  cancelledAt: Instant | null;
  cancelReason: "CUSTOMER" | "DECLINED" | "FRAUD" | "INVENTORY" | "OTHER" | "STAFF" | null;
  closedAt: Instant | null;
  customerId: string | null;
  shippingAddress: AddressRecord | null;
  billingAddress: AddressRecord | null;
  shippingLine: ShippingLineRecord | null;
  lines: LineRecord[];
  transactions: TransactionRecord[];
  refunds: RefundRecord[];
  fulfillments: FulfillmentRecord[];
  fulfillmentOrderIds: string[];
  returns: ReturnRecord[];
  edits: EditRecord[];
}

/** The whole world as it is kept in a file. */
export interface WorldState {
  version: 2;
  lastId: number;
  lastSeq: number;
  shops: Record<string, ShopRecord>;
  tokens: Record<string, TokenRecord>;
  locations: Record<string, LocationRecord>;
  fulfillmentServices: Record<string, FulfillmentServiceRecord>;
  products: Record<string, ProductRecord>;
  variants: Record<string, VariantRecord>;
  collections: Record<string, CollectionRecord>;
  publications: Record<string, PublicationRecord>;
  inventoryItems: Record<string, InventoryItemRecord>;
  /** By `levelKey`. */
  inventoryLevels: Record<string, InventoryLevelRecord>;
  adjustmentGroups: Record<string, AdjustmentGroupRecord>;
  /** By order: what it has taken from stock so far. */
  orderStock: Record<string, OrderStockRecord[]>;
  customers: Record<string, CustomerRecord>;
  orders: Record<string, OrderRecord>;
  fulfillmentOrders: Record<string, FulfillmentOrderRecord>;
}
