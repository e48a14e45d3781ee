import { lineItemOf } from "#app/rules/line-item-of.ts";
import { count, defineRecord, id, joined, ownId, text } from "#app/rules/record.ts";

export const fulfillmentOrderLine = defineRecord(
  "fulfillment_order_line",
  { says: "line of a fulfilment order", about: "So many units of one line item, in one fulfilment order." },
  {
    id: ownId("id"),
    line_item_id: id("line item's id"),
    sku: text("SKU"),
    quantity: count("quantity still to ship", 1),
    total_quantity: count("quantity in all", 1),
    line_item: joined(
      "record",
      "line_item",
      "line item",
      { need: null, about: "The order's line item, joined by its id." },
      lineItemOf,
    ),
  },
);
