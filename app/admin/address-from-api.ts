// Pure.
import { text } from "#app/admin/api-values.ts";
import type { AddressFieldsFragment } from "#app/admin/generated/admin.generated.ts";
import type { AddressPicture } from "#app/rules/facts.ts";

export function addressFromApi(from: AddressFieldsFragment | null | undefined): AddressPicture | null {
  if (!from) return null;
  return {
    name: text(from.name),
    first_name: text(from.firstName),
    last_name: text(from.lastName),
    company: text(from.company),
    address1: text(from.address1),
    address2: text(from.address2),
    city: text(from.city),
    zip: text(from.zip),
    province: text(from.province),
    province_code: text(from.provinceCode),
    country: text(from.country),
    country_code: text(from.countryCodeV2),
    phone: text(from.phone),
    latitude: from.latitude ?? null,
    longitude: from.longitude ?? null,
  };
}
