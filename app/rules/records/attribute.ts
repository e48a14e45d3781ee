import { defineRecord, text } from "#app/rules/record.ts";

export const attribute = defineRecord(
  "attribute",
  { says: "attribute", about: "A name with a value: an order's additional detail, or a property of a line item." },
  { name: text("name"), value: text("value") },
);
