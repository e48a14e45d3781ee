// Pure. What the hold appliers need of our book of holds; the worker hands it in, effects/ knows no database.
export interface BookedHold {
  fulfillmentOrderId: string;
  /** Of the rule that placed it. */
  handle: string;
  holdId: string | null;
  status: "SENT" | "PLACED" | "RELEASING";
  /** The call that was to place it can no longer be applied late. */
  absenceCounts: boolean;
}

export interface HoldBook {
  orderId: string;
  /** Our holds on this order that are there or may be there, of every rule. */
  booked: BookedHold[];
  /** Remembers that these fulfilment orders belong to the order. */
  learn(fulfillmentOrderIds: string[]): Promise<void>;
  /** Writes the step down before its call. False: a brake was pulled or the lane was lost, so do not call. */
  aboutToPlace(fulfillmentOrderId: string, handle: string): Promise<boolean>;
  aboutToRelease(fulfillmentOrderId: string, handle: string): Promise<boolean>;
  /** The same for a hold that is not in our book: another app's, a person's. */
  mayCall(): Promise<boolean>;
  placed(fulfillmentOrderId: string, handle: string, holdId: string): Promise<void>;
  released(fulfillmentOrderId: string, handle: string): Promise<void>;
  /** It is sure that no such hold is there. */
  gone(fulfillmentOrderId: string, handle: string): Promise<void>;
}
