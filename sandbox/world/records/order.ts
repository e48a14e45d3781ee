// Pure. An order with what hangs on it. What few orders have is optional and absent, so that a million orders stay small.
import type { PaymentTermsRecord } from "#sandbox/world/records/payment-terms.ts";
import type { ReturnRecord } from "#sandbox/world/records/return.ts";
import type { RiskAssessmentRecord } from "#sandbox/world/records/risk.ts";
import type { AddressRecord, FulfillmentRecord, Instant, Minor } from "#sandbox/world/types.ts";

export interface AttributeRecord {
  key: string;
  value: string;
}

/** A tax on a line or a delivery, for the quantity that was ordered, after discounts. */
export interface TaxLineRecord {
  title: string;
  /** 0.2 is 20 %. */
  rate: number;
  amount: Minor;
  presentmentAmount?: Minor;
  channelLiable?: boolean | null;
}

/** How much of one discount of the order falls on a line or a delivery. */
export interface AllocationRecord {
  /** Position in the order's `discounts`. */
  discount: number;
  amount: Minor;
}

/** A discount of an order as it was applied: Shopify's discount application. */
export interface DiscountRecord {
  kind: "CODE" | "AUTOMATIC" | "MANUAL" | "SCRIPT";
  /** The code, or the title. */
  name: string;
  description?: string | null;
  target: "LINE_ITEM" | "SHIPPING_LINE";
  selection: "ALL" | "ENTITLED" | "EXPLICIT";
  allocation: "ACROSS" | "EACH" | "ONE";
  value: { percentage: number } | { amount: Minor };
  /** Of one made by an order edit, by which it can be changed again. */
  id?: string;
}

export interface DutyRecord {
  id: string;
  harmonizedSystemCode: string | null;
  countryCodeOfOrigin: string | null;
  amount: Minor;
  taxLines: TaxLineRecord[];
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
  /** Known exactly where the order was made with prices in both currencies; else by the order's rate. */
  presentmentPrice?: Minor;
  /** Of the whole line: the sum of its allocations. */
  discount: Minor;
  /** How `discount` is made up; absent: all of it is of the order's first discount. */
  allocations?: AllocationRecord[];
  grams: number;
  requiresShipping: boolean;
  taxable: boolean;
  giftCard: boolean;
  attributes?: AttributeRecord[];
  taxLines?: TaxLineRecord[];
  duties?: DutyRecord[];
  /**
   * A subscription or a pre-order. `fulfillAt` is when it is to be fulfilled: absent, as soon as possible; null, at a time that
   * is not known yet.
   */
  sellingPlan?: { id: string; name: string; fulfillAt?: Instant | null };
  /** The bundle that it is a component of. */
  group?: { id: string; title: string; quantity: number; variantId: string | null; productId: string | null };
  /** A tip is a line of REST's orders and of none of GraphQL's. */
  fulfillmentService?: string;
  /** Units that restocking put back, by an edit. */
  removedWithRestock?: number;
}

export interface ShippingLineRecord {
  id: string;
  title: string;
  code: string;
  price: Minor;
  presentmentPrice?: Minor;
  source: string;
  discount?: Minor;
  allocations?: AllocationRecord[];
  taxLines?: TaxLineRecord[];
  /** Made by hand, in a draft order or an edit. */
  custom?: boolean;
  removed?: boolean;
  carrierIdentifier?: string | null;
  phone?: string | null;
}

export interface TransactionRecord {
  id: string;
  parentId: string | null;
  kind: "AUTHORIZATION" | "CAPTURE" | "SALE" | "REFUND" | "VOID" | "CHANGE";
  status: "SUCCESS" | "FAILURE" | "PENDING" | "ERROR" | "AWAITING_RESPONSE" | "UNKNOWN";
  amount: Minor;
  /** What was moved in the buyer's currency, where it is not the order's rate that says so. */
  presentmentAmount?: Minor;
  gateway: string;
  processedAt: Instant;
  /** An authorisation that may be captured in several parts (Shopify Payments on Plus). */
  multiCapturable?: boolean;
  authorizationExpiresAt?: Instant | null;
  authorizationCode?: string | null;
  errorCode?: string | null;
  paymentId?: string | null;
  receipt?: unknown;
  card?: CardRecord;
  giftCard?: { id: string; lastCharacters: string };
  locationId?: string | null;
  test?: boolean;
}

/** What a payment with a card tells, for checks of fraud. */
export interface CardRecord {
  company: string;
  /** "•••• •••• •••• 4242" */
  number: string;
  bin: string | null;
  name: string | null;
  avsResultCode: string | null;
  cvvResultCode: string | null;
  expirationMonth: number | null;
  expirationYear: number | null;
  wallet: string | null;
}

export interface RefundRecord {
  id: string;
  createdAt: Instant;
  processedAt?: Instant;
  note: string | null;
  lines: {
    id: string;
    lineId: string;
    quantity: number;
    restockType: "NO_RESTOCK" | "CANCEL" | "RETURN" | "LEGACY_RESTOCK";
    subtotal: Minor;
    tax?: Minor;
    locationId?: string | null;
  }[];
  shipping: Minor;
  shippingTax?: Minor;
  duties?: { dutyId: string; amount: Minor }[];
  /** Refund transactions of the order, by id. */
  transactionIds: string[];
  /** Paid back beyond lines and shipping. */
  discrepancy: Minor;
  discrepancyReason?: string | null;
  /** The return that it is of. */
  returnId?: string | null;
}

export interface EditRecord {
  id: string;
  committedAt: Instant;
  appId: string | null;
  staffNote: string | null;
  additions: { lineId: string; delta: number }[];
  removals: { lineId: string; delta: number }[];
  notifyCustomer?: boolean;
  /** Lines whose removed units were not put back on the shelf. */
  notRestocked?: string[];
}

/** One look at the store before the order: Shopify's customer visit. */
export interface VisitRecord {
  id: string;
  occurredAt: Instant;
  landingPage: string | null;
  referrerUrl: string | null;
  source: string;
  sourceType: string | null;
  sourceDescription: string | null;
  referralCode: string | null;
  utm: { campaign?: string; content?: string; medium?: string; source?: string; term?: string } | null;
}

/** The buyer's own currency, at the rate of the day of the order. */
export interface PresentmentRecord {
  currency: string;
  perShopUnit: number;
  /** What was charged at checkout, where it is not the rate that says so. */
  originalTotal?: Minor;
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
  customAttributes: AttributeRecord[];
  poNumber: string | null;
  tags: string[];
  test: boolean;
  sourceName: string;
  gateway: string;
  /** As charged at checkout; edits do not change it. */
  originalTotal: Minor;
  /** Of an order made through the API in another currency than the shop's; absent: the shop's. */
  currency?: string;
  /** Null: the buyer paid in the shop's currency. */
  presentment: PresentmentRecord | null;
  taxesIncluded?: boolean;
  taxExempt?: boolean;
  estimatedTaxes?: boolean;
  dutiesIncluded?: boolean;
  createdAt: Instant;
  processedAt: Instant;
  updatedAt: Instant;
  /** When Shopify made the fulfilment orders; null until then. */
  routedAt: Instant | null;
  cancelledAt: Instant | null;
  cancelReason: "CUSTOMER" | "DECLINED" | "FRAUD" | "INVENTORY" | "OTHER" | "STAFF" | null;
  cancelStaffNote?: string | null;
  closedAt: Instant | null;
  customerId: string | null;
  shippingAddress: AddressRecord | null;
  billingAddress: AddressRecord | null;
  /** Oldest first, removed ones among them. */
  shippingLines: ShippingLineRecord[];
  lines: LineRecord[];
  discounts?: DiscountRecord[];
  transactions: TransactionRecord[];
  refunds: RefundRecord[];
  fulfillments: FulfillmentRecord[];
  fulfillmentOrderIds: string[];
  returns: ReturnRecord[];
  edits: EditRecord[];
  tip?: Minor;
  /** Said by whoever made the order through the API; holds until something happens to its payments. */
  statedFinancialStatus?: string;
  sourceIdentifier?: string | null;
  sourceUrl?: string | null;
  /** Where it was sold in person. */
  retailLocationId?: string | null;
  /** The app that made it, by its key. */
  appId?: string;
  clientIp?: string | null;
  customerLocale?: string;
  acceptsMarketing?: boolean;
  /** What the buyer looked at before; null: Shopify knows of no visit. */
  journey?: { first: VisitRecord; last: VisitRecord; moments: number } | null;
  company?: { companyId: string; contactId: string | null; locationId: string };
  localizedFields?: { key: string; value: string }[];
  draftOrderId?: string;
  /** Made by a person in the admin or at the till. */
  byStaff?: true;
  /** Made through the API without claiming stock: it holds none and takes none off the shelf. */
  claimsNoStock?: boolean;
  paymentTerms?: PaymentTermsRecord;
  /** One of Shopify and of each app at most. */
  risk?: RiskAssessmentRecord[];
  disputeIds?: string[];
}

/** The delivery that counts: the first that was not removed. */
export const shippingLineOf = (order: OrderRecord): ShippingLineRecord | null =>
  order.shippingLines.find((line) => !line.removed) ?? null;
