// Pure. An order that staff or an app prepare before it is one.
import type {
  AttributeRecord,
  DiscountRecord,
  LineRecord,
  PresentmentRecord,
  ShippingLineRecord,
} from "#sandbox/world/records/order.ts";
import type { PaymentTermsRecord } from "#sandbox/world/records/payment-terms.ts";
import type { AddressRecord, Instant, Minor } from "#sandbox/world/types.ts";

/** A discount that somebody gave by hand, on the whole draft or on one line. */
export interface DraftDiscountRecord {
  title: string | null;
  description: string;
  value: number;
  valueType: "FIXED_AMOUNT" | "PERCENTAGE";
  /** What it comes to. */
  amount: Minor;
}

export interface DraftLineRecord extends LineRecord {
  uuid: string;
  custom: boolean;
  appliedDiscount: DraftDiscountRecord | null;
  priceOverridden: boolean;
}

export interface DraftOrderRecord {
  id: string;
  shop: string;
  /** "#D1" */
  name: string;
  /** Opaque part of the invoice's address. */
  token: string;
  status: "OPEN" | "INVOICE_SENT" | "COMPLETED";
  createdAt: Instant;
  updatedAt: Instant;
  completedAt: Instant | null;
  invoiceSentAt: Instant | null;
  /** Made by a person in the admin, not by an app. */
  byStaff?: true;
  /** The order that it became. */
  orderId: string | null;
  email: string | null;
  phone: string | null;
  note: string | null;
  poNumber: string | null;
  tags: string[];
  customAttributes: AttributeRecord[];
  customerId: string | null;
  shippingAddress: AddressRecord | null;
  billingAddress: AddressRecord | null;
  lines: DraftLineRecord[];
  /** None or one. */
  shippingLines: ShippingLineRecord[];
  appliedDiscount: DraftDiscountRecord | null;
  /** Those of the lines and the one on the whole, as the order will have them. */
  discounts?: DiscountRecord[];
  discountCodes: string[];
  acceptAutomaticDiscounts: boolean | null;
  allowDiscountCodesInCheckout: boolean;
  visibleToCustomer: boolean;
  taxExempt: boolean;
  presentment: PresentmentRecord | null;
  sourceName: string | null;
  reserveInventoryUntil: Instant | null;
  company?: { companyId: string; contactId: string | null; locationId: string };
  localizedFields?: { key: string; value: string }[];
  paymentTerms?: PaymentTermsRecord;
}
