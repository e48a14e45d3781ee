import { defineTemplate, listSetting, setting } from "#app/rules/templates/template.ts";

export const expressPriority = defineTemplate({
  id: "express-priority",
  name: "Tag express orders",
  purpose: "Tags orders with a fast shipping method, so that they are packed first.",
  group: "fulfilment",
  settings: {
    words: listSetting("Methods that contain", ["express", "next day"]),
    tag: setting("Tag", "tag", "priority"),
  },
  toRule: ({ words, tag }) => ({
    on: ["order.created", "order.edited"],
    when: { field: "order.shipping_method", op: "contains_any", value: words },
    then: [{ do: "add_tags", acts: "state", tags: [tag] }],
  }),
});
