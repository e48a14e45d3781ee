import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";

const MESSAGE_TARGETS = ["order", "customer", "product", "draft_order", "stock_level", "shop"] as const;

const acts = { default: "once", allowed: ["once", "each", "crossing"] } as const;

export const triggerFlow = defineAction({
  name: "trigger_flow",
  title: "Start Shopify Flow",
  about:
    "Fires one of Switchyard's Flow triggers, so that workflows in Shopify Flow begin. `trigger` is order-approved, order-routed, order-needs-attention, or any name: then “Order rule matched” (customer, product, or “Rule matched”) begins, and its Trigger is that name. A workflow sees the record, the rule, the reason, and the values as JSON. In the effect `handle` is the name that you gave; `payload.rule` is the rule's name.",
  targets: MESSAGE_TARGETS,
  class: "BLIND",
  acts,
  settings: z.strictObject({
    trigger: filledText(30).default("rule-matched"),
    values: z.record(z.string(), z.union([z.string().max(2_000), z.number(), z.boolean()])).default({}),
  }) as unknown as z.ZodType<{ trigger: string; values: Record<string, unknown> }>,
  scopes: [],
  make: ({ trigger, values }, { ruleName, reason }) => ({
    bodies: [{ kind: "trigger_flow", handle: trigger, payload: { rule: ruleName, reason, ...values } }],
  }),
  example: { do: "trigger_flow", values: { note: "{{ order.note }}" } },
});
