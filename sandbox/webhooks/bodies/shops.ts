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
  "app_subscriptions/update": ({ subjectId, data, at: toldAt }, { shop, at }) =>
    subjectId && {
      app_subscription: {
        admin_graphql_api_id: gid("AppSubscription", subjectId),
        name: data.name,
        status: data.status,
        admin_graphql_api_shop_id: gid("Shop", shop.id),
        created_at: at(data.createdAt),
        updated_at: at(toldAt),
        currency: data.currency,
        capped_amount: data.cappedAmount ?? "0.0",
        price: data.price,
        interval: data.interval.toLowerCase(),
        plan_handle: data.planHandle,
      },
    },
  "bulk_operations/finish": ({ subjectId, data }, { at }) =>
    subjectId && {
      admin_graphql_api_id: gid("BulkOperation", subjectId),
      completed_at: data.completedAt && at(data.completedAt),
      created_at: at(data.createdAt),
      error_code: data.errorCode,
      status: data.status.toLowerCase(),
      type: data.type,
    },
  "shop/redact": (_event, { shop }) => redactShopBody(shop),
  "customers/redact": ({ customerId }, { world, shop }) => customerId && redactCustomerBody(world, shop, customerId),
  "customers/data_request": ({ customerId, seq }, { world, shop }) =>
    customerId && dataRequestBody(world, shop, customerId, seq),
};
