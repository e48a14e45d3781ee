import { defineTemplate, setting } from "#app/rules/templates/template.ts";

export const unpaidReminder = defineTemplate({
  id: "unpaid-reminder",
  name: "Remind of unpaid orders, then cancel",
  purpose: "Writes to the buyer of an unpaid order, and cancels it some days later; a person is asked before.",
  group: "payments",
  settings: {
    remindAfter: setting("Remind after", "span", "2 days"),
    cancelAfter: setting("Cancel after further", "span", "5 days"),
  },
  toRule: ({ remindAfter, cancelAfter }) => ({
    on: "order.created",
    when: {
      all: [
        { field: "order.financial_status", op: "in", value: ["pending", "partially_paid"] },
        { field: "order.is_cancelled", op: "is", value: false },
        { field: "order.payment_terms", op: "is_empty" },
      ],
    },
    then: [
      { do: "wait", for: remindAfter },
      { do: "send_invoice", subject: "Your order {{ order.name }} waits for payment" },
      { do: "wait", for: cancelAfter },
      { do: "cancel_order", reason: "declined" },
    ],
  }),
});
