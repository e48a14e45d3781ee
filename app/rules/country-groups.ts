// Pure. Groups of countries by name, as ISO 3166-1 codes. Membership as of 2026.
const EU = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE";

const GROUPS: Record<string, string> = {
  EU,
  EEA: `${EU} IS LI NO`,
  EFTA: "CH IS LI NO",
  UK: "GB",
  DACH: "DE AT CH",
  NORDICS: "DK FI IS NO SE AX FO GL",
  BENELUX: "BE NL LU",
  BALTICS: "EE LV LT",
  NORTH_AMERICA: "US CA MX",
  LATIN_AMERICA: "AR BO BR CL CO CR CU DO EC SV GT HN MX NI PA PY PE PR UY VE",
  ASEAN: "BN KH ID LA MY MM PH SG TH VN TL",
  GCC: "BH KW OM QA SA AE",
  OCEANIA: "AU NZ FJ PG SB VU WS TO KI FM MH NR PW TV",
};
const members = new Map(Object.entries(GROUPS).map(([name, codes]) => [name, codes.split(" ")]));

/** The codes that a country code or the name of a group stands for; null: it is neither. */
export function countriesOf(name: string): string[] | null {
  const folded = name
    .trim()
    .toUpperCase()
    .replaceAll(/[\s-]+/g, "_");
  return members.get(folded) ?? (/^[A-Z]{2}$/.test(folded) ? [folded] : null);
}
