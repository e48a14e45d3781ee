// Pure. Addresses as mutations take them.
import { provinceCode, provinceName } from "#sandbox/world/provinces.ts";
import type { AddressRecord } from "#sandbox/world/types.ts";

export interface AddressInput {
  [name: string]: string | null | undefined;
}

const NAMES = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
let codes: Map<string, string> | null = null;

/** Code of a country by its English name. */
function countryCodeOf(name: string): string | null {
  codes ??= new Map(
    LETTERS.flatMap((a) =>
      LETTERS.flatMap((b): [string, string][] => {
        const named = NAMES.of(a + b);
        return named ? [[named.toLowerCase(), a + b]] : [];
      }),
    ),
  );
  return codes.get(name.toLowerCase()) ?? (/^[A-Z]{2}$/.test(name) ? name : null);
}

/** `MailingAddressInput`: what is not given is empty; names of countries and provinces go by their codes. */
export function addressInput(input: AddressInput): Partial<AddressRecord> {
  const country = input.countryCode ?? (input.country ? countryCodeOf(input.country) : null);
  const province =
    input.provinceCode ?? (country && input.province ? provinceCode(country, input.province) : null) ?? null;
  return {
    firstName: input.firstName ?? null,
    lastName: input.lastName ?? null,
    company: input.company ?? null,
    address1: input.address1 ?? null,
    address2: input.address2 ?? null,
    city: input.city ?? null,
    zip: input.zip ?? null,
    province: (country && province && provinceName(country, province)) || (input.province ?? null),
    provinceCode: province,
    country: (country && NAMES.of(country)) ?? input.country ?? null,
    countryCode: country,
    phone: input.phone ?? null,
  };
}
