// Pure over the world. Bodies that are about the store, the app in it, or a customer's data.
import type { Bodies } from "#sandbox/webhooks/bodies/body-of.ts";
import { dataRequestBody, redactCustomerBody, redactShopBody, shopBody } from "#sandbox/webhooks/bodies/shop.ts";
import { gid } from "#sandbox/world/gid.ts";

export const shopBodies: Bodies = {
  "app/uninstalled": (_event, { world, shop }) => shopBody(world, shop),
  "shop/update": (_event, { world, shop }) => shopBody(world, shop),
  "app/scopes_update": (event, { shop }) => ({
    id: event.seq,
    shop_id: gid("Shop", shop.id),
    previous: event.data.previous,
    current: event.data.current,
    updated_at: event.at,
  }),
  "shop/redact": (_event, { shop }) => redactShopBody(shop),
  "customers/redact": ({ customerId }, { world, shop }) => customerId && redactCustomerBody(world, shop, customerId),
  "customers/data_request": ({ customerId, seq }, { world, shop }) =>
    customerId && dataRequestBody(world, shop, customerId, seq),
};
