// Pure. Addresses of buyers, and how they are mistyped.
import { COUNTRIES, type Country, type CountryCode, type Place, POSTCODES } from "#sandbox/generator/places.ts";
import type { Chance } from "#sandbox/world/seeded-random.ts";
import type { AddressRecord } from "#sandbox/world/types.ts";

const INWARD = "ABDEFGHJLNPQRSTUWXYZ";
const DIGITS = "0123456789";

export interface DrawnAddress {
  address: AddressRecord;
  region: string;
}

/** An address at which somebody might live. */
export function drawAddress(
  chance: Chance,
  countryCode: CountryCode,
  person: { firstName: string; lastName: string },
): DrawnAddress {
  const country: Country = COUNTRIES[countryCode];
  const place = chance.oneOf(country.places);
  const street = chance.oneOf(country.streets);
  const house = chance.between(1, 180);
  return {
    region: place.region,
    address: {
      ...person,
      company: null,
      address1: country.houseNumber === "before" ? `${house} ${street}` : `${street} ${house}`,
      address2: chance.happens(0.12) ? `Flat ${chance.between(1, 30)}` : null,
      city: place.city,
      zip: drawPostcode(chance, country, place),
      province: place.province,
      provinceCode: place.provinceCode,
      country: country.name,
      countryCode: country.code,
      phone: chance.happens(0.6) ? `${country.phone}${drawn(chance, DIGITS, 5)}` : null,
    },
  };
}

const drawn = (chance: Chance, from: string, length: number): string =>
  Array.from({ length }, () => from[chance.between(0, from.length - 1)]).join("");

function drawPostcode(chance: Chance, { postcode }: Country, { area, numbers: [low, high] }: Place): string {
  const number = chance.between(low, high);
  switch (postcode) {
    case "GB":
      return `${area}${number} ${chance.between(1, 9)}${drawn(chance, INWARD, 2)}`;
    case "US":
      return area + String(number).padStart(2, "0");
    case "DE":
      return area + String(number).padStart(3, "0");
    case "FR":
      return area + String(number).padStart(2, "0");
    case "NL":
      return `${area}${String(number).padStart(2, "0")} ${drawn(chance, INWARD, 2)}`;
    case "IE":
      return `${area}${String(number).padStart(2, "0")} ${drawn(chance, "ACDEFHKNPRTVWXY", 1)}${drawn(chance, DIGITS, 3)}`;
    case "CA":
      return `${area}${number}${drawn(chance, INWARD, 1)} ${drawn(chance, DIGITS, 1)}${drawn(chance, INWARD, 1)}${drawn(chance, DIGITS, 1)}`;
  }
}

const regions = new Map<string, string>(
  Object.values(COUNTRIES).flatMap(({ code, places }) => places.map(({ city, region }) => [`${code} ${city}`, region])),
);

/** What region an address is in, by its town; null for a town that nobody is drawn from. */
export const regionOf = ({ countryCode, city }: Partial<AddressRecord>): string | null =>
  regions.get(`${countryCode} ${city}`) ?? null;

const LOOKALIKES: Record<string, string> = { "0": "O", O: "0", "1": "I", I: "1", S: "5", "5": "S", B: "8", "8": "B" };

/**
 * A postcode as somebody mistypes it: one that its country does not give out. A letter for a digit, one sign too few, one too
 * many.
 */
export function mistypePostcode(chance: Chance, zip: string, countryCode: string): string {
  const signs = [...zip];
  const last = signs.length - 1;
  const at = signs.findLastIndex((sign) => sign in LOOKALIKES);
  const ways = [
    at < 0 ? zip : signs.with(at, LOOKALIKES[signs[at] ?? ""] ?? "").join(""),
    signs.slice(0, last).join(""),
    `${zip}${signs[last]}`,
  ];
  const country: Country | undefined = COUNTRIES[countryCode as CountryCode];
  const wrong = ways.filter((way) => !country || !POSTCODES[country.postcode].test(way));
  return chance.oneOf(wrong);
}
