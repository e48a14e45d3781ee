import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { riskAssessment } from "#sandbox/graphql/resolvers/risk.ts";
import type { RiskFactRecord, RiskLevel } from "#sandbox/world/records/risk.ts";
import { assessRisk } from "#sandbox/world/risk/assess-risk.ts";

interface AssessmentInput {
  orderId: string;
  riskLevel: RiskLevel;
  facts: RiskFactRecord[];
}

export const riskMutations: TypeResolvers<undefined> = {
  orderRiskAssessmentCreate: (
    _root,
    { orderRiskAssessmentInput }: { orderRiskAssessmentInput: AssessmentInput },
    context,
  ) =>
    mutate(
      context,
      "orderRiskAssessmentCreate",
      { orderRiskAssessmentInput },
      [orderRiskAssessmentInput.orderId],
      () => {
        const { orderId, riskLevel: level, facts } = orderRiskAssessmentInput;
        const { assessment } = assessRisk(context.world, context.shop.domain, digits(orderId, "Order"), {
          appId: context.appId,
          level,
          facts,
        });
        return { changed: true, payload: { orderRiskAssessment: riskAssessment(assessment) } };
      },
      (userErrors) => ({ orderRiskAssessment: null, userErrors }),
    ),
};
