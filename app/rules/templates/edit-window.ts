import { defineTemplate, setting } from "#app/rules/templates/template.ts";

export const editWindow = defineTemplate({
  id: "edit-window",
  name: "Hold orders for an edit window",
  purpose: "Holds every order for some minutes, so that customers can change their mind before it is packed.",
  group: "fulfilment",
  settings: {
    span: setting("How long", "span", "30 minutes"),
  },
  toRule: ({ span }) => ({
    on: "order.created",
    when: { field: "order.is_cancelled", op: "is", value: false },
    then: [
      { do: "hold_fulfillment", reason: "OTHER", note: "Edit window" },
      { do: "wait", for: span },
      { do: "release_hold", which: "own" },
    ],
  }),
});
