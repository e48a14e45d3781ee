// Valid defaults; a test states only what matters to it.
import { type Address, type AddressDemands, assessAddress } from "#app/checks/address/assess-address.ts";

export function anAddress(overrides: Partial<Address> = {}): Address {
  return {
    ...{ name: "Ada Byron", first_name: "Ada", last_name: "Byron", company: null },
    ...{ address1: "1 Test Street", address2: null, city: "Leeds", zip: "LS1 4AP" },
    ...{ province: "England", province_code: "ENG", country: "United Kingdom", country_code: "GB", phone: null },
    ...{ latitude: null, longitude: null },
    ...overrides,
  };
}

/** A fine address of each country that has a table of its own. */
export const FINE: Record<string, Address> = {
  GB: anAddress(),
  US: anAddress({
    address1: "350 Fifth Avenue",
    address2: "Suite 3300",
    city: "New York",
    zip: "10118",
    province: "New York",
    province_code: "NY",
    country: "United States",
    country_code: "US",
  }),
  CA: anAddress({
    address1: "111 Wellington Street",
    city: "Ottawa",
    zip: "K1A 0A9",
    province: "Ontario",
    province_code: "ON",
    country: "Canada",
    country_code: "CA",
  }),
  AU: anAddress({
    address1: "2 Macquarie Street",
    city: "Sydney",
    zip: "2000",
    province: "New South Wales",
    province_code: "NSW",
    country: "Australia",
    country_code: "AU",
  }),
  DE: anAddress({
    address1: "Hauptstraße 5",
    city: "Berlin",
    zip: "10115",
    province: null,
    province_code: null,
    country: "Germany",
    country_code: "DE",
  }),
  FR: anAddress({
    address1: "10 rue de Rivoli",
    city: "Paris",
    zip: "75001",
    province: null,
    province_code: null,
    country: "France",
    country_code: "FR",
  }),
  ES: anAddress({
    address1: "Calle Mayor 3",
    city: "Madrid",
    zip: "28013",
    province: "Madrid",
    province_code: "M",
    country: "Spain",
    country_code: "ES",
  }),
  BR: anAddress({
    address1: "Avenida Paulista 1578",
    city: "São Paulo",
    zip: "01310-200",
    province: "São Paulo",
    province_code: "SP",
    country: "Brazil",
    country_code: "BR",
  }),
  NL: anAddress({
    address1: "Damrak 1",
    city: "Amsterdam",
    zip: "1012 LG",
    province: null,
    province_code: null,
    country: "Netherlands",
    country_code: "NL",
  }),
  SE: anAddress({
    address1: "Drottninggatan 5",
    city: "Stockholm",
    zip: "111 51",
    province: null,
    province_code: null,
    country: "Sweden",
    country_code: "SE",
  }),
  JP: anAddress({
    address1: "1-1 Chiyoda",
    city: "Chiyoda-ku",
    zip: "100-0001",
    province: "Tokyo",
    province_code: "JP-13",
    country: "Japan",
    country_code: "JP",
  }),
  PL: anAddress({
    address1: "ul. Marszałkowska 10",
    city: "Warszawa",
    zip: "00-590",
    province: null,
    province_code: null,
    country: "Poland",
    country_code: "PL",
  }),
  IE: anAddress({
    address1: "Rose Cottage",
    city: "Galway",
    zip: null,
    province: "Galway",
    province_code: "G",
    country: "Ireland",
    country_code: "IE",
  }),
  HK: anAddress({
    address1: "8 Finance Street",
    city: "Central",
    zip: null,
    province: "Hong Kong Island",
    province_code: "HK",
    country: "Hong Kong",
    country_code: "HK",
  }),
  AE: anAddress({
    address1: "PO Box 1234",
    city: "Dubai",
    zip: null,
    province: "Dubai",
    province_code: "DU",
    country: "United Arab Emirates",
    country_code: "AE",
  }),
};

export const DEMANDS: AddressDemands = {
  ...{ house_number: true, unit: true, po_box: "refused", military: "refused", phone: "if_given" },
  ...{ lineLimit: 35, latinOnly: false, shopify: null, shopifyCounts: [] },
};

export interface Row {
  case: string;
  address: Address;
  demands?: Partial<AddressDemands>;
  outcome: string;
  codes: string[];
  /** Parts of the suggestion; null: there is none. */
  suggestion?: Partial<Address> | null;
}

/** The row's verdict, in the row's own terms: what it does not say of a suggestion is left out. */
export function verdictOn({ address, demands, suggestion }: Row): Omit<Row, "case" | "address" | "demands"> {
  const verdict = assessAddress(address, { ...DEMANDS, ...demands });
  const { outcome, codes } = verdict;
  if (suggestion === undefined) return { outcome, codes };
  const made = verdict.suggestion;
  const parts =
    suggestion && made
      ? Object.fromEntries(Object.keys(suggestion).map((part) => [part, made[part as keyof Address]]))
      : made;
  return { outcome, codes, suggestion: parts };
}
export const expectedOf = ({ outcome, codes, suggestion }: Row) =>
  suggestion === undefined ? { outcome, codes } : { outcome, codes, suggestion };

export const of = (country: string, overrides: Partial<Address> = {}): Address => ({
  ...(FINE[country] as Address),
  ...overrides,
});
