import { appNumber } from "#sandbox/world/app-number.ts";
import { fulfillmentStatus } from "#sandbox/world/order-status.ts";
import type { RiskAssessmentRecord, RiskFactRecord, RiskLevel } from "#sandbox/world/records/risk.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** `OrderRiskAssessmentCreateInput.facts`. */
const FACTS = 20;
/** `OrderRiskAssessmentFactInput.description`: what is longer is cut off. */
const FACT_CHARACTERS = 256;

export interface Assessment {
  /** Key of the app; null: Shopify's own. */
  appId: string | null;
  level: RiskLevel;
  facts: RiskFactRecord[];
}

/**
 * Keeps what Shopify or an app thinks of an order, instead of what it thought before (not verified by a recording that a
 * second assessment of one app takes the place of its first). Emits orders/risk_assessment_changed.
 */
export function assessRisk(
  world: World,
  shop: string,
  orderId: string,
  { appId, level, facts }: Assessment,
): { order: OrderRecord; assessment: RiskAssessmentRecord } {
  const field = ["orderRiskAssessmentInput"];
  const order = world.order(shop, orderId);
  if (!order) throw new Refused("The order could not be found.", { field: [...field, "orderId"], code: "NOT_FOUND" });
  if (facts.length > FACTS)
    throw new Refused("Too many facts were provided for the risk assessment. Limit is 20.", {
      field: [...field, "facts"],
      code: "TOO_MANY_FACTS",
    });
  if (appId !== null && fulfillmentStatus(order, world.fulfillmentOrdersOf(order)) === "FULFILLED")
    throw new Refused("The order is marked as fulfilled and can no longer accept new risk assessments.", {
      field: [...field, "orderId"],
      code: "ORDER_ALREADY_FULFILLED",
    });
  const assessment: RiskAssessmentRecord = {
    id: world.nextId(),
    appId,
    level,
    facts: facts.map(({ description, sentiment }) => ({
      description: description.slice(0, FACT_CHARACTERS),
      sentiment,
    })),
    createdAt: world.now(),
  };
  order.risk = [...(order.risk ?? []).filter((one) => one.appId !== appId), assessment];
  touch(world, order);
  world.action(shop, appId === null ? { by: "shopify" } : { by: "app", appId })("orders/risk_assessment_changed", {
    orderId,
    customerId: order.customerId,
    data: {
      providerId: appId && appNumber(appId),
      // The key is the only name by which this world knows an app.
      providerTitle: appId,
      riskLevel: level.toLowerCase() as Lowercase<RiskLevel>,
      createdAt: assessment.createdAt,
    },
  });
  return { order, assessment };
}
