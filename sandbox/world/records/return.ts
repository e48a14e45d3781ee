// Pure. What a buyer sends back, by which way it comes, and what becomes of it.
import type { Instant, Minor } from "#sandbox/world/types.ts";

export interface ReturnLineRecord {
  id: string;
  /** The line of the order. */
  lineId: string;
  /** The units' fulfilment line. */
  fulfillmentLineId: string;
  quantity: number;
  processedQuantity: number;
  refundedQuantity: number;
  /** As `ReturnReason` names it. */
  reason: string;
  /** Id of a return reason definition. */
  reasonDefinitionId: string | null;
  reasonNote: string;
  customerNote: string | null;
  restockingFee: { id: string; percentage: number } | null;
}

export interface ExchangeLineRecord {
  id: string;
  variantId: string;
  quantity: number;
  processedQuantity: number;
  /** The order's lines that were added for it, once it was processed. */
  lineIds: string[];
}

export interface DispositionRecord {
  id: string;
  type: "MISSING" | "NOT_RESTOCKED" | "PROCESSING_REQUIRED" | "RESTOCKED";
  quantity: number;
  locationId: string | null;
  createdAt: Instant;
}

export interface ReverseLineRecord {
  id: string;
  returnLineId: string;
  totalQuantity: number;
  dispositions: DispositionRecord[];
}

export interface ReverseDeliveryRecord {
  id: string;
  lines: { id: string; reverseLineId: string; quantity: number }[];
  tracking: { number: string | null; url: string | null; carrierName: string | null } | null;
  label: { url: string; createdAt: Instant } | null;
}

export interface ReverseFulfillmentOrderRecord {
  id: string;
  status: "OPEN" | "CLOSED" | "CANCELED";
  lines: ReverseLineRecord[];
  deliveries: ReverseDeliveryRecord[];
}

export interface ReturnRecord {
  id: string;
  /** "#1001-R1" */
  name: string;
  status: "REQUESTED" | "OPEN" | "CLOSED" | "DECLINED" | "CANCELED";
  createdAt: Instant;
  requestApprovedAt: Instant | null;
  closedAt: Instant | null;
  decline: { reason: string; note: string | null } | null;
  lines: ReturnLineRecord[];
  exchangeLines: ExchangeLineRecord[];
  /** What the buyer pays for the way back. */
  shippingFee: { id: string; amount: Minor } | null;
  reverseFulfillmentOrders: ReverseFulfillmentOrderRecord[];
  refundIds: string[];
}
