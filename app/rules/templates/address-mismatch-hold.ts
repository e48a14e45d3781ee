import { defineTemplate, setting } from "#app/rules/templates/template.ts";

export const addressMismatchHold = defineTemplate({
  id: "address-mismatch-hold",
  name: "Hold orders whose addresses differ",
  purpose:
    "Tags and holds an order that is shipped elsewhere than it is billed, until the address is corrected or a person approves it.",
  group: "fraud",
  settings: {
    tag: setting("Tag", "tag", "address-mismatch"),
    amount: setting("Only orders above", "money", "0.00"),
  },
  toRule: ({ tag, amount }) => ({
    on: ["order.created", "order.address_changed"],
    skip: [
      { when: { field: "order.delivery", op: "is_not", value: "shipping" }, because: "Nothing is shipped." },
      { when: { field: "order.billing_address", op: "is_empty" }, because: "The order has no billing address." },
    ],
    when: {
      all: [
        { field: "order.shipping_address", op: "differs_from", value: { field: "order.billing_address" } },
        { field: "order.total_price", op: "more_than", value: amount },
      ],
    },
    then: [
      { do: "add_tags", acts: "state", tags: [tag] },
      {
        do: "hold_fulfillment",
        acts: "state",
        reason: "INCORRECT_ADDRESS",
        note: "Shipping and billing address differ.",
      },
    ],
  }),
});
