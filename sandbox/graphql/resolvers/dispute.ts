import { money } from "#sandbox/graphql/money-bag.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { DisputeRecord } from "#sandbox/world/records/dispute.ts";

export const disputeResolvers: TypeResolvers<DisputeRecord> = {
  id: (dispute) => gid("ShopifyPaymentsDispute", dispute.id),
  legacyResourceId: (dispute) => dispute.id,
  amount: (dispute) => money(dispute.amount, dispute.currency),
  type: (dispute) => dispute.type,
  status: (dispute) => dispute.status,
  reasonDetails: (dispute) => ({ reason: dispute.reason, networkReasonCode: dispute.networkReasonCode || null }),
  initiatedAt: (dispute) => dispute.initiatedAt,
  evidenceDueBy: (dispute) => dispute.evidenceDueBy,
  evidenceSentOn: (dispute) => dispute.evidenceSentOn,
  finalizedOn: (dispute) => dispute.finalizedOn,
  order: (dispute, _args, { world, shop }) => world.order(shop.domain, dispute.orderId),
};
