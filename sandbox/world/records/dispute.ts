// Pure. A buyer's bank asks a payment back (chargeback) or asks about it (inquiry).
import type { Instant, Minor } from "#sandbox/world/types.ts";

export type DisputeStatus = "ACCEPTED" | "LOST" | "NEEDS_RESPONSE" | "PREVENTED" | "UNDER_REVIEW" | "WON";

export interface DisputeRecord {
  id: string;
  shop: string;
  orderId: string;
  type: "CHARGEBACK" | "INQUIRY";
  initiatedAs: "CHARGEBACK" | "INQUIRY";
  status: DisputeStatus;
  amount: Minor;
  currency: string;
  /** As GraphQL spells it: "FRAUDULENT". */
  reason: string;
  networkReasonCode: string;
  initiatedAt: Instant;
  evidenceDueBy: Instant;
  evidenceSentOn: Instant | null;
  finalizedOn: Instant | null;
}
