// Pure. A discount that a store offers: an amount off, free delivery, or items for those that are bought, with a code or by itself. What orders say of it is a `DiscountRecord`.
import type { Instant, Minor } from "#sandbox/world/types.ts";

/** What it is taken off: everything, or what is named. */
export interface DiscountItems {
  all: boolean;
  productIds: string[];
  variantIds: string[];
  collectionIds: string[];
}

/** Delivery is free. */
export interface FreeShippingTerms {
  /** Null: everywhere. */
  destination: { countries: string[]; restOfWorld: boolean } | null;
  /** Only rates up to it; null: every rate. */
  maximumPrice: Minor | null;
}

/** Who buys so much gets `value` off so many of `items`. */
export interface BuyXGetYTerms {
  buys: { items: DiscountItems; value: { quantity: number } | { amount: Minor } };
  getsQuantity: number;
  /** How often within one order; null: as often as it fits. */
  usesPerOrder: number | null;
}

export interface StoreDiscountRecord {
  id: string;
  shop: string;
  method: "CODE" | "AUTOMATIC";
  title: string;
  /** Null: it applies by itself. */
  code: { id: string; text: string; appId: string | null } | null;
  startsAt: Instant;
  /** Null: until somebody ends it. */
  endsAt: Instant | null;
  createdAt: Instant;
  updatedAt: Instant;
  /** A part of one, or an amount off all items together or off each. */
  value: { percentage: number } | { amount: Minor; onEachItem: boolean };
  items: DiscountItems;
  /** Of free delivery: `value` and `items` mean nothing then. */
  freeShipping?: FreeShippingTerms;
  buyXGetY?: BuyXGetYTerms;
  appliesOnOneTimePurchase: boolean;
  appliesOnSubscription: boolean;
  minimum: { quantity: number } | { subtotal: Minor } | null;
  /** Null: every buyer. */
  customerIds: string[] | null;
  combinesWith: { orderDiscounts: boolean; productDiscounts: boolean; shippingDiscounts: boolean };
  usageLimit: number | null;
  appliesOncePerCustomer: boolean;
  recurringCycleLimit: number | null;
  tags: string[];
  /** Orders that it was used in. */
  uses: number;
}
