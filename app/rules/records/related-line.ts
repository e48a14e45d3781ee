import { count, defineRecord, id, text } from "#app/rules/record.ts";

export const relatedLine = defineRecord(
  "related_line",
  { says: "line of a related order", about: "So many units of one variant in a related order." },
  { variant_id: id("variant's id"), sku: text("SKU"), title: text("title"), quantity: count("quantity", 1) },
);
