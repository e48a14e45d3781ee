import { defineRecord, text } from "#app/rules/record.ts";

export const riskFact = defineRecord(
  "risk_fact",
  { says: "risk fact", about: "One reason of a risk assessment." },
  { description: text("description"), sentiment: text("sentiment", { oneOf: ["positive", "neutral", "negative"] }) },
);
