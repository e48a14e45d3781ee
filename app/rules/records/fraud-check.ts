import { count, defineRecord, many, text, texts, time, word } from "#app/rules/record.ts";
import { riskFact } from "#app/rules/records/risk-fact.ts";
import { scorePart } from "#app/rules/records/score-part.ts";

export const fraudCheck = defineRecord(
  "fraud_check",
  { says: "fraud check", about: "How risky an order looks, by signals with points that the store has set." },
  {
    outcome: word("outcome", "low", {
      about:
        "low, medium (at half of the threshold), high (at the threshold), pending (Shopify's analysis is awaited), trusted (on a list of the store's).",
      saidBy: "says",
    }),
    problem: text("problem", { about: "The signals in words; empty where there is none.", saidBy: "says" }),
    says: text("reason", { about: "What was found, as a person would say it; also where nothing is wrong." }),
    score: count("score", 0, { about: "The sum of its parts, at most 100." }),
    parts: many(scorePart, "signals", { about: "Those that count, the heaviest first." }),
    codes: texts("codes of its signals"),
    facts: many(riskFact, "facts for Shopify", { about: "At most 20: what set_risk publishes." }),
    waits_until: time("end of the wait", { about: "Until then Shopify's analysis is awaited.", saidBy: "says" }),
  },
);
