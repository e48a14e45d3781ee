// Pure. What Shopify or an app thinks of the danger that an order is fraud.
import type { Instant } from "#sandbox/world/types.ts";

export type RiskLevel = "HIGH" | "MEDIUM" | "LOW" | "NONE" | "PENDING";

export interface RiskFactRecord {
  description: string;
  sentiment: "POSITIVE" | "NEUTRAL" | "NEGATIVE";
}

export interface RiskAssessmentRecord {
  id: string;
  /** Key of the app that made it; null: Shopify. */
  appId: string | null;
  level: RiskLevel;
  facts: RiskFactRecord[];
  createdAt: Instant;
}
