import { amount, defineRecord, text } from "#app/rules/record.ts";

export const discountCode = defineRecord(
  "discount_code",
  { says: "discount code", about: "A code that the buyer entered." },
  {
    code: text("code"),
    amount: amount("amount", { about: "What it took off, in shop currency." }),
    type: text("type", { oneOf: ["fixed_amount", "percentage", "shipping"] }),
  },
);
