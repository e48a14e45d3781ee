// Pure. The records of the simulated Shopify. Plain data: JSON in, JSON out, so that the world can be kept in a file.
// Ids are digits as text (`gid.ts` makes gids of them); instants are ISO 8601 UTC with whole seconds, as Shopify shows them;
// money is whole minor units of the shop's currency (`money.ts` prints them).

import type { DueRecord } from "#sandbox/world/due.ts";
import type { CatalogueTables } from "#sandbox/world/records/catalogue-tables.ts";
import type { CustomerRecord } from "#sandbox/world/records/customer.ts";
import type { FlowRunRecord } from "#sandbox/world/records/flow-run.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import type { ComingStep } from "#sandbox/world/records/life.ts";
import type { LiveTrafficRecord } from "#sandbox/world/records/live-traffic.ts";
import type { FulfillmentServiceRecord, LocationRecord } from "#sandbox/world/records/location.ts";
import type { OrderRecord } from "#sandbox/world/records/order.ts";
import type { OrderTables } from "#sandbox/world/records/order-tables.ts";
import type { OrderTruth } from "#sandbox/world/records/order-truth.ts";
import type { WebhookSubscriptionRecord } from "#sandbox/world/records/webhook-subscription.ts";
import type { ClockSetting } from "#sandbox/world/world-clock.ts";

export type { CustomerRecord } from "#sandbox/world/records/customer.ts";
export type { FulfillmentRecord } from "#sandbox/world/records/fulfillment.ts";
export type { FulfillmentOrderRecord, HoldRecord } from "#sandbox/world/records/fulfillment-order.ts";
export type { LocationRecord } from "#sandbox/world/records/location.ts";
export type {
  EditRecord,
  LineRecord,
  OrderRecord,
  RefundRecord,
  ShippingLineRecord,
  TransactionRecord,
} from "#sandbox/world/records/order.ts";

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
  /** Whether prices hold the taxes; absent: they come on top. */
  taxesIncluded?: boolean;
  /** Number of the last order. */
  lastOrderNumber: number;
  /** Of the last draft order; absent: none yet. */
  lastDraftNumber?: number;
  /** Buyers who come by themselves; absent: none do. */
  traffic?: LiveTrafficRecord;
  /** Whether orders are archived once they are paid and fulfilled; absent: they are. */
  archivesDoneOrders?: boolean;
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
  latitude?: number;
  longitude?: number;
  /** What Shopify's address validation found; absent: it did not look. */
  validation?: "NO_ISSUES" | "WARNING" | "ERROR";
}

/** The whole world as it is kept in a file. */
export interface WorldState extends OrderTables, CatalogueTables {
  version: 2;
  lastId: number;
  lastSeq: number;
  /** How the world's clock was set; null: it is the machine's. */
  clock: ClockSetting | null;
  due: Record<string, DueRecord>;
  shops: Record<string, ShopRecord>;
  tokens: Record<string, TokenRecord>;
  locations: Record<string, LocationRecord>;
  fulfillmentServices: Record<string, FulfillmentServiceRecord>;
  /** Steps of Flow workflows that the app carries out. */
  flowRuns: Record<string, FlowRunRecord>;
  /** By order: what its maker knows of it. */
  truths: Record<string, OrderTruth>;
  /** By order: what is going to happen to it, in its order. */
  lives: Record<string, ComingStep[]>;
  /** Made through the API. */
  webhookSubscriptions: Record<string, WebhookSubscriptionRecord>;
  customers: Record<string, CustomerRecord>;
  orders: Record<string, OrderRecord>;
  fulfillmentOrders: Record<string, FulfillmentOrderRecord>;
}
