// Pure. What an event tells beyond the ids of what it is about: facts that the records no longer show when its webhook is
// made, or never did. A topic that is not named here carries none. Plain JSON; ids are digits, money is minor units.
import type { FulfillmentEventRecord } from "#sandbox/world/records/fulfillment.ts";
import type { HoldRecord, Instant } from "#sandbox/world/types.ts";

interface Units {
  id: string;
  quantity: number;
}

interface ChangedUnits {
  id: string;
  old: number;
  new: number;
}

/** By topic. */
export interface EventData {
  "app/scopes_update": { previous: string[]; current: string[] };
  "app_subscriptions/update": {
    name: string;
    status: string;
    currency: string;
    price: string;
    cappedAmount: string | null;
    interval: string;
    planHandle: string | null;
    createdAt: Instant;
  };
  /** `subjectId` is the bulk operation. */
  "bulk_operations/finish": {
    status: string;
    type: "query" | "mutation";
    errorCode: string | null;
    createdAt: Instant;
    completedAt: Instant | null;
  };
  "customer.joined_segment": { segmentId: string };
  "customer.left_segment": { segmentId: string };
  "customer.tags_added": { tags: string[] };
  "customer.tags_removed": { tags: string[] };
  /** `customerId` is the one that stays. */
  "customers/merge": {
    deletedId: string;
    jobId: string | null;
    status: "in_progress" | "completed" | "failed";
    errors: { customerIds: string[]; field: string; message: string }[];
  };
  /** `subjectId` is the discount, which is gone. */
  "discounts/delete": { method: "CODE" | "AUTOMATIC" };
  /** `subjectId` is the discount. */
  "discounts/redeemcode_added": { codeId: string; code: string };
  "discounts/redeemcode_removed": { codeId: string; code: string };
  /** `subjectId` is the fulfilment, `childId` the event, which is gone. */
  "fulfillment_events/delete": { event: FulfillmentEventRecord };
  "fulfillment_holds/added": { hold: HoldRecord };
  "fulfillment_holds/released": { hold: HoldRecord };
  "fulfillment_orders/cancellation_request_accepted": { message: string | null };
  "fulfillment_orders/cancellation_request_rejected": { message: string | null };
  "fulfillment_orders/cancellation_request_submitted": { requestId: string; message: string | null };
  "fulfillment_orders/cancelled": { replacementFulfillmentOrderId: string | null };
  "fulfillment_orders/fulfillment_request_accepted": { message: string | null };
  "fulfillment_orders/fulfillment_request_rejected": { message: string | null };
  /** `fulfillmentOrderId` is what was submitted; the original differs when only a part was. */
  "fulfillment_orders/fulfillment_request_submitted": {
    originalFulfillmentOrderId: string;
    requestId: string;
    message: string | null;
  };
  "fulfillment_orders/fulfillment_service_failed_to_complete": { message: string | null };
  /** `fulfillmentOrderId` is what they were merged into. */
  "fulfillment_orders/merged": { intents: { fulfillmentOrderId: string; lines: Units[] }[] };
  /** `fulfillmentOrderId` is what stands at the destination now; the original differs when only a part was moved. */
  "fulfillment_orders/moved": {
    originalFulfillmentOrderId: string;
    sourceLocationId: string;
    destinationLocationId: string;
    lines: Units[];
  };
  /** `childId` is the hold. */
  "fulfillment_orders/placed_on_hold": { remainingFulfillmentOrderId: string | null; heldLines: Units[] };
  "fulfillment_orders/progress_reported": { reasonNotes: string | null; initialStatus: string };
  "fulfillment_orders/split": {
    splitLines: Units[];
    remainingFulfillmentOrderId: string | null;
    replacementFulfillmentOrderId: string | null;
  };
  /** `subjectId` is the item, which is gone. */
  "inventory_items/delete": {
    countryCodeOfOrigin: string | null;
    provinceCodeOfOrigin: string | null;
    harmonizedSystemCode: string | null;
  };
  /** `subjectId` is the item. */
  "inventory_levels/connect": { locationId: string; available: number | null; updatedAt: Instant };
  "inventory_levels/disconnect": { locationId: string };
  "inventory_levels/update": { locationId: string; available: number | null; updatedAt: Instant };
  /** `subjectId` is the shipment, as of all `inventory_shipments/*`; ids are those of its lines. */
  "inventory_shipments/add_items": { lines: Units[] };
  "inventory_shipments/receive_items": {
    lines: { id: string; oldAccepted: number; oldRejected: number; accepted: number; rejected: number; left: number }[];
  };
  "inventory_shipments/remove_items": { lineIds: string[] };
  "inventory_shipments/update_item_quantities": { lines: ChangedUnits[] };
  /** `subjectId` is the transfer, as of all `inventory_transfers/*`; ids are those of its lines. */
  "inventory_transfers/add_items": { lines: Units[] };
  "inventory_transfers/remove_items": { lineIds: string[] };
  "inventory_transfers/update_item_quantities": { lines: ChangedUnits[] };
  "orders/risk_assessment_changed": {
    providerId: string | null;
    providerTitle: string | null;
    riskLevel: "none" | "low" | "medium" | "high" | "pending";
    createdAt: Instant | null;
  };
  /** `subjectId` is the return, as of all `returns/*`. */
  "returns/update": { removals: { returnLineId: string; delta: number }[] };
  /** `subjectId` is the reverse delivery. */
  "reverse_deliveries/attach_deliverable": {
    returnId: string;
    carrierName: string | null;
    trackingNumber: string | null;
    trackingUrl: string | null;
    labelUrl: string | null;
    labelCreatedAt: Instant | null;
  };
  /** `subjectId` is the reverse fulfilment order. */
  "reverse_fulfillment_orders/dispose": {
    dispositions: { reverseLineId: string; type: string; quantity: number; locationId: string | null }[];
  };
}
