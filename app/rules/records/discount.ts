import { defineRecord, text } from "#app/rules/record.ts";

export const discount = defineRecord(
  "discount",
  { says: "discount", about: "A discount applied to the order: by code, automatic, by hand or by a script." },
  {
    type: text("type", { about: "discount_code, automatic, manual or script." }),
    title: text("title"),
    code: text("code"),
    description: text("description"),
    value: text("value", { about: "A percentage or an amount, as value_type says." }),
    value_type: text("kind of value", { about: "percentage or fixed_amount." }),
    target_type: text("target", { about: "line_item or shipping_line." }),
    target_selection: text("selection", { about: "all, entitled or explicit." }),
    allocation_method: text("allocation", { about: "across, each or one." }),
  },
);
