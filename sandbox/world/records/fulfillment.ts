// Pure. What was shipped, and what carriers told of it.
import type { Instant } from "#sandbox/world/types.ts";

export interface TrackingRecord {
  number: string;
  company: string | null;
  url: string | null;
}

/** As `FulfillmentEventStatus` names them. */
export type FulfillmentEventStatus =
  | "ATTEMPTED_DELIVERY"
  | "CARRIER_PICKED_UP"
  | "CONFIRMED"
  | "DELAYED"
  | "DELIVERED"
  | "FAILURE"
  | "IN_TRANSIT"
  | "LABEL_PRINTED"
  | "LABEL_PURCHASED"
  | "OUT_FOR_DELIVERY"
  | "READY_FOR_PICKUP";

export interface FulfillmentEventRecord {
  id: string;
  status: FulfillmentEventStatus;
  message: string | null;
  happenedAt: Instant;
  createdAt: Instant;
  estimatedDeliveryAt: Instant | null;
  address1: string | null;
  city: string | null;
  province: string | null;
  country: string | null;
  zip: string | null;
  latitude: number | null;
  longitude: number | null;
}

/** As `FulfillmentOriginAddressInput` says it. */
export interface OriginAddressRecord {
  address1?: string | null;
  address2?: string | null;
  city?: string | null;
  countryCode: string;
  provinceCode?: string | null;
  zip?: string | null;
}

export interface FulfillmentRecord {
  id: string;
  name: string;
  status: "SUCCESS" | "CANCELLED";
  createdAt: Instant;
  updatedAt: Instant;
  locationId: string;
  /** Where it was said to be sent from. */
  originAddress?: OriginAddressRecord;
  fulfillmentOrderIds: string[];
  lines: { id: string; lineId: string; quantity: number }[];
  tracking: TrackingRecord[];
  /** Oldest first. */
  events: FulfillmentEventRecord[];
}
