import { amount, defineRecord, instant, many, number, ownId, texts, word, yesNo } from "#app/rules/record.ts";
import { relatedLine } from "#app/rules/records/related-line.ts";

export const relatedOrder = defineRecord(
  "related_order",
  { says: "related order", about: "An order of the 30 days before that shares something with this one." },
  {
    id: ownId("id"),
    name: word("name", ""),
    created_at: instant("day of the order"),
    shares: texts("what is shared", {
      about: "customer, email, phone, address (with the unit), household (without it), ip, card_bin.",
    }),
    recipient: number("recipient", {
      about: "1: the name that this order is shipped to; 2, 3 …: other names, equal ones alike.",
    }),
    test: yesNo("is a test order"),
    is_cancelled: yesNo("is cancelled"),
    financial_status: word("payment status", "pending"),
    fulfillment_status: word("fulfilment status", "unfulfilled"),
    total_price: amount("total"),
    line_items: many(relatedLine, "lines"),
  },
);
