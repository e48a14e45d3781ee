import { defineTemplate, setting } from "#app/rules/templates/template.ts";

export const highValueOrder = defineTemplate({
  id: "high-value-order",
  name: "Tag valuable orders",
  purpose: "Tags orders above an amount, so that staff and other rules see them.",
  group: "customers",
  settings: {
    amount: setting("Total above", "money", "500.00"),
    tag: setting("Tag", "tag", "high-value"),
  },
  toRule: ({ amount, tag }) => ({
    on: "order.created",
    when: { field: "order.total_price", op: "more_than", value: amount },
    then: [{ do: "add_tags", tags: [tag] }],
  }),
});
