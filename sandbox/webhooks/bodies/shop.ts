// Pure over the world. Bodies that are about the store or a customer's data.
import { localTime } from "#sandbox/webhooks/bodies/local-time.ts";
import { addressOfShop, moneyFormats, primaryLocationOf, SHOP_OWNER } from "#sandbox/world/store-settings.ts";
import { PLANS, type ShopRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export function shopBody(world: World, shop: ShopRecord) {
  const address = addressOfShop(world, shop);
  const created = localTime(shop.createdAt, shop.ianaTimezone);
  const { alone, withCurrency } = moneyFormats(shop);
  return {
    id: Number(shop.id),
    name: shop.name,
    email: shop.email,
    domain: shop.primaryHost,
    province: address?.province ?? "",
    country: shop.countryCode,
    address1: address?.address1 ?? "",
    zip: address?.zip ?? "",
    city: address?.city ?? "",
    source: null,
    phone: address?.phone ?? "",
    latitude: null,
    longitude: null,
    primary_locale: "en",
    address2: address?.address2 ?? null,
    created_at: created,
    updated_at: created,
    country_code: shop.countryCode,
    country_name: address?.country ?? shop.countryCode,
    currency: shop.currency,
    customer_email: shop.email,
    timezone: `(${created.slice(19)}) ${shop.ianaTimezone}`,
    iana_timezone: shop.ianaTimezone,
    shop_owner: SHOP_OWNER,
    money_format: alone,
    money_with_currency_format: withCurrency,
    weight_unit: "kg",
    province_code: address?.provinceCode ?? "",
    taxes_included: shop.taxesIncluded ?? false,
    auto_configure_tax_inclusivity: null,
    tax_shipping: null,
    county_taxes: true,
    plan_display_name: PLANS[shop.plan].displayName,
    plan_name: shop.plan === "plus" ? "enterprise" : shop.plan === "standard" ? "basic" : "unlimited",
    has_discounts: true,
    has_gift_cards: true,
    myshopify_domain: shop.domain,
    google_apps_domain: null,
    google_apps_login_enabled: null,
    money_in_emails_format: alone,
    money_with_currency_in_emails_format: withCurrency,
    eligible_for_payments: true,
    requires_extra_payments_agreement: false,
    password_enabled: false,
    has_storefront: true,
    finances: true,
    primary_location_id: Number(primaryLocationOf(world, shop)?.id ?? 0),
    checkout_api_supported: true,
    multi_location_enabled: true,
    setup_required: false,
    pre_launch_enabled: false,
    enabled_presentment_currencies: [shop.currency],
    marketing_sms_consent_enabled_at_checkout: false,
    transactional_sms_disabled: false,
  };
}

const whose = (world: World, shop: ShopRecord, customerId: string) => {
  const customer = world.customer(shop.domain, customerId);
  return {
    shop_id: Number(shop.id),
    shop_domain: shop.domain,
    customer: { id: Number(customerId), email: customer?.email ?? "", phone: customer?.phone ?? "" },
  };
};

const orderIds = (world: World, customerId: string) =>
  world.ordersOfCustomer(customerId).map((order) => Number(order.id));

export const redactShopBody = (shop: ShopRecord) => ({ shop_id: Number(shop.id), shop_domain: shop.domain });

export const redactCustomerBody = (world: World, shop: ShopRecord, customerId: string) => ({
  ...whose(world, shop, customerId),
  orders_to_redact: orderIds(world, customerId),
});

export const dataRequestBody = (world: World, shop: ShopRecord, customerId: string, seq: number) => ({
  ...whose(world, shop, customerId),
  orders_requested: orderIds(world, customerId),
  data_request: { id: seq },
});
