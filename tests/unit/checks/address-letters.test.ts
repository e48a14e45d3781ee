import { expect, test } from "vitest";
import { anAddress, expectedOf, of, type Row, verdictOn } from "#tests/unit/checks/an-address.ts";

const rows: Row[] = [
  // Phones.
  { case: "a British phone", address: anAddress({ phone: "0113 496 0000" }), outcome: "fine", codes: [] },
  { case: "a foreign phone with its code", address: anAddress({ phone: "+49 30 901820" }), outcome: "fine", codes: [] },
  {
    case: "a phone that is too short",
    address: anAddress({ phone: "12345" }),
    outcome: "fixable",
    codes: ["phone_invalid"],
  },
  {
    case: "no phone where one is needed",
    address: anAddress(),
    demands: { phone: "required" },
    outcome: "fixable",
    codes: ["phone_missing"],
  },
  {
    case: "phones are not looked at",
    address: anAddress({ phone: "nope" }),
    demands: { phone: "not_looked_at" },
    outcome: "fine",
    codes: [],
  },
  // Letters.
  {
    case: "an emoji",
    address: anAddress({ address1: "1 Test Street 🏠" }),
    outcome: "format_only",
    codes: ["unprintable"],
    suggestion: { address1: "1 Test Street" },
  },
  {
    case: "an emoji in the name",
    address: anAddress({ name: "Ada ❤️ Byron", first_name: "Ada ❤️" }),
    outcome: "format_only",
    codes: ["unprintable"],
    suggestion: { name: "Ada Byron", first_name: "Ada", last_name: "Byron" },
  },
  {
    case: "a flag",
    address: anAddress({ city: "Leeds 🇬🇧" }),
    outcome: "format_only",
    codes: ["unprintable"],
    suggestion: { city: "Leeds" },
  },
  {
    case: "a hidden space",
    address: anAddress({ city: "Le\u200beds" }),
    outcome: "format_only",
    codes: ["unprintable"],
    suggestion: { city: "Leeds" },
  },
  {
    case: "a line break",
    address: anAddress({ address1: "1 Test Street\nFlat 2" }),
    outcome: "format_only",
    codes: ["unprintable"],
    suggestion: { address1: "1 Test Street Flat 2" },
  },
  {
    case: "a character that was lost",
    address: anAddress({ city: "L\ufffdeds" }),
    outcome: "fixable",
    codes: ["unprintable"],
    suggestion: null,
  },
  {
    case: "a street of emoji alone",
    address: anAddress({ address1: "🏠🏠" }),
    outcome: "undeliverable",
    codes: ["unprintable", "missing_street"],
  },
  {
    case: "accents, dashes and typographic marks are letters",
    address: anAddress({ name: "Zoë O’Connor–Łuk", address1: "5 Straße №7 – “A”" }),
    outcome: "fine",
    codes: [],
  },
  {
    case: "© and # and digits are no emoji",
    address: anAddress({ address1: "#1 Test Street ©" }),
    outcome: "fine",
    codes: [],
  },
  { case: "Greek", address: anAddress({ name: "Άδα Βύρων" }), outcome: "fine", codes: [] },
  {
    case: "Greek where only Latin is printed",
    address: anAddress({ name: "Άδα Βύρων" }),
    demands: { latinOnly: true },
    outcome: "fixable",
    codes: ["non_latin"],
  },
  {
    case: "accents where only Latin is printed",
    address: anAddress({ name: "Łukasz Ærø" }),
    demands: { latinOnly: true },
    outcome: "fine",
    codes: [],
  },
  // Length.
  {
    case: "35 characters",
    address: anAddress({ address1: "1 Abcdefghij Klmnopqrst Uvwxyz Road" }),
    outcome: "fine",
    codes: [],
  },
  {
    case: "36 characters, on two lines",
    address: anAddress({ address1: "12 Abcdefghij Klmnopqrst Uvwxyz Road" }),
    outcome: "format_only",
    codes: ["line_too_long"],
    suggestion: { address1: "12 Abcdefghij Klmnopqrst Uvwxyz", address2: "Road" },
  },
  {
    case: "36 characters, parted at a comma",
    address: anAddress({ address1: "Building Seven, 12 Abcdefgh Ijk Road" }),
    outcome: "format_only",
    codes: ["line_too_long"],
    suggestion: { address1: "Building Seven", address2: "12 Abcdefgh Ijk Road" },
  },
  {
    case: "36 characters and no line two left",
    address: anAddress({ address1: "12 Abcdefghij Klmnopqrst Uvwxyz Road", address2: "Flat 1" }),
    outcome: "fixable",
    codes: ["line_too_long"],
    suggestion: null,
  },
  { case: "a long name", address: anAddress({ name: "A".repeat(36) }), outcome: "fixable", codes: ["line_too_long"] },
  {
    case: "any length",
    address: anAddress({ address1: `1 ${"a".repeat(200)}` }),
    demands: { lineLimit: 0 },
    outcome: "fine",
    codes: [],
  },
  // Shopify's word.
  {
    case: "Shopify finds an error that counts",
    address: anAddress(),
    demands: { shopify: "error", shopifyCounts: ["error"] },
    outcome: "fixable",
    codes: ["shopify_verdict"],
  },
  {
    case: "Shopify's doubts do not count",
    address: anAddress(),
    demands: { shopify: "warning", shopifyCounts: ["error"] },
    outcome: "fine",
    codes: [],
  },
  {
    case: "Shopify's doubts count",
    address: anAddress(),
    demands: { shopify: "warning", shopifyCounts: ["error", "warning"] },
    outcome: "fixable",
    codes: ["shopify_verdict"],
  },
  // Several at once.
  {
    case: "spelling and a missing number",
    address: of("DE", { zip: "D-10115", address1: "Hauptstraße" }),
    outcome: "fixable",
    codes: ["zip_format", "house_number_missing"],
    suggestion: { zip: "10115" },
  },
];

test.each(rows)("letters: $case: $outcome", (row) => {
  expect(verdictOn(row)).toEqual(expectedOf(row));
});
