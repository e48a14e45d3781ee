// Pure over the world. Bodies of disputes/*.
import type { Bodies, Telling } from "#sandbox/webhooks/bodies/body-of.ts";
import { webhookMoney } from "#sandbox/world/money.ts";

const whole = ({ subjectId }: { subjectId: string | null }, { world, shop, at }: Telling) => {
  const dispute = subjectId === null ? undefined : world.state.disputes[subjectId];
  if (dispute?.shop !== shop.domain) return null;
  return {
    id: Number(dispute.id),
    order_id: Number(dispute.orderId),
    type: dispute.type.toLowerCase(),
    amount: webhookMoney(dispute.amount, dispute.currency),
    currency: dispute.currency,
    reason: dispute.reason.toLowerCase(),
    network_reason_code: dispute.networkReasonCode,
    status: dispute.status.toLowerCase(),
    evidence_due_by: at(dispute.evidenceDueBy),
    evidence_sent_on: dispute.evidenceSentOn && at(dispute.evidenceSentOn),
    finalized_on: dispute.finalizedOn && at(dispute.finalizedOn),
    initiated_at: at(dispute.initiatedAt),
  };
};

export const disputeBodies: Bodies = { "disputes/create": whole, "disputes/update": whole };
