// Pure. Where buyers live: towns with the postcodes that are given out there, by country.

export interface Place {
  city: string;
  province: string | null;
  provinceCode: string | null;
  /** Letters and digits before what is drawn: "EH" in Great Britain, "941" in the United States. */
  area: string;
  /** Of the number that follows the area, both ends included. */
  numbers: readonly [number, number];
  /** What carriers and taxes tell apart: "London", "Scotland", "Highlands and Islands". */
  region: string;
}

/** What postcodes look like where they are given out, by how they are made. */
export const POSTCODES = {
  GB: /^[A-Z]{1,2}\d{1,2} \d[ABD-HJLNP-UW-Z]{2}$/,
  US: /^\d{5}$/,
  DE: /^\d{5}$/,
  NL: /^\d{4} [A-Z]{2}$/,
  FR: /^\d{5}$/,
  IE: /^[A-Z]\d{2} [ACDEFHKNPRTVWXY]\d{3}$/,
  CA: /^[ABCEGHJ-NPRSTVXY]\d[A-Z] \d[A-Z]\d$/,
} as const;

export interface Country {
  code: string;
  name: string;
  currency: string;
  locale: string;
  /** How a postcode is made of area and number. */
  postcode: keyof typeof POSTCODES;
  places: readonly Place[];
  streets: readonly string[];
  /** Before or after the street. */
  houseNumber: "before" | "after";
  phone: string;
  carriers: readonly string[];
}

const ENG = ["England", "ENG"] as const;
const SCT = ["Scotland", "SCT"] as const;
const WLS = ["Wales", "WLS"] as const;
const NIR = ["Northern Ireland", "NIR"] as const;
const gb = (
  [province, provinceCode]: readonly [string, string],
  city: string,
  area: string,
  from: number,
  to: number,
  region: string = province,
): Place => ({ city, province, provinceCode, area, numbers: [from, to], region });

const GB: Country = {
  code: "GB",
  name: "United Kingdom",
  currency: "GBP",
  locale: "en-GB",
  postcode: "GB",
  houseNumber: "before",
  phone: "+44 7700 9",
  carriers: ["Royal Mail", "DPD", "Evri", "Parcelforce Worldwide"],
  streets: [
    ...["Station Road", "Church Lane", "Victoria Street", "Mill Lane", "Castle Road", "Orchard Close", "High Street"],
    ...["Albert Road", "Manor Road", "Park Avenue", "Springfield Road", "North Street", "Grange Road", "The Crescent"],
  ],
  places: [
    gb(ENG, "London", "E", 1, 18, "London"),
    gb(ENG, "London", "N", 1, 22, "London"),
    gb(ENG, "London", "NW", 1, 11, "London"),
    gb(ENG, "London", "SE", 1, 28, "London"),
    gb(ENG, "London", "SW", 2, 20, "London"),
    gb(ENG, "London", "W", 2, 14, "London"),
    gb(ENG, "Manchester", "M", 1, 9),
    gb(ENG, "Birmingham", "B", 1, 32),
    gb(ENG, "Leeds", "LS", 1, 18),
    gb(ENG, "Sheffield", "S", 1, 14),
    gb(ENG, "Bristol", "BS", 1, 9),
    gb(ENG, "Liverpool", "L", 1, 20),
    gb(ENG, "Newcastle upon Tyne", "NE", 1, 7),
    gb(ENG, "Norwich", "NR", 1, 8),
    gb(ENG, "Brighton", "BN", 1, 3),
    gb(ENG, "Oxford", "OX", 1, 4),
    gb(ENG, "Exeter", "EX", 1, 6),
    gb(ENG, "York", "YO", 1, 32),
    gb(SCT, "Edinburgh", "EH", 1, 17),
    gb(SCT, "Glasgow", "G", 1, 46),
    gb(SCT, "Aberdeen", "AB", 10, 25),
    gb(SCT, "Inverness", "IV", 1, 3, "Highlands and Islands"),
    gb(SCT, "Kirkwall", "KW", 15, 17, "Highlands and Islands"),
    gb(WLS, "Cardiff", "CF", 3, 24),
    gb(WLS, "Swansea", "SA", 1, 7),
    gb(NIR, "Belfast", "BT", 1, 17),
    gb(NIR, "Derry", "BT", 47, 48),
  ],
};

const us = (
  state: string,
  provinceCode: string,
  city: string,
  area: string,
  to: number,
  region = "Contiguous",
): Place => ({
  city,
  province: state,
  provinceCode,
  area,
  numbers: [1, to],
  region,
});

const US: Country = {
  code: "US",
  name: "United States",
  currency: "USD",
  locale: "en-US",
  postcode: "US",
  houseNumber: "before",
  phone: "+1 555 01",
  carriers: ["USPS", "UPS", "FedEx", "DHL Express"],
  streets: [
    "Main St",
    "Oak Ave",
    "Maple Dr",
    "2nd St",
    "Washington Blvd",
    "Cedar Ln",
    "Park Pl",
    "Lakeview Dr",
    "Elm St",
  ],
  places: [
    us("California", "CA", "San Francisco", "941", 34),
    us("California", "CA", "Los Angeles", "900", 68),
    us("California", "CA", "San Diego", "921", 40),
    us("Washington", "WA", "Seattle", "981", 34),
    us("Oregon", "OR", "Portland", "972", 33),
    us("Colorado", "CO", "Denver", "802", 39),
    us("Texas", "TX", "Austin", "787", 59),
    us("Texas", "TX", "Dallas", "752", 54),
    us("Illinois", "IL", "Chicago", "606", 61),
    us("Minnesota", "MN", "Minneapolis", "554", 55),
    us("Georgia", "GA", "Atlanta", "303", 50),
    us("Florida", "FL", "Miami", "331", 96),
    us("New York", "NY", "New York", "100", 40),
    us("New York", "NY", "Brooklyn", "112", 39),
    us("Massachusetts", "MA", "Boston", "021", 37),
    us("Pennsylvania", "PA", "Philadelphia", "191", 54),
    us("Alaska", "AK", "Anchorage", "995", 18, "Alaska and Hawaii"),
    us("Hawaii", "HI", "Honolulu", "968", 26, "Alaska and Hawaii"),
    us("Puerto Rico", "PR", "San Juan", "009", 36, "Territories"),
  ],
};

const plain = (
  city: string,
  area: string,
  to: number,
  region: string,
  province: [string, string] | null = null,
): Place => ({
  city,
  province: province?.[0] ?? null,
  provinceCode: province?.[1] ?? null,
  area,
  numbers: [1, to],
  region,
});

const DE: Country = {
  code: "DE",
  name: "Germany",
  currency: "EUR",
  locale: "de-DE",
  postcode: "DE",
  houseNumber: "after",
  phone: "+49 151 55",
  carriers: ["DHL Parcel", "DPD", "GLS", "Hermes"],
  streets: [
    "Hauptstraße",
    "Lindenweg",
    "Gartenstraße",
    "Bahnhofstraße",
    "Schillerstraße",
    "Am Markt",
    "Ahornweg",
    "Goethestraße",
  ],
  places: [
    plain("Berlin", "10", 999, "Mainland"),
    plain("Hamburg", "20", 459, "Mainland"),
    plain("München", "80", 999, "Mainland"),
    plain("Köln", "50", 999, "Mainland"),
    plain("Frankfurt am Main", "60", 599, "Mainland"),
    plain("Leipzig", "04", 357, "Mainland"),
    plain("Freiburg im Breisgau", "79", 117, "Mainland"),
    plain("Sylt", "25", 980, "Islands"),
    plain("Juist", "26", 571, "Islands"),
  ],
};

const NL: Country = {
  code: "NL",
  name: "Netherlands",
  currency: "EUR",
  locale: "nl-NL",
  postcode: "NL",
  houseNumber: "after",
  phone: "+31 6 55",
  carriers: ["PostNL", "DHL Parcel"],
  streets: ["Kerkstraat", "Dorpsstraat", "Molenweg", "Stationsweg", "Prinsengracht"],
  places: [
    plain("Amsterdam", "10", 99, "Mainland"),
    plain("Rotterdam", "30", 89, "Mainland"),
    plain("Utrecht", "35", 85, "Mainland"),
  ],
};

const FR: Country = {
  code: "FR",
  name: "France",
  currency: "EUR",
  locale: "fr-FR",
  postcode: "FR",
  houseNumber: "before",
  phone: "+33 6 39 98 ",
  carriers: ["Colissimo", "Chronopost"],
  streets: ["Rue de la Paix", "Avenue Jean Jaurès", "Rue Victor Hugo", "Place du Marché", "Chemin des Vignes"],
  places: [
    plain("Paris", "750", 20, "Mainland"),
    plain("Lyon", "690", 9, "Mainland"),
    plain("Nantes", "440", 99, "Mainland"),
    plain("Ajaccio", "200", 90, "Corsica"),
  ],
};

const IE: Country = {
  code: "IE",
  name: "Ireland",
  currency: "EUR",
  locale: "en-IE",
  postcode: "IE",
  houseNumber: "before",
  phone: "+353 85 55",
  carriers: ["An Post", "DPD"],
  streets: ["Main Street", "Chapel Street", "O'Connell Street", "Castle Park", "Strand Road"],
  places: [
    plain("Dublin", "D", 18, "Leinster", ["Dublin", "D"]),
    plain("Cork", "T", 34, "Munster", ["Cork", "CO"]),
    plain("Galway", "H", 91, "Connacht", ["Galway", "G"]),
  ],
};

const CA: Country = {
  code: "CA",
  name: "Canada",
  currency: "CAD",
  locale: "en-CA",
  postcode: "CA",
  houseNumber: "before",
  phone: "+1 555 01",
  carriers: ["Canada Post", "Purolator"],
  streets: ["King St W", "Queen St", "Maple Ave", "Rue Sainte-Catherine", "Granville St"],
  places: [
    plain("Toronto", "M", 9, "South", ["Ontario", "ON"]),
    plain("Montréal", "H", 9, "South", ["Quebec", "QC"]),
    plain("Vancouver", "V", 7, "South", ["British Columbia", "BC"]),
    plain("Yellowknife", "X", 1, "North", ["Northwest Territories", "NT"]),
  ],
};

export const COUNTRIES = { GB, US, DE, NL, FR, IE, CA } as const satisfies Record<string, Country>;
export type CountryCode = keyof typeof COUNTRIES;
