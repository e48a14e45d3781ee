import { choiceSetting, defineTemplate } from "#app/rules/templates/template.ts";

export const highRiskHold = defineTemplate({
  id: "high-risk-hold",
  name: "Hold risky orders",
  purpose: "Holds an order that the fraud analysis calls risky, and puts it on the attention list.",
  group: "fraud",
  settings: {
    level: choiceSetting("Hold orders of", "high", { high: "High risk", medium: "High and medium risk" }),
  },
  toRule: ({ level }) => ({
    on: ["order.created", "order.risk_changed"],
    when: { field: "order.risk.level", op: "in", value: level === "medium" ? ["medium", "high"] : ["high"] },
    then: [
      { do: "hold_fulfillment", acts: "state", reason: "HIGH_RISK_OF_FRAUD", note: "Risky" },
      { do: "ask_attention", reason: "{{ order.name }} of {{ order.total_price | money }} is risky", severity: "high" },
    ],
  }),
});
