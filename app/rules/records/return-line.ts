import { lineItemOf } from "#app/rules/line-item-of.ts";
import { count, defineRecord, id, joined, text } from "#app/rules/record.ts";

export const returnLine = defineRecord(
  "return_line",
  { says: "returned line", about: "So many units that come back." },
  {
    id: id("id"),
    line_item_id: id("line item's id"),
    sku: text("SKU"),
    quantity: count("quantity", 1),
    reason: text("reason", {
      about:
        "size_too_small, defective, wrong_item, not_as_described, unwanted, color, style, other … or the handle of the store's own reason.",
    }),
    reason_note: text("reason in words"),
    customer_note: text("customer's note"),
    line_item: joined(
      "record",
      "line_item",
      "line item",
      { need: null, about: "The order's line item, joined by its id." },
      lineItemOf,
    ),
  },
);
