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

const ofCustomer = (customer: CustomerRecord, id: string, address: AddressRecord, isDefault: boolean) => ({
  id: Number(id),
  customer_id: Number(customer.id),
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
  default: isDefault,
});

/** All addresses of a customer, the default one first. */
export const addressesBody = (customer: CustomerRecord) => [
  ...(customer.defaultAddress ? [ofCustomer(customer, customer.addressId, customer.defaultAddress, true)] : []),
  ...(customer.otherAddresses ?? []).map(({ id, address }) => ofCustomer(customer, id, address, false)),
];

/** The customer inside an order. */
export function customerBody(customer: CustomerRecord, currency: string, print: (at: string) => string) {
  const address = customer.defaultAddress;
  return {
    id: Number(customer.id),
    created_at: print(customer.createdAt),
    updated_at: print(customer.updatedAt),
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: (customer.state ?? "DISABLED").toLowerCase(),
    note: customer.note,
    verified_email: !customer.unverifiedEmail,
    multipass_identifier: customer.multipassIdentifier ?? null,
    tax_exempt: customer.taxExempt ?? false,
    email: customer.email,
    phone: customer.phone,
    currency,
    tax_exemptions: customer.taxExemptions ?? [],
    admin_graphql_api_id: `gid://shopify/Customer/${customer.id}`,
    default_address: address && ofCustomer(customer, customer.addressId, address, true),
  };
}
