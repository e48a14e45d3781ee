// Addresses as places: compared in a normal form, by postcode, by country group, by distance.
import { type ComparedPart, differingParts, type PlainAddress } from "#app/rules/address-normal-form.ts";
import { countriesOf } from "#app/rules/country-groups.ts";
import { distanceKm } from "#app/rules/distance.ts";
import { listInText } from "#app/rules/list-in-text.ts";
import { OperandError, type Operator } from "#app/rules/operator.ts";
import { inWords } from "#app/rules/operators/equality.ts";
import { type PostcodePattern, parsePostcodes, postcodeFits } from "#app/rules/postcodes.ts";

const differs = (left: unknown, right: unknown, compare?: readonly string[]): boolean =>
  left !== null && right !== null
    ? differingParts(left as PlainAddress, right as PlainAddress, compare as ComparedPart[] | undefined).length > 0
    : left !== right;

const isText = (entry: unknown): entry is string | number => typeof entry === "string" || typeof entry === "number";

const postcodes = (operand: unknown): PostcodePattern[] => {
  const list = typeof operand === "string" ? listInText(operand) : operand;
  if (!Array.isArray(list) || !list.length || !list.every(isText))
    throw new OperandError(`has to be a list of postcodes; ${inWords(operand)} was found`);
  return parsePostcodes(list.map(String));
};
const countries = (operand: unknown): Set<string> => {
  const list = typeof operand === "string" ? listInText(operand) : operand;
  if (!Array.isArray(list) || !list.length || !list.every(isText))
    throw new OperandError(`has to be a list of countries; ${inWords(operand)} was found`);
  return new Set(
    list.flatMap((entry) => {
      const found = countriesOf(String(entry));
      if (!found)
        throw new OperandError(
          `has no country or group ${inWords(entry)}: two letters, or EU, EEA, UK, EFTA, DACH, NORDICS, BENELUX, NORTH_AMERICA …`,
        );
      return found;
    }),
  );
};

interface Place {
  km: number;
  of: { latitude?: number | null; longitude?: number | null } | null;
}

export const addresses: Operator[] = [
  {
    name: "differs_from",
    types: ["record"],
    operand: "record",
    says: ["differs from", "is the same as"],
    about:
      "Two addresses are not the same place, in a normal form (case, spaces, accents and common abbreviations do not count). `compare` names the parts that count: street, city, zip, province, country, name, company. One that is missing differs from any.",
    test: (left, right, { compare }) => differs(left, right, compare),
  },
  {
    name: "same_as",
    types: ["record"],
    operand: "record",
    says: ["is the same as", "differs from"],
    about: "Two addresses are the same place. `compare` as for differs_from.",
    test: (left, right, { compare }) => !differs(left, right, compare),
  },
  {
    name: "postcode_in",
    types: ["text", "any"],
    operand: "postcodes",
    says: ["is a postcode in", "is no postcode in"],
    about:
      "One of several postcodes, areas or ranges. “SW” is the British area (letters before the first digit, so G is not GL), “SW1” a district (also SW1A, not SW10), “EH1-EH17” districts, “M5V” the first half of a Canadian code, “10000-19999” a range of numbers, “10*” all that begin so, “90210” one postcode. Case and spaces do not count.",
    prepare: postcodes,
    test: (left, right) =>
      left !== null && (right as PostcodePattern[]).some((pattern) => postcodeFits(String(left), pattern)),
  },
  {
    name: "postcode_not_in",
    types: ["text", "any"],
    operand: "postcodes",
    says: ["is no postcode in", "is a postcode in"],
    about: "None of several postcodes, areas or ranges; also where there is none.",
    prepare: postcodes,
    test: (left, right) =>
      left === null || !(right as PostcodePattern[]).some((pattern) => postcodeFits(String(left), pattern)),
  },
  {
    name: "country_in",
    types: ["text", "any"],
    operand: "countries",
    says: ["is a country of", "is no country of"],
    about:
      "A country code that is one of several, or in a group: EU, EEA, EFTA, UK, DACH, NORDICS, BENELUX, NORTH_AMERICA, LATIN_AMERICA, ASEAN, GCC, OCEANIA.",
    prepare: countries,
    test: (left, right) => left !== null && (right as Set<string>).has(String(left).trim().toUpperCase()),
  },
  {
    name: "country_not_in",
    types: ["text", "any"],
    operand: "countries",
    says: ["is no country of", "is a country of"],
    about: "A country code that is none of several and in none of the groups; also where there is no country.",
    prepare: countries,
    test: (left, right) => left === null || !(right as Set<string>).has(String(left).trim().toUpperCase()),
  },
  {
    name: "within_km",
    types: ["record"],
    operand: "place",
    says: ["is within", "is not within"],
    about:
      'An address with coordinates is at most so many kilometres (as the crow flies) from another one: {"km": 50, "of": {"latitude": 55.86, "longitude": -4.25}}, or `of` is a field that is an address. False without coordinates.',
    prepare: (operand) => {
      const { km, of } = (operand ?? {}) as Partial<Place>;
      if (typeof km !== "number" || !(km > 0) || typeof of !== "object")
        throw new OperandError(
          'is {"km": a number, "of": a place with latitude and longitude, or a field that is an address}',
        );
      return operand;
    },
    test: (left, right) => {
      const { km, of } = right as Place;
      const distance = distanceKm(left as Place["of"], of);
      return distance !== null && distance <= km;
    },
  },
];
