import { defineTemplate, listSetting, setting } from "#app/rules/templates/template.ts";

export const sendTo3pl = defineTemplate({
  id: "send-to-3pl",
  name: "Send paid orders to the 3PL",
  purpose: "Requests fulfilment of the service as soon as an order is paid and nothing speaks against it.",
  group: "fulfilment",
  settings: {
    blockingTags: listSetting("Not with these tags", ["hold", "manual-review"]),
    tag: setting("Tag when sent", "tag", "sent-to-3pl"),
  },
  toRule: ({ blockingTags, tag }) => ({
    on: "order.paid",
    when: {
      all: [
        { field: "order.risk.level", op: "is_not", value: "high" },
        { field: "order.tags", op: "has_none", value: blockingTags },
      ],
    },
    then: [{ do: "request_fulfillment" }, { do: "add_tags", tags: [tag] }],
  }),
});
