// Pure. What is going to happen to an order that was made up: bought, it lives on by itself.
import type { FulfillmentEventStatus } from "#sandbox/world/records/fulfillment.ts";

export type LifeStep =
  | { do: "pay" }
  | { do: "note" }
  | { do: "edit" }
  | { do: "cancel"; reason: "CUSTOMER" | "FRAUD" | "INVENTORY" }
  | { do: "hold" }
  | { do: "release" }
  /** Everything that can be shipped, or one unit for a start. */
  | { do: "ship"; isPart: boolean; carrier: string; tracking: string }
  | { do: "track"; status: FulfillmentEventStatus; message: string }
  | { do: "refund"; share: number }
  | { do: "ask-return"; reason: string }
  | { do: "answer-return"; isApproved: boolean }
  /** It arrived, is put back and paid back. */
  | { do: "take-return" }
  | { do: "read-risk"; level: "PENDING" | "LOW" | "MEDIUM" | "HIGH" }
  | { do: "dispute"; type: "CHARGEBACK" | "INQUIRY"; reason: string }
  | { do: "move-dispute"; status: "UNDER_REVIEW" | "WON" | "LOST" | "ACCEPTED" };

/** A step, and when: milliseconds since the epoch, of the world. */
export type ComingStep = LifeStep & { atMs: number };
