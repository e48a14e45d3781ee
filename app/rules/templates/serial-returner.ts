import { defineTemplate, setting } from "#app/rules/templates/template.ts";

export const serialReturner = defineTemplate({
  id: "serial-returner",
  name: "Spot serial returners",
  purpose: "Tags orders and customers with many returns, and tells the team.",
  group: "returns",
  settings: {
    count: setting("More orders with returns than", "number", 3),
    months: setting("In months", "number", 6),
    tag: setting("Tag", "tag", "serial-returner"),
  },
  toRule: ({ count, months, tag }) => ({
    on: "return.requested",
    when: {
      count: "customer.orders",
      as: "past",
      where: {
        some: "past.returns",
        where: { field: "return.created_at", op: "within_last", value: `${months} months` },
      },
      op: "more_than",
      value: count,
    },
    then: [
      { do: "add_tags", tags: [tag] },
      { do: "add_tags", on: "customer", tags: [tag] },
      { do: "ask_attention", reason: "{{ customer.name }} returns often" },
    ],
  }),
});
