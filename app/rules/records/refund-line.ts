import { lineItemOf } from "#app/rules/line-item-of.ts";
import { amount, count, defineRecord, id, joined, text, yesNo } from "#app/rules/record.ts";

export const refundLine = defineRecord(
  "refund_line",
  { says: "refunded line", about: "So many units of one line item, refunded." },
  {
    id: id("id"),
    line_item_id: id("line item's id"),
    sku: text("SKU"),
    quantity: count("quantity", 1),
    restock_type: text("restocking", { oneOf: ["no_restock", "cancel", "return", "legacy_restock"] }),
    restocked: yesNo("was put back into stock"),
    location_id: id("location's id"),
    subtotal: amount("amount"),
    line_item: joined(
      "record",
      "line_item",
      "line item",
      { need: null, about: "The order's line item, joined by its id." },
      lineItemOf,
    ),
  },
);
