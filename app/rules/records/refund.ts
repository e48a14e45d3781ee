import { amount, defineRecord, id, instant, many, ownId, text } from "#app/rules/record.ts";
import { refundLine } from "#app/rules/records/refund-line.ts";

export const refund = defineRecord(
  "refund",
  { says: "refund", about: "Money given back, goods taken back or removed, or both." },
  {
    id: ownId("id"),
    created_at: instant("day"),
    note: text("note"),
    return_id: id("return's id"),
    user_id: id("staff member"),
    amount: amount("amount", { about: "What was paid back, in shop currency." }),
    line_items: many(refundLine, "lines"),
  },
);
