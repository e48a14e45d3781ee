import { defineTemplate, setting } from "#app/rules/templates/template.ts";

export const lateOrdersReport = defineTemplate({
  id: "late-orders-report",
  name: "Daily report of late orders",
  purpose: "Mails the orders that wait for longer than promised, as CSV, and tags them.",
  group: "reports",
  settings: {
    promise: setting("Promise", "span", "2 business days"),
    at: setting("At", "clock", "08:00"),
    email: setting("Mail to", "email", "operations@example.com"),
    tag: setting("Tag", "tag", "late"),
  },
  toRule: ({ promise, at, email, tag }) => ({
    about: "shop",
    on: { schedule: { every: "day", at } },
    let: {
      late: {
        find: "orders",
        within: "90 days",
        where: {
          all: [
            { field: "item.is_open", op: "is_true" },
            { field: "item.is_paid", op: "is_true" },
            { field: "item.fulfillment_status", op: "in", value: ["unfulfilled", "partial"] },
            { field: "item.created_at", op: "older_than", value: promise },
          ],
        },
        sort_by: "created_at",
      },
    },
    when: { count: "late", op: "more_than", value: 0 },
    then: [
      { for_each: "late", then: [{ do: "add_tags", tags: [tag] }] },
      {
        do: "send_email",
        to: [email],
        subject: '{{ late | size }} late orders, {{ late | sum: "total_price" | money: shop.currency }}',
        text: "See the attached list.",
        attachments: [
          {
            name: "late-orders.csv",
            content:
              'Order,Placed,Total\n{% for order in late %}{{ order.name | csv_cell }},{{ order.created_at | date: "%F" }},{{ order.total_price }}\n{% endfor %}',
          },
        ],
      },
    ],
  }),
});
