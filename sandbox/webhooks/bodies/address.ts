// Pure. Addresses as webhooks print them.
import type { AddressRecord, CustomerRecord } from "#sandbox/world/types.ts";

const nameOf = ({ firstName, lastName }: { firstName: string | null; lastName: string | null }) =>
  [firstName, lastName].filter(Boolean).join(" ");

export const addressBody = (address: AddressRecord | null) =>
  address && {
    first_name: address.firstName,
    address1: address.address1,
    phone: address.phone,
    city: address.city,
    zip: address.zip,
    province: address.province,
    country: address.country,
    last_name: address.lastName,
    address2: address.address2,
    company: address.company,
    latitude: null,
    longitude: null,
    name: nameOf(address),
    country_code: address.countryCode,
    province_code: address.provinceCode,
  };

/** The customer inside an order. */
export function customerBody(customer: CustomerRecord, currency: string, print: (at: string) => string) {
  const id = Number(customer.id);
  const address = customer.defaultAddress;
  return {
    id,
    created_at: print(customer.createdAt),
    updated_at: print(customer.updatedAt),
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: "disabled",
    note: customer.note,
    verified_email: true,
    multipass_identifier: null,
    tax_exempt: false,
    email: customer.email,
    phone: customer.phone,
    currency,
    tax_exemptions: [],
    admin_graphql_api_id: `gid://shopify/Customer/${customer.id}`,
    default_address: address && {
      id: Number(customer.addressId),
      customer_id: id,
      first_name: address.firstName,
      last_name: address.lastName,
      company: address.company,
      address1: address.address1,
      address2: address.address2,
      city: address.city,
      province: address.province,
      country: address.country,
      zip: address.zip,
      phone: address.phone,
      name: nameOf(address),
      province_code: address.provinceCode,
      country_code: address.countryCode,
      country_name: address.country,
      default: true,
    },
  };
}
