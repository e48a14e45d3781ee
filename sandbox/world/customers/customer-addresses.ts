// The addresses of a customer: one of them is the default, unless there is none.
import { completeAddress } from "#sandbox/world/place-order.ts";
import type { AddressRecord, CustomerRecord } from "#sandbox/world/types.ts";

export interface KeptAddress {
  id: string;
  address: AddressRecord;
}

/** All of them, the default one first. */
export function addressesOf(customer: CustomerRecord): KeptAddress[] {
  const { addressId, defaultAddress, otherAddresses = [] } = customer;
  return [...(defaultAddress ? [{ id: addressId, address: defaultAddress }] : []), ...otherAddresses];
}

/** Keeps these. @param defaultId the first is the default when it is none of them. */
export function keepAddresses(customer: CustomerRecord, addresses: readonly KeptAddress[], defaultId?: string): void {
  const chosen = addresses.find(({ id }) => id === (defaultId ?? customer.addressId)) ?? addresses[0];
  customer.defaultAddress = chosen?.address ?? null;
  if (chosen) customer.addressId = chosen.id;
  const others = addresses.filter((one) => one !== chosen);
  if (others.length > 0) customer.otherAddresses = others;
  else delete customer.otherAddresses;
}

export const newAddress = (id: string, address: Partial<AddressRecord>): KeptAddress => ({
  id,
  address: completeAddress(address) as AddressRecord,
});
