import { multiplyAmount } from "#app/lib/money.ts";
import { lineItemOf } from "#app/rules/line-item-of.ts";
import { computed, count, defineRecord, id, joined, text } from "#app/rules/record.ts";

export const returnLine = defineRecord(
  "return_line",
  { says: "returned line", about: "So many units that come back." },
  {
    id: id("id"),
    line_item_id: id("line item's id"),
    sku: text("SKU"),
    quantity: count("quantity", 1),
    line_price: computed(
      "money",
      "value",
      { about: "Its units at the line item's price, before discounts." },
      (own, world) => {
        const line = lineItemOf(own, world);
        return line ? multiplyAmount(String(line.price ?? "0.00"), Number(own.quantity ?? 1)) : null;
      },
    ),
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
