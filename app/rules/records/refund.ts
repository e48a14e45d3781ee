import { orderOfChild } from "#app/rules/order-of-child.ts";
import { amount, defineRecord, id, instant, joined, many, ownId, text } from "#app/rules/record.ts";
import { refundLine } from "#app/rules/records/refund-line.ts";

export const refund = defineRecord(
  "refund",
  { says: "refund", about: "Money given back, goods taken back or removed, or both." },
  {
    id: ownId("id"),
    order_id: id("order's id"),
    created_at: instant("day"),
    note: text("note"),
    return_id: id("return's id"),
    user_id: id("staff member"),
    amount: amount("amount", { about: "What was paid back, in shop currency." }),
    line_items: many(refundLine, "lines"),
    order: joined("record", "order", "order", { need: null, about: "The order that it belongs to." }, orderOfChild),
  },
);
