import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import { type LocationRecord, PLANS, type ShopRecord } from "#sandbox/world/types.ts";

const domain = (host: string) => ({ id: gid("Domain", "1"), host, url: `https://${host}`, sslEnabled: true });

export const shopResolvers: TypeResolvers<ShopRecord> = {
  id: (shop) => gid("Shop", shop.id),
  name: (shop) => shop.name,
  email: (shop) => shop.email,
  contactEmail: (shop) => shop.email,
  myshopifyDomain: (shop) => shop.domain,
  url: (shop) => `https://${shop.primaryHost}`,
  currencyCode: (shop) => shop.currency,
  ianaTimezone: (shop) => shop.ianaTimezone,
  createdAt: (shop) => shop.createdAt,
  primaryDomain: (shop) => domain(shop.primaryHost),
  domains: (shop) => [...new Set([shop.primaryHost, shop.domain])].map(domain),
  taxesIncluded: () => false,
  plan: (shop) => ({
    displayName: PLANS[shop.plan].displayName,
    publicDisplayName: PLANS[shop.plan].displayName,
    partnerDevelopment: false,
    shopifyPlus: shop.plan === "plus",
  }),
};

export const locationResolvers: TypeResolvers<LocationRecord> = {
  id: (location) => gid("Location", location.id),
  legacyResourceId: (location) => location.id,
  name: (location) => location.name,
  isActive: (location) => location.active,
  fulfillsOnlineOrders: (location) => location.fulfillsOnlineOrders,
  isFulfillmentService: () => false,
  shipsInventory: (location) => location.fulfillsOnlineOrders,
  createdAt: (location) => location.createdAt,
  address: ({ address }) => ({
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    province: address.province,
    provinceCode: address.provinceCode,
    country: address.country,
    countryCode: address.countryCode,
    phone: address.phone,
  }),
};

export const assignedLocationResolvers: TypeResolvers<LocationRecord> = {
  name: (location) => location.name,
  location: (location) => location,
  address1: ({ address }) => address.address1,
  address2: ({ address }) => address.address2,
  city: ({ address }) => address.city,
  zip: ({ address }) => address.zip,
  province: ({ address }) => address.province,
  countryCode: ({ address }) => address.countryCode,
  phone: ({ address }) => address.phone,
};

/** The requesting app. Its title and icons are no business of this world. */
export const appResolvers: TypeResolvers<{ apiKey: string }> = {
  apiKey: ({ apiKey }) => apiKey,
  id: () => {
    throw notSimulated("App.id");
  },
};
