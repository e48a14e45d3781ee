// Pure. What an order and a draft that a rule makes have in common, as the Admin API takes it.
import { gidOf } from "#app/admin/gid.ts";

/** @param address its parts under their names in rules; undefined: there is none. */
export function addressInApi(address: Record<string, string> | undefined) {
  if (!address) return undefined;
  return {
    firstName: address.first_name,
    lastName: address.last_name,
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    provinceCode: address.province_code,
    countryCode: address.country_code as never,
    phone: address.phone,
  };
}

/** As `customAttributes`; undefined: there are none. */
export const attributesInApi = (attributes: Record<string, string> | undefined) =>
  attributes && Object.entries(attributes).map(([key, value]) => ({ key, value }));

export const variantInApi = (id: string | null) => (id === null ? undefined : gidOf("ProductVariant", id));
