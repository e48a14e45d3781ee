import { defineRecord, id, text } from "#app/rules/record.ts";
import { metafieldValues } from "#app/rules/records/metafields.ts";

export const company = defineRecord(
  "company",
  { says: "company", about: "The company that a business customer buys for." },
  {
    id: id("id"),
    name: text("name"),
    external_id: text("external id"),
    location_name: text("company location"),
    note: text("note"),
    ...metafieldValues("company"),
  },
);
