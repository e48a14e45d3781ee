import { amount, defineRecord, id, text, time, yesNo } from "#app/rules/record.ts";

export const paymentTerms = defineRecord(
  "payment_terms",
  { says: "payment terms", about: "When an order is to be paid that is not paid at once." },
  {
    id: id("id"),
    name: text("name", { about: "For example Net 30." }),
    due_at: time("due day", { about: "Of the next schedule that is not paid." }),
    schedule_id: id("schedule's id"),
    amount_due: amount("amount due"),
    overdue: yesNo("is overdue"),
  },
);
