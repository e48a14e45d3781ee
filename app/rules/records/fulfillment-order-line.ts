import { computed, count, defineRecord, id, ownId, text } from "#app/rules/record.ts";

export const fulfillmentOrderLine = defineRecord(
  "fulfillment_order_line",
  { says: "line of a fulfilment order", about: "So many units of one line item, in one fulfilment order." },
  {
    id: ownId("id"),
    line_item_id: id("line item's id"),
    sku: text("SKU"),
    quantity: count("quantity still to ship", 1),
    total_quantity: count("quantity in all", 1),
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
