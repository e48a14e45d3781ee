import { defineRecord, text, word, yesNo } from "#app/rules/record.ts";

export const addressProblem = defineRecord(
  "address_problem",
  { says: "problem with an address", about: "One thing that is wrong with an address." },
  {
    code: word("code", "", {
      about:
        "missing_zip, zip_format, zip_region, house_number_missing, unit_missing, po_box, military, phone_invalid, unprintable, line_too_long, non_latin, shopify_verdict …",
    }),
    part: word("part", "address1", { about: "The field that it is about: zip, address1, province_code …" }),
    severity: word("severity", "fixable", { oneOf: ["format", "fixable", "undeliverable"] }),
    says: text("reason", { about: "In words, with what was seen." }),
    has_fix: yesNo("can be mended by the suggestion"),
  },
);
