import { defineTemplate, setting } from "#app/rules/templates/template.ts";

export const vipTag = defineTemplate({
  id: "vip-tag",
  name: "Tag VIP customers",
  purpose:
    "Keeps a tag on customers who spent more than an amount in a period, and takes it away when that is no longer true.",
  group: "customers",
  settings: {
    amount: setting("Spend above", "money", "500.00"),
    days: setting("In the last days", "number", 365),
    tag: setting("Tag", "tag", "VIP"),
  },
  toRule: ({ amount, days, tag }) => ({
    about: "customer",
    on: ["customer.spend_changed", { schedule: { every: "day", at: "04:00" } }],
    when: { field: "customer.spent", days, op: "more_than", value: amount },
    then: [{ do: "add_tags", acts: "state", tags: [tag] }],
  }),
});
