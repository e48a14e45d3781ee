import { defineRecord, many, text, word, yesNo } from "#app/rules/record.ts";
import { riskFact } from "#app/rules/records/risk-fact.ts";

export const riskAssessment = defineRecord(
  "risk_assessment",
  { says: "risk assessment", about: "What one provider says of an order's risk." },
  {
    level: word("level", "none", { oneOf: ["none", "low", "medium", "high", "pending"] }),
    provider: text("provider", { about: "shopify, or the name of the app." }),
    is_ours: yesNo("is our own", false, { about: "Written by Switchyard: not counted in the order's level." }),
    facts: many(riskFact, "facts"),
  },
);
