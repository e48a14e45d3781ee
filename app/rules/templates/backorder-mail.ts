import { defineTemplate, setting } from "#app/rules/templates/template.ts";

export const backorderMail = defineTemplate({
  id: "backorder-mail",
  name: "Tell buyers of backordered items",
  purpose: "Mails the buyer when an item of the order is sold beyond its stock.",
  group: "messages",
  settings: {
    span: setting("New delivery within", "span", "10 days"),
    tag: setting("Tag", "tag", "backorder"),
  },
  toRule: ({ span, tag }) => ({
    on: "order.created",
    let: {
      late: {
        field: "order.line_items",
        where: {
          all: [
            { field: "line_item.variant.is_tracked", op: "is_true" },
            { field: "line_item.variant.inventory_quantity", op: "less_than", value: 0 },
          ],
        },
      },
    },
    when: { count: "late", op: "more_than", value: 0 },
    then: [
      { do: "add_tags", tags: [tag] },
      {
        do: "send_email",
        to: "customer",
        subject: "Your order {{ order.name }} will take a little longer",
        text: `{% for line in late %}{{ line.title }}\n{% endfor %}We send it by {{ now | add_time: "${span}" | date: "%-d %B" }}.`,
      },
    ],
  }),
});
