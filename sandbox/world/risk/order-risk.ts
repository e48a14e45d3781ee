// Pure. What all assessments of an order come to.
import type { RiskLevel } from "#sandbox/world/records/risk.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

const BY_WEIGHT: readonly RiskLevel[] = ["HIGH", "MEDIUM", "LOW", "PENDING", "NONE"];

/** The gravest of them; NONE when nobody looked. */
export const riskLevel = ({ risk = [] }: OrderRecord): RiskLevel =>
  BY_WEIGHT.find((level) => risk.some((one) => one.level === level)) ?? "NONE";

export type Recommendation = "ACCEPT" | "INVESTIGATE" | "CANCEL" | "NONE";

const RECOMMENDED: Record<RiskLevel, Recommendation> = {
  HIGH: "CANCEL",
  MEDIUM: "INVESTIGATE",
  LOW: "ACCEPT",
  PENDING: "NONE",
  NONE: "NONE",
};

/** What Shopify advises by the gravest assessment (not verified by a recording). */
export const recommendation = (order: OrderRecord): Recommendation => RECOMMENDED[riskLevel(order)];
