// Pure. Where stock lies and orders are fulfilled from, and the services that run some of these places.
import type { AddressRecord, Instant } from "#sandbox/world/types.ts";

export interface LocalPickup {
  pickupTime: "ONE_HOUR" | "TWO_HOURS" | "FOUR_HOURS" | "TWENTY_FOUR_HOURS" | "TWO_TO_FOUR_DAYS" | "FIVE_OR_MORE_DAYS";
  instructions: string;
}

export interface LocationRecord {
  id: string;
  shop: string;
  name: string;
  address: AddressRecord;
  active: boolean;
  fulfillsOnlineOrders: boolean;
  createdAt: Instant;
  updatedAt: Instant;
  deactivatedAt: Instant | null;
  /** Buyers may collect here. */
  localPickup?: LocalPickup | null;
  /** Gone for everybody, but fulfilment orders and fulfilments of the past still name it. */
  deleted?: boolean;
  /** The service that runs the place; null: the merchant. */
  fulfillmentServiceId: string | null;
}

/** A third party that fulfils. The merchant's own, "manual", is no record: every store has it. */
export interface FulfillmentServiceRecord {
  id: string;
  shop: string;
  /** Unique in a store, made of the name at its creation, and kept. */
  handle: string;
  name: string;
  callbackUrl: string | null;
  trackingSupport: boolean;
  inventoryManagement: boolean;
  requiresShippingMethod: boolean;
  locationId: string;
  /** The app that registered it: only it may change or delete it. */
  appId: string | null;
}
