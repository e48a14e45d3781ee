import type { NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { ADMIN_API_VERSION } from "#sandbox/graphql/official-schema.ts";
import { type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { enumOfTopic } from "#sandbox/graphql/webhook-topics.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { WebhookSubscriptionRecord } from "#sandbox/world/records/webhook-subscription.ts";
import { endpointOf } from "#sandbox/world/subscriptions/address.ts";
import { subscriptionsOf } from "#sandbox/world/subscriptions/save-subscription.ts";

export const webhookSubscriptionNodes: NodeFinders = {
  WebhookSubscription: (id, { world, shop, appId }) =>
    subscriptionsOf(world, shop.domain, appId).find((one) => one.id === id) ?? null,
};

function endpoint({ uri }: WebhookSubscriptionRecord): object {
  const to = endpointOf(uri);
  if (to.kind === "http") return typed("WebhookHttpEndpoint", { callbackUrl: to.url });
  if (to.kind === "event-source") return typed("WebhookEventBridgeEndpoint", { arn: to.arn });
  return typed("WebhookPubSubEndpoint", { pubSubProject: to.project, pubSubTopic: to.topic });
}

export const webhookSubscriptionResolvers: TypeResolvers<WebhookSubscriptionRecord> = {
  id: ({ id }) => gid("WebhookSubscription", id),
  legacyResourceId: ({ id }) => id,
  topic: ({ topic }) => enumOfTopic(topic),
  format: () => "JSON",
  uri: ({ uri }) => uri,
  callbackUrl: ({ uri }) => uri,
  endpoint,
  includeFields: ({ includeFields }) => includeFields,
  filter: ({ filter }) => filter,
  metafieldNamespaces: ({ metafieldNamespaces }) => metafieldNamespaces,
  metafields: ({ metafields }) => metafields,
  name: ({ name }) => name,
  apiVersion: () => ({ handle: ADMIN_API_VERSION, displayName: `${ADMIN_API_VERSION} (Latest)`, supported: true }),
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
};
