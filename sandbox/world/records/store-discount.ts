// Pure. A discount that a store offers: an amount off, with a code or by itself. What orders say of it is a `DiscountRecord`.
import type { Instant, Minor } from "#sandbox/world/types.ts";

/** What it is taken off: everything, or what is named. */
export interface DiscountItems {
  all: boolean;
  productIds: string[];
  variantIds: string[];
  collectionIds: string[];
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
