// Pure. The time zone of an address: by region where a country has several, else by country. Null: not known.
interface Place {
  country_code?: string | null;
  province_code?: string | null;
}

const regions = (zones: Record<string, string>): Map<string, string> =>
  new Map(Object.entries(zones).flatMap(([zone, codes]) => codes.split(" ").map((code) => [code, zone] as const)));

// The zone that most of the region's people live in.
const BY_REGION: Record<string, Map<string, string>> = {
  US: regions({
    "America/New_York": "CT DE DC FL GA IN KY ME MD MA MI NH NJ NY NC OH PA RI SC VT VA WV",
    "America/Chicago": "AL AR IL IA KS LA MN MS MO NE ND OK SD TN TX WI",
    "America/Denver": "CO ID MT NM UT WY",
    "America/Phoenix": "AZ",
    "America/Los_Angeles": "CA NV OR WA",
    "America/Anchorage": "AK",
    "Pacific/Honolulu": "HI",
    "America/Puerto_Rico": "PR",
  }),
  CA: regions({
    "America/St_Johns": "NL",
    "America/Halifax": "NB NS PE",
    "America/Toronto": "ON QC NU",
    "America/Winnipeg": "MB",
    "America/Regina": "SK",
    "America/Edmonton": "AB NT",
    "America/Vancouver": "BC",
    "America/Whitehorse": "YT",
  }),
  AU: regions({
    "Australia/Sydney": "NSW ACT VIC TAS",
    "Australia/Brisbane": "QLD",
    "Australia/Adelaide": "SA",
    "Australia/Darwin": "NT",
    "Australia/Perth": "WA",
  }),
  BR: regions({ "America/Manaus": "AM RO RR MT MS", "America/Rio_Branco": "AC" }),
};
// Of countries with several zones, the one of most people; the others have their zones from Intl.
const BY_COUNTRY: Record<string, string> = {
  US: "America/New_York",
  CA: "America/Toronto",
  AU: "Australia/Sydney",
  BR: "America/Sao_Paulo",
  MX: "America/Mexico_City",
  RU: "Europe/Moscow",
  ID: "Asia/Jakarta",
  ES: "Europe/Madrid",
  PT: "Europe/Lisbon",
  CN: "Asia/Shanghai",
  NZ: "Pacific/Auckland",
  CL: "America/Santiago",
  DE: "Europe/Berlin",
  UA: "Europe/Kyiv",
};

type Zoned = Intl.Locale & { getTimeZones?: () => string[] | undefined };

export function zoneOfAddress(place: Place | null | undefined): string | null {
  const country = place?.country_code?.trim().toUpperCase();
  if (!country || !/^[A-Z]{2}$/.test(country)) return null;
  const region = place?.province_code?.trim().toUpperCase();
  const byRegion = region && BY_REGION[country]?.get(region);
  if (byRegion) return byRegion;
  if (BY_COUNTRY[country]) return BY_COUNTRY[country];
  return (new Intl.Locale(`und-${country}`) as Zoned).getTimeZones?.()?.[0] ?? null;
}
