import { computed, count, defineRecord, id, text } from "#app/rules/record.ts";

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
    line_item: computed(
      "record",
      "line item",
      { of: "line_item", about: "The order's line item, joined by its id." },
      (line, { order }) =>
        ((order as { line_items?: { id: string }[] } | null)?.line_items ?? []).find(
          ({ id }) => id === line.line_item_id,
        ) ?? null,
    ),
  },
);
