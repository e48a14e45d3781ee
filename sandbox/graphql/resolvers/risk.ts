import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { RiskAssessmentRecord } from "#sandbox/world/records/risk.ts";
import { recommendation, riskLevel } from "#sandbox/world/risk/order-risk.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

/** Null as provider: Shopify itself. */
export const riskAssessment = ({ level, facts, appId }: RiskAssessmentRecord) => ({
  riskLevel: level,
  facts,
  provider: appId === null ? null : { apiKey: appId },
});

/** What an order tells of the danger that it is fraud, and of disputes. */
export const orderRiskResolvers: TypeResolvers<OrderRecord> = {
  risk: (order) => ({
    assessments: (order.risk ?? []).map(riskAssessment),
    recommendation: recommendation(order),
  }),
  // Deprecated: knows three levels only.
  riskLevel: (order) => {
    const level = riskLevel(order);
    return level === "HIGH" || level === "MEDIUM" ? level : "LOW";
  },
  risks: (order, args: { first?: number | null }) =>
    (order.risk ?? [])
      .flatMap(({ level, facts }) =>
        facts.map(({ description }) => ({
          display: true,
          level: level === "HIGH" || level === "MEDIUM" ? level : "LOW",
          message: description,
        })),
      )
      .slice(0, args.first ?? undefined),
  disputes: (order, _args, { world }) =>
    (order.disputeIds ?? []).flatMap((id) => {
      const dispute = world.state.disputes[id];
      if (!dispute) return [];
      const { initiatedAs, status } = dispute;
      return [{ id: gid("ShopifyPaymentsDispute", id), initiatedAs, status }];
    }),
};
