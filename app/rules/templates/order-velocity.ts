import { defineTemplate, setting } from "#app/rules/templates/template.ts";

export const orderVelocity = defineTemplate({
  id: "order-velocity",
  name: "Spot many orders in a short time",
  purpose: "Tags the orders of a customer who orders more often than people do.",
  group: "fraud",
  settings: {
    count: setting("More orders than", "number", 2),
    hours: setting("Within hours", "number", 24),
    tag: setting("Tag", "tag", "velocity"),
  },
  toRule: ({ count, hours, tag }) => ({
    on: "order.created",
    when: {
      count: "customer.orders",
      where: { field: "order.created_at", op: "within_last", value: `${hours} hours` },
      op: "more_than",
      value: count,
    },
    then: [{ do: "add_tags", tags: [tag] }],
  }),
});
