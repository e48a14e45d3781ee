import { defineTemplate, setting } from "#app/rules/templates/template.ts";

export const outOfStockTag = defineTemplate({
  id: "out-of-stock-tag",
  name: "Tag products that run out",
  purpose: "Keeps a tag on products without stock, and mails the buyer once each time.",
  group: "stock",
  settings: {
    level: setting("Stock at most", "number", 0),
    tag: setting("Tag", "tag", "out-of-stock"),
    email: setting("Mail to", "email", "purchasing@example.com"),
  },
  toRule: ({ level, tag, email }) => ({
    about: "product",
    on: ["product.updated", "stock.changed"],
    when: {
      all: [
        { field: "product.status", op: "is", value: "active" },
        { field: "product.total_inventory", op: "at_most", value: level },
      ],
    },
    then: [
      { do: "add_tags", acts: "state", tags: [tag] },
      {
        do: "send_email",
        acts: "crossing",
        to: [email],
        subject: "{{ product.title }} has run out",
        text: "Stock of {{ product.title }}: {{ product.total_inventory }}",
      },
    ],
  }),
});
