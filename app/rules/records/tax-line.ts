import { amount, defineRecord, number, text } from "#app/rules/record.ts";

export const taxLine = defineRecord(
  "tax_line",
  { says: "tax", about: "One tax on the order." },
  { title: text("title"), rate: number("rate", { about: "0.2 is 20 %." }), price: amount("amount") },
);
