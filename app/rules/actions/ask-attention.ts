import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";

const ALL = ["order", "customer", "product", "draft_order", "stock_level", "shop"] as const;

export const askAttention = defineAction({
  name: "ask_attention",
  title: "Put on the attention list",
  about: "Shows the record on Switchyard's attention list with a reason in words, until a person has dealt with it.",
  targets: ALL,
  class: "OWN",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({
    reason: filledText(500),
    severity: z.enum(["low", "medium", "high"]).default("medium"),
  }) as unknown as z.ZodType<{ reason: string; severity: "low" | "medium" | "high" }>,
  scopes: [],
  make: ({ reason, severity }, { ruleId }) => ({ bodies: [{ kind: "ask_attention", reason, severity, key: ruleId }] }),
  example: { do: "ask_attention", reason: "No single location has all of it" },
});
