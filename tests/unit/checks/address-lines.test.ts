import { expect, test } from "vitest";
import { anAddress, expectedOf, FINE, of, type Row, verdictOn } from "#tests/unit/checks/an-address.ts";

const rows: Row[] = [
  // What is missing.
  {
    case: "no name",
    address: anAddress({ name: null, first_name: null, last_name: null }),
    outcome: "fixable",
    codes: ["missing_name"],
    suggestion: null,
  },
  {
    case: "a company stands for a name",
    address: anAddress({ name: null, company: "Byron Ltd" }),
    outcome: "fine",
    codes: [],
  },
  { case: "no street", address: anAddress({ address1: null }), outcome: "undeliverable", codes: ["missing_street"] },
  {
    case: "the street in line two",
    address: anAddress({ address1: null, address2: "1 Test Street" }),
    outcome: "fine",
    codes: [],
  },
  { case: "no city", address: anAddress({ city: " " }), outcome: "undeliverable", codes: ["missing_city"] },
  {
    case: "no city in a city-state",
    address: anAddress({
      address1: "1 Raffles Place",
      city: null,
      zip: "048616",
      province_code: null,
      country_code: "SG",
    }),
    outcome: "fine",
    codes: [],
  },
  {
    case: "no country",
    address: anAddress({ country_code: null }),
    outcome: "undeliverable",
    codes: ["missing_country"],
  },
  { case: "no postcode", address: anAddress({ zip: null }), outcome: "undeliverable", codes: ["missing_zip"] },
  { case: "no postcode where people leave it out", address: of("IE"), outcome: "fine", codes: [] },
  {
    case: "nothing at all",
    address: anAddress({ name: null, address1: null, city: null, zip: null, province_code: null, country_code: null }),
    outcome: "undeliverable",
    codes: ["missing_name", "missing_street", "missing_city", "missing_country"],
  },
  {
    case: "no state, and the ZIP code tells it",
    address: of("US", { province_code: null }),
    outcome: "fixable",
    codes: ["missing_province"],
    suggestion: { province_code: "NY" },
  },
  {
    case: "no state, and the ZIP code lies in two",
    address: of("US", { province_code: null, zip: "96910" }),
    outcome: "fixable",
    codes: ["missing_province"],
    suggestion: null,
  },
  // Numbers of houses and units.
  {
    case: "no house number in Germany",
    address: of("DE", { address1: "Hauptstraße" }),
    outcome: "fixable",
    codes: ["house_number_missing"],
    suggestion: null,
  },
  {
    case: "the number in line two",
    address: of("DE", { address1: "Hauptstraße", address2: "5" }),
    outcome: "fine",
    codes: [],
  },
  {
    case: "no house number in Britain: houses have names",
    address: anAddress({ address1: "Rose Cottage, High Street" }),
    outcome: "fine",
    codes: [],
  },
  { case: "s/n in Spain", address: of("ES", { address1: "Calle Mayor s/n" }), outcome: "fine", codes: [] },
  {
    case: "a number in words",
    address: of("US", { address1: "One Liberty Plaza", address2: null }),
    outcome: "fine",
    codes: [],
  },
  {
    case: "not wanted",
    address: of("DE", { address1: "Hauptstraße" }),
    demands: { house_number: false },
    outcome: "fine",
    codes: [],
  },
  {
    case: "a number and no street",
    address: of("DE", { address1: "12" }),
    outcome: "fixable",
    codes: ["street_missing"],
  },
  { case: "Apt without a number", address: of("US", { address2: "Apt" }), outcome: "fixable", codes: ["unit_missing"] },
  {
    case: "Apt # without a number, behind the street",
    address: of("US", { address1: "12 Main Street Apt #", address2: null }),
    outcome: "fixable",
    codes: ["unit_missing"],
  },
  { case: "Apt 4", address: of("US", { address2: "Apt 4" }), outcome: "fine", codes: [] },
  { case: "Flat B", address: anAddress({ address2: "Flat B" }), outcome: "fine", codes: [] },
  {
    case: "a house of flats with one number",
    address: of("US", { address1: "12 Harbor View Apartments", address2: null }),
    outcome: "fixable",
    codes: ["unit_missing"],
  },
  {
    case: "a house of flats with two",
    address: of("US", { address1: "12 Harbor View Apartments 4", address2: null }),
    outcome: "fine",
    codes: [],
  },
  {
    case: "a firm in a tower",
    address: of("US", { company: "Byron Ltd", address1: "12 Trump Towers", address2: null }),
    outcome: "fine",
    codes: [],
  },
  {
    case: "a road that is called so",
    address: anAddress({ address1: "12 Flat Rock Road" }),
    outcome: "fine",
    codes: [],
  },
  {
    case: "units not wanted",
    address: of("US", { address2: "Apt" }),
    demands: { unit: false },
    outcome: "fine",
    codes: [],
  },
  // Boxes and posts.
  ...(
    [
      ["P.O. Box 12", "US"],
      ["PO BOX 12", "US"],
      ["POBox12", "GB"],
      ["Post Office Box 7", "GB"],
      ["P0 Box 5", "US"],
      ["GPO Box 99", "AU"],
      ["Locked Bag 1", "AU"],
      ["Postfach 12 34", "DE"],
      ["Boîte postale 12", "FR"],
      ["BP 123", "FR"],
      ["B.P. 40", "FR"],
      ["Apartado de Correos 8", "ES"],
      ["Apdo. 33", "ES"],
      ["Casilla 120", "CL"],
      ["Caixa Postal 77", "BR"],
      ["Casella postale 9", "IT"],
      ["Postbus 500", "NL"],
      ["Postboks 44", "NO"],
      ["Box 120", "SE"],
      ["PL 12", "FI"],
      ["Skrytka pocztowa 3", "PL"],
      ["P.O.Box 4", "CZ"],
      ["Poštovní přihrádka 9", "CZ"],
      ["Postafiók 11", "HU"],
      ["Posta Kutusu 5", "TR"],
      ["а/я 15", "RU"],
      ["私書箱 12号", "JP"],
      ["사서함 3", "KR"],
      ["郵政信箱 8", "TW"],
    ] as const
  ).map(([line, country]): Row => {
    const fine = FINE[country] ?? anAddress({ country_code: country, zip: null, province_code: null });
    const codes = FINE[country] || ["CL"].includes(country) ? ["po_box"] : ["missing_zip", "po_box"];
    return {
      case: `a box: ${line} in ${country}`,
      address: { ...fine, address1: line, address2: null },
      outcome: "undeliverable",
      codes,
    };
  }),
  {
    case: "boxes are allowed",
    address: of("US", { address1: "PO Box 12", address2: null }),
    demands: { po_box: "allowed" },
    outcome: "fine",
    codes: [],
  },
  { case: "boxes are the rule", address: of("AE"), outcome: "fine", codes: [] },
  ...[
    "12 Boxwood Lane",
    "5 Post Road",
    "7 Postmill Close",
    "3 Bagshot Road",
    "10 Pobjoy Street",
    "4 BPM House",
    "8 Casillas Way",
  ].map(
    (line): Row => ({ case: `no box: ${line}`, address: anAddress({ address1: line }), outcome: "fine", codes: [] }),
  ),
  {
    case: "an army post by its state",
    address: of("US", {
      address1: "Unit 2050 Box 4190",
      address2: null,
      city: "APO",
      province_code: "AP",
      zip: "96278",
    }),
    outcome: "undeliverable",
    codes: ["military"],
  },
  {
    case: "an army post by its ZIP code",
    address: of("US", { address1: "PSC 3", address2: null, city: "FPO", province_code: "AE", zip: "09012" }),
    outcome: "undeliverable",
    codes: ["military"],
  },
  {
    case: "British forces",
    address: anAddress({ address1: "BFPO 61", city: "BFPO", zip: "BF1 0AX", province_code: "BFP" }),
    outcome: "undeliverable",
    codes: ["military"],
  },
  {
    case: "posts are allowed",
    address: of("US", { address1: "PSC 3", address2: null, city: "APO", province_code: "AE", zip: "09012" }),
    demands: { military: "allowed" },
    outcome: "fine",
    codes: [],
  },
];

test.each(rows)("lines: $case: $outcome", (row) => {
  expect(verdictOn(row)).toEqual(expectedOf(row));
});
