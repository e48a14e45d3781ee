import { defineRecord, text } from "#app/rules/record.ts";

export const discountApplication = defineRecord(
  "discount_application",
  { says: "discount", about: "A discount applied to the order: by code, automatic, by hand or by a script." },
  {
    type: text("type", { oneOf: ["discount_code", "automatic", "manual", "script"] }),
    title: text("title"),
    code: text("code"),
    description: text("description"),
    value: text("value", { about: "A percentage or an amount, as value_type says." }),
    value_type: text("kind of value", { oneOf: ["percentage", "fixed_amount"] }),
    target_type: text("target", { oneOf: ["line_item", "shipping_line"] }),
    target_selection: text("selection", { oneOf: ["all", "entitled", "explicit"] }),
    allocation_method: text("allocation", { oneOf: ["across", "each", "one"] }),
  },
);
