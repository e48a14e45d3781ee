import { defineTemplate, setting } from "#app/rules/templates/template.ts";

export const captureBeforeExpiry = defineTemplate({
  id: "capture-before-expiry",
  name: "Capture before the authorisation ends",
  purpose: "Captures a payment some days after the order, unless the order was cancelled.",
  group: "payments",
  settings: {
    span: setting("After", "span", "5 days"),
  },
  toRule: ({ span }) => ({
    on: "order.created",
    when: {
      all: [
        { field: "order.financial_status", op: "is", value: "authorized" },
        { field: "order.is_cancelled", op: "is", value: false },
      ],
    },
    then: [{ do: "wait", for: span }, { do: "capture_payment" }],
  }),
});
