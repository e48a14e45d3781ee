import { defineTemplate, setting } from "#app/rules/templates/template.ts";

export const firstOrderWelcome = defineTemplate({
  id: "first-order-welcome",
  name: "Welcome a first order",
  purpose: "Tags the first order of a customer and adds a note for the packers.",
  group: "customers",
  settings: {
    tag: setting("Tag", "tag", "first-order"),
    note: setting("Note", "text", "First order: add a welcome card"),
  },
  toRule: ({ tag, note }) => ({
    on: "order.created",
    when: { field: "order.nth_order", op: "is", value: 1 },
    then: [
      { do: "add_tags", tags: [tag] },
      { do: "append_note", text: note },
    ],
  }),
});
