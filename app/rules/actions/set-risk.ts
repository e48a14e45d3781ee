import { z } from "zod";
import { defineAction, type Made } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";

/** Shopify takes at most 20 facts with an assessment. */
const FactSchema = z.strictObject({
  description: filledText(255),
  sentiment: z.enum(["positive", "neutral", "negative"]).default("negative"),
});
const SettingsSchema = z
  .strictObject({
    level: z.enum(["low", "medium", "high"]).optional(),
    facts: z.array(FactSchema).max(20).default([]),
    /** Level and facts are those of the order's fraud check. */
    of: z.literal("fraud_check").optional(),
  })
  .refine((settings) => (settings.level === undefined) !== (settings.of === undefined), "names either “level” or “of”");
type Settings = z.infer<typeof SettingsSchema>;
type Risk = { assessments?: { level: string; is_ours: boolean }[] };
type FraudCheck = { outcome: string; facts: { description: string; sentiment: "positive" | "neutral" | "negative" }[] };

export const setRisk = defineAction({
  name: "set_risk",
  title: "Publish a risk verdict",
  about:
    "Writes an own risk assessment of the order (low, medium, high) with at most 20 facts into Shopify, where staff and other apps see it; with `of: fraud_check` those of the order's fraud check, where a low risk is told only after a higher one. Written again only when the level changes.",
  targets: ["order"],
  class: "READABLE",
  acts: { default: "crossing", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<Settings>,
  scopes: ["write_orders"],
  make: ({ level, facts, of }, { target, reason, read }) => {
    if (of) return verdictOf(read("fraud_check") as FraudCheck | null, read("risk") as Risk | null);
    if (level === undefined) return { nothing: "There is no level." };
    const risk = target.risk as Risk | null | undefined;
    if (risk?.assessments?.some((one) => one.is_ours && one.level === level))
      return { nothing: "That verdict is published already." };
    const said = facts.length ? facts : [{ description: reason.slice(0, 255), sentiment: "negative" as const }];
    return { bodies: [{ kind: "set_risk", level, facts: said }] };
  },
  example: {
    do: "set_risk",
    level: "high",
    facts: [{ description: "Many orders to one address", sentiment: "negative" }],
  },
});

/** What the fraud check says, where Shopify does not show it yet. */
function verdictOf(check: FraudCheck | null, risk: Risk | null): Made {
  const level = check?.outcome;
  if (level !== "low" && level !== "medium" && level !== "high") return { nothing: "The fraud check has no verdict." };
  // Assessments are kept, each after the other: the newest of ours is the last.
  const told = risk?.assessments?.findLast(({ is_ours }) => is_ours)?.level;
  if (told === level) return { nothing: "That verdict is published already." };
  if (level === "low" && told === undefined) return { nothing: "A low risk is no news." };
  const facts = check?.facts.length
    ? check.facts
    : [{ description: "No signal of fraud is left.", sentiment: "positive" as const }];
  return { bodies: [{ kind: "set_risk", level, facts }] };
}
