import type { RequestContext } from "#sandbox/graphql/context.ts";
import { draftsOf } from "#sandbox/graphql/queries/draft-order-listing.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { manualService } from "#sandbox/graphql/resolvers/fulfillment-service.ts";
import { areaOf, linesOf } from "#sandbox/graphql/resolvers/mailing-address.ts";
import { metafieldFields } from "#sandbox/graphql/resolvers/metafield.ts";
import { untranslated } from "#sandbox/graphql/resolvers/untranslated.ts";
import { textList } from "#sandbox/graphql/text-list.ts";
import { localTime } from "#sandbox/webhooks/bodies/local-time.ts";
import { gid } from "#sandbox/world/gid.ts";
import { addressOfShop, moneyFormats, SHOP_OWNER } from "#sandbox/world/store-settings.ts";
import { type AddressRecord, PLANS, type ShopRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** The buyers' one first; each has an id of its own. */
export const domainsOf = (shop: ShopRecord) =>
  [...new Set([shop.primaryHost, shop.domain])].map((host, index) => ({
    ...{ id: gid("Domain", `${shop.id}${index + 1}`), host, url: `https://${host}`, sslEnabled: true },
  }));

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
  primaryDomain: (shop) => domainsOf(shop)[0],
  domains: domainsOf,
  shopAddress: (shop) => shop,
  taxesIncluded: (shop) => shop.taxesIncluded ?? false,
  taxShipping: () => false,
  shopOwnerName: () => SHOP_OWNER,
  updatedAt: (shop) => shop.createdAt,
  weightUnit: () => "KILOGRAMS",
  unitSystem: () => "METRIC_SYSTEM",
  currencyFormats: (shop) => {
    const { alone, withCurrency } = moneyFormats(shop);
    return {
      ...{ moneyFormat: alone, moneyInEmailsFormat: alone },
      ...{ moneyWithCurrencyFormat: withCurrency, moneyWithCurrencyInEmailsFormat: withCurrency },
    };
  },
  orderNumberFormatPrefix: () => "#",
  orderNumberFormatSuffix: () => "",
  timezoneOffset: (shop, _args, { world }) => offsetNow(shop, world).replace(":", ""),
  timezoneOffsetMinutes: (shop, _args, { world }) => {
    const [, sign, hours, minutes] = /^([+-])(\d+):(\d+)$/.exec(offsetNow(shop, world)) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  },
  checkoutApiSupported: () => true,
  setupRequired: () => false,
  marketingSmsConsentEnabledAtCheckout: () => false,
  transactionalSmsDisabled: () => false,
  ...untranslated,
  timezoneAbbreviation: (shop, _args, { world }) => abbreviationNow(shop, world),
  billingAddress: (shop) => shop,
  productTags: (shop, args, { world }) =>
    textList(
      world.productsOf(shop.domain).flatMap(({ tags }) => tags),
      args,
    ),
  productTypes: (shop, args, { world }) =>
    textList(
      world.productsOf(shop.domain).map(({ productType }) => productType),
      args,
    ),
  productVendors: (shop, args, { world }) =>
    textList(
      world.productsOf(shop.domain).map(({ vendor }) => vendor),
      args,
    ),
  draftOrderTags: (_shop, args, context) =>
    textList(
      draftsOf(context).flatMap(({ tags }) => tags),
      args,
    ),
  customerTags: (shop, args, { world }) =>
    textList(
      Object.values(world.state.customers).flatMap((customer) => (customer.shop === shop.domain ? customer.tags : [])),
      args,
    ),
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

/** "GMT", "EST"; zones without letters of their own show their offset, "+08". */
function abbreviationNow({ ianaTimezone }: ShopRecord, world: World): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: ianaTimezone, timeZoneName: "short" });
  return parts.formatToParts(world.nowMs()).find(({ type }) => type === "timeZoneName")?.value ?? "UTC";
}

const offsetNow = (shop: ShopRecord, world: World) => localTime(world.now(), shop.ianaTimezone).slice(19);

/** The store is where its first location is; its address is nobody's. */
export const shopAddressResolvers: TypeResolvers<ShopRecord> = {
  id: (shop) => gid("ShopAddress", shop.id),
  ...fromAddress(["address1", "address2", "city", "zip", "province", "provinceCode", "phone"]),
  company: (shop) => shop.name,
  country: (shop, _args, { world }) => addressOfShop(world, shop)?.country ?? null,
  countryCode: (shop) => shop.countryCode,
  countryCodeV2: (shop) => shop.countryCode,
  firstName: () => null,
  lastName: () => null,
  name: () => null,
  latitude: (shop, _args, { world }) => addressOfShop(world, shop)?.latitude ?? null,
  longitude: (shop, _args, { world }) => addressOfShop(world, shop)?.longitude ?? null,
  coordinatesValidated: (shop, _args, { world }) => addressOfShop(world, shop)?.latitude !== undefined,
  formattedArea: (shop, _args, { world }) => {
    const address = addressOfShop(world, shop);
    return address && areaOf(address);
  },
  formatted: (shop, args: { withCompany?: boolean | null }, { world }) => {
    const address = addressOfShop(world, shop);
    return [...(args.withCompany === false ? [] : [shop.name]), ...(address ? linesOf(address) : [])];
  },
};

function fromAddress(names: readonly (keyof AddressRecord)[]): TypeResolvers<ShopRecord> {
  const read =
    (name: keyof AddressRecord) =>
    (shop: ShopRecord, _args: unknown, { world }: RequestContext) =>
      addressOfShop(world, shop)?.[name] ?? null;
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}
