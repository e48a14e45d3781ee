import { z } from "zod";
import { compareAmounts } from "#app/lib/money.ts";
import { amount, defineRecord, derived, id, text, time } from "#app/rules/record.ts";

export const paymentTerms = defineRecord(
  "payment_terms",
  { says: "payment terms", about: "When an order is to be paid that is not paid at once." },
  {
    id: id("id"),
    name: text("name", { about: "For example Net 30." }),
    due_at: time("due day", { about: "Of the next schedule that is not paid." }),
    schedule_id: id("schedule's id"),
    amount_due: amount("amount due"),
    overdue: derived(
      "yes_no",
      z.boolean(),
      "is overdue",
      { about: "Whether the due day has passed and something is still to be paid." },
      ({ due_at, amount_due }, { now }) =>
        typeof due_at === "string" && due_at < now && compareAmounts(String(amount_due), "0") > 0,
    ),
  },
);
