import { defineTemplate, setting } from "#app/rules/templates/template.ts";

export const chargebackCustomers = defineTemplate({
  id: "chargeback-customers",
  name: "Mark customers who charge back",
  purpose: "Tags the customer of a chargeback, so that later orders are looked at.",
  group: "fraud",
  settings: {
    tag: setting("Tag", "tag", "chargeback"),
  },
  toRule: ({ tag }) => ({
    about: "dispute",
    on: "dispute.opened",
    when: { field: "dispute.type", op: "is", value: "chargeback" },
    then: [{ do: "add_tags", on: "customer", tags: [tag] }],
  }),
});
