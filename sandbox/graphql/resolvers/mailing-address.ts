import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { AddressRecord, OrderRecord } from "#sandbox/world/types.ts";

const fullName = (address: AddressRecord) => [address.firstName, address.lastName].filter(Boolean).join(" ") || null;

/** "Brighton ENG, United Kingdom" */
export const areaOf = (address: Pick<AddressRecord, "city" | "provinceCode" | "country">): string | null =>
  [[address.city, address.provinceCode].filter(Boolean).join(" "), address.country].filter(Boolean).join(", ") || null;

/** Street, place and country, a line each. */
export const linesOf = (address: AddressRecord): string[] =>
  [
    ...[address.address1, address.address2],
    ...[[address.city, address.provinceCode, address.zip].filter(Boolean).join(" "), address.country],
  ].filter((line): line is string => Boolean(line));

/** An address as it is read: with the digits of its id, and whose it is. */
export interface ReadAddress extends AddressRecord {
  id: string;
  model: "Address" | "CustomerAddress";
}

/** An order keeps its two addresses without ids of their own: they are told apart by the order's. */
export const orderAddress = (order: OrderRecord, which: "shippingAddress" | "billingAddress"): ReadAddress | null => {
  const address = order[which];
  return address && { ...address, id: `${order.id}${which === "shippingAddress" ? 1 : 2}`, model: "Address" };
};

export const mailingAddressResolvers: TypeResolvers<ReadAddress> = {
  id: ({ id, model }) => `${gid("MailingAddress", id)}?model_name=${model}`,
  firstName: (address) => address.firstName,
  lastName: (address) => address.lastName,
  name: fullName,
  company: (address) => address.company,
  address1: (address) => address.address1,
  address2: (address) => address.address2,
  city: (address) => address.city,
  zip: (address) => address.zip,
  province: (address) => address.province,
  provinceCode: (address) => address.provinceCode,
  country: (address) => address.country,
  countryCode: (address) => address.countryCode,
  countryCodeV2: (address) => address.countryCode,
  phone: (address) => address.phone,
  latitude: (address) => address.latitude ?? null,
  longitude: (address) => address.longitude ?? null,
  coordinatesValidated: (address) => address.latitude !== undefined,
  validationResultSummary: (address) => address.validation ?? null,
  formattedArea: areaOf,
  formatted: (address, args: { withName?: boolean; withCompany?: boolean }) => [
    ...[args.withName && fullName(address), args.withCompany !== false && address.company].filter((one) => one),
    ...linesOf(address),
  ],
};
