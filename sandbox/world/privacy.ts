import type { World } from "#sandbox/world/world.ts";

// Shopify tells the app and waits for it to act; the store's own records go by another way.

/** A customer asks what is stored about them: customers/data_request. */
export const requestCustomerData = (world: World, shop: string, customerId: string): void =>
  world.action(shop, { by: "shopify" })("customers/data_request", { customerId });

/** A customer asks to be forgotten: customers/redact. */
export const redactCustomer = (world: World, shop: string, customerId: string): void =>
  world.action(shop, { by: "shopify" })("customers/redact", { customerId });

/** 48 hours after an uninstall: shop/redact. */
export const redactShop = (world: World, shop: string): void => world.action(shop, { by: "shopify" })("shop/redact");
