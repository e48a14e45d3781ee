import { defineTemplate, setting } from "#app/rules/templates/template.ts";

export const wholesaleNote = defineTemplate({
  id: "wholesale-note",
  name: "Note on wholesale orders",
  purpose: "Adds a note to the orders of customers with a tag.",
  group: "customers",
  settings: {
    customerTag: setting("Customers tagged", "tag", "wholesale"),
    note: setting("Note", "text", "Wholesale: no promotional leaflets"),
  },
  toRule: ({ customerTag, note }) => ({
    on: "order.created",
    when: { field: "customer.tags", op: "has", value: customerTag },
    then: [{ do: "append_note", text: note }],
  }),
});
