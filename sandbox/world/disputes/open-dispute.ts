import { instant } from "#sandbox/world/instant.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import type { DisputeRecord } from "#sandbox/world/records/dispute.ts";
import type { Minor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface DisputeDraft {
  type: DisputeRecord["type"];
  /** As GraphQL spells it: "FRAUDULENT". */
  reason: string;
  /** By default all that was paid. */
  amount?: Minor;
  networkReasonCode?: string;
}

/** How long a merchant has to answer. */
const ANSWER_DAYS = 7;

/** A buyer's bank asks a payment back. The order's payments stay as they are. Emits disputes/create. */
export function openDispute(world: World, shop: string, orderId: string, draft: DisputeDraft): DisputeRecord {
  const order = world.order(shop, orderId);
  if (!order) throw new Refused("Order does not exist", { field: ["orderId"] });
  const { received } = orderTotals(order);
  const amount = draft.amount ?? received;
  if (amount <= 0 || amount > received) throw new Refused("Only what was paid can be disputed", { field: ["amount"] });
  const dispute: DisputeRecord = {
    id: world.nextId(),
    shop,
    orderId,
    type: draft.type,
    initiatedAs: draft.type,
    status: "NEEDS_RESPONSE",
    amount,
    currency: order.currency ?? world.shop(shop).currency,
    reason: draft.reason,
    networkReasonCode: draft.networkReasonCode ?? "",
    initiatedAt: world.now(),
    evidenceDueBy: instant(world.nowMs() + ANSWER_DAYS * 86_400_000),
    evidenceSentOn: null,
    finalizedOn: null,
  };
  world.state.disputes[dispute.id] = dispute;
  order.disputeIds = [...(order.disputeIds ?? []), dispute.id];
  world.action(shop, { by: "shopify" })("disputes/create", {
    subjectId: dispute.id,
    orderId,
    customerId: order.customerId,
  });
  return dispute;
}
