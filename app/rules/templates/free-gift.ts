import { defineTemplate, setting } from "#app/rules/templates/template.ts";

export const freeGift = defineTemplate({
  id: "free-gift",
  name: "A free gift for the first orders",
  purpose: "Adds a gift to orders above an amount, never to more than so many.",
  group: "fulfilment",
  settings: {
    sku: setting("SKU of the gift", "text", "GIFT"),
    amount: setting("Total from", "money", "50.00"),
    cap: setting("At most", "number", 100),
  },
  toRule: ({ sku, amount, cap }) => ({
    on: "order.created",
    when: { field: "order.total_price", op: "at_least", value: amount },
    then: [
      { do: "remember", name: `gifts ${sku}`, add: 1, cap },
      { do: "add_line_item", sku, discount_percent: 100 },
    ],
  }),
});
