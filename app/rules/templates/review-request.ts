import { defineTemplate, setting } from "#app/rules/templates/template.ts";

export const reviewRequest = defineTemplate({
  id: "review-request",
  name: "Ask for a review",
  purpose: "Mails subscribed customers some days after their order was shipped.",
  group: "messages",
  settings: {
    span: setting("After", "span", "7 days"),
    ignoreTag: setting("Not with the tag", "tag", "no-review"),
  },
  toRule: ({ span, ignoreTag }) => ({
    on: { after: span, event: "order.fulfilled" },
    when: {
      all: [
        { field: "order.email", op: "is_not_empty" },
        { field: "order.tags", op: "lacks", value: ignoreTag },
        { field: "customer.accepts_marketing", op: "is_true" },
      ],
    },
    then: [
      {
        do: "send_email",
        to: "customer",
        subject: "How do you like it?",
        text: "{% for line in order.line_items %}{{ line.title }}\n{% endfor %}Tell us how you like it.",
      },
    ],
  }),
});
