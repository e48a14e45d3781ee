import { defineRecord, many, text, word } from "#app/rules/record.ts";
import { riskAssessment } from "#app/rules/records/risk-assessment.ts";

export const risk = defineRecord(
  "risk",
  { says: "risk", about: "Fraud analysis of an order, by Shopify and by other apps." },
  {
    level: word("level", "none", {
      about: "The highest level of all assessments but our own; pending while Shopify has not finished.",
      oneOf: ["none", "low", "medium", "high", "pending"],
    }),
    recommendation: text("recommendation", {
      about: "Shopify's.",
      oneOf: ["accept", "cancel", "investigate", "none"],
    }),
    assessments: many(riskAssessment, "assessments"),
  },
);
