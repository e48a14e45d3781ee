// Pure. What one location is to fulfil of an order, the holds on it, and what merchant and fulfilment service said to each other.
import type { Instant } from "#sandbox/world/types.ts";

export interface HoldRecord {
  id: string;
  /** Unique among the holds that one app has on one fulfilment order. */
  handle: string;
  reason: string;
  reasonNotes: string | null;
  /** Null: placed by staff in the admin. */
  appId: string | null;
  placedAt: Instant;
}

/** Between merchant and fulfilment service; UNSUBMITTED for ever where no service is concerned. */
export type RequestStatus =
  | "UNSUBMITTED"
  | "SUBMITTED"
  | "ACCEPTED"
  | "REJECTED"
  | "CANCELLATION_REQUESTED"
  | "CANCELLATION_ACCEPTED"
  | "CANCELLATION_REJECTED"
  | "CLOSED";

export interface MerchantRequestRecord {
  id: string;
  kind: "FULFILLMENT_REQUEST" | "CANCELLATION_REQUEST";
  message: string | null;
  notifyCustomer: boolean;
  sentAt: Instant;
}

export interface FulfillmentOrderRecord {
  id: string;
  orderId: string;
  locationId: string;
  /** ON_HOLD exactly while `holds` is not empty. */
  status: "OPEN" | "IN_PROGRESS" | "ON_HOLD" | "SCHEDULED" | "CLOSED" | "CANCELLED" | "INCOMPLETE";
  requestStatus: RequestStatus;
  /** Oldest first. */
  merchantRequests: MerchantRequestRecord[];
  deliveryMethod: "SHIPPING" | "PICK_UP" | "LOCAL" | "NONE";
  createdAt: Instant;
  updatedAt: Instant;
  /** When it is to be worked on; of one that is SCHEDULED null while that is not known. */
  fulfillAt: Instant | null;
  fulfillBy: Instant | null;
  /** The fulfilment order whose partial hold left these units out: they come back to it when it is released. */
  leftByHoldOn: string | null;
  lines: { id: string; lineId: string; totalQuantity: number; remainingQuantity: number }[];
  holds: HoldRecord[];
  /** It was SCHEDULED when it was put on hold: it is again once it is released, if its time has not come. */
  heldWhileScheduled?: boolean;
}
