// This app's verdict on an order. Readable: assessments are kept, and the last one counts.
import { assessOrderRisk } from "#app/admin/operations/assess-order-risk.ts";
import { type ReadOrderRisk, readOrderRisk } from "#app/admin/operations/read-order-risk.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, SO, TO_DO } from "#app/effects/verdict.ts";
import { env } from "#app/env.server.ts";

export const setRisk = shopifyWrite<"set_risk", ReadOrderRisk>({
  look: (admin, { target }) => readOrderRisk(admin, { id: target }),
  judge: ({ risk, displayFulfillmentStatus }, { body: { level } }) => {
    const ours = risk.assessments.findLast(({ provider }) => provider?.apiKey === env.SHOPIFY_API_KEY);
    if (ours?.riskLevel === level.toUpperCase()) return SO;
    return displayFulfillmentStatus === "FULFILLED" ? moot("The order was shipped.") : TO_DO;
  },
  write: (admin, { target, body: { level, facts } }) =>
    assessOrderRisk(admin, {
      input: {
        orderId: target,
        riskLevel: level.toUpperCase() as never,
        facts: facts.map(({ description, sentiment }) => ({
          description,
          sentiment: sentiment.toUpperCase() as never,
        })),
      },
    }),
});
