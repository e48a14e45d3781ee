// Pure. What the hold appliers need of our book of holds; the worker hands it in, effects/ knows no database.
import type { FulfillmentOrderSnapshot } from "#app/rules/facts.ts";

export interface BookedHold {
  fulfillmentOrderId: string;
  holdId: string | null;
  status: "SENT" | "PLACED" | "RELEASING";
  /** The call that was to place it can no longer be applied late. */
  absenceCounts: boolean;
}

export interface HoldBook {
  orderId: string;
  /** Our holds on this order under this handle that are there or may be there. */
  booked: BookedHold[];
  /** Remembers which order these fulfilment orders belong to. */
  learn(fulfillmentOrders: FulfillmentOrderSnapshot[]): Promise<void>;
  /** Writes the step down before its call. False: a brake was pulled or the lane was lost, so do not call. */
  aboutToPlace(fulfillmentOrderId: string): Promise<boolean>;
  aboutToRelease(fulfillmentOrderId: string): Promise<boolean>;
  placed(fulfillmentOrderId: string, holdId: string): Promise<void>;
  released(fulfillmentOrderId: string): Promise<void>;
  /** It is sure that no such hold is there. */
  gone(fulfillmentOrderId: string): Promise<void>;
}
