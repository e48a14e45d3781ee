import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { manualService } from "#sandbox/graphql/resolvers/fulfillment-service.ts";
import { metafieldFields } from "#sandbox/graphql/resolvers/metafield.ts";
import { appNumber } from "#sandbox/world/app-number.ts";
import { gid } from "#sandbox/world/gid.ts";
import { PLANS, type ShopRecord } from "#sandbox/world/types.ts";

const domain = (host: string) => ({ id: gid("Domain", "1"), host, url: `https://${host}`, sslEnabled: true });

export const shopResolvers: TypeResolvers<ShopRecord> = {
  ...metafieldFields<ShopRecord>("Shop"),
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
  shopAddress: (shop) => ({ countryCodeV2: shop.countryCode, countryCode: shop.countryCode }),
  taxesIncluded: () => false,
  fulfillmentServices: (shop, _args, context) => [
    manualService(context),
    ...Object.values(context.world.state.fulfillmentServices).filter((service) => service.shop === shop.domain),
  ],
  plan: (shop) => ({
    displayName: PLANS[shop.plan].displayName,
    publicDisplayName: PLANS[shop.plan].displayName,
    partnerDevelopment: false,
    shopifyPlus: shop.plan === "plus",
  }),
};

/** An app of this world. What is known beyond its key is what the requesting app says of itself. */
export const appResolvers: TypeResolvers<{ apiKey: string }> = {
  apiKey: ({ apiKey }) => apiKey,
  id: ({ apiKey }) => gid("App", appNumber(apiKey)),
  title: ({ apiKey }, _args, { appId, appName }) => {
    if (apiKey !== appId || appName === undefined) throw notSimulated("App.title");
    return appName;
  },
  embedded: () => true,
  shopifyDeveloped: () => false,
};
