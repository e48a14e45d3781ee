import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";

/** Shopify takes at most 20 facts with an assessment. */
const FactSchema = z.strictObject({
  description: filledText(255),
  sentiment: z.enum(["positive", "neutral", "negative"]).default("negative"),
});
const SettingsSchema = z.strictObject({
  level: z.enum(["low", "medium", "high"]),
  facts: z.array(FactSchema).max(20).default([]),
});
type Settings = z.infer<typeof SettingsSchema>;

export const setRisk = defineAction({
  name: "set_risk",
  title: "Publish a risk verdict",
  about:
    "Writes an own risk assessment of the order (low, medium, high) with at most 20 facts into Shopify, where staff and other apps see it. Written again only when the level changes.",
  targets: ["order"],
  class: "BLIND",
  acts: { default: "crossing", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<Settings>,
  scopes: ["write_orders"],
  make: ({ level, facts }, { target, reason }) => {
    const risk = target.risk as { assessments?: { level: string; is_ours: boolean }[] } | null | undefined;
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
