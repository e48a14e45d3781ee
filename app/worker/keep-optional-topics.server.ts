// Keeps the topics of optional scopes subscribed: made when the scope is granted, made again when Shopify dropped them after eight
// failures, removed when the scope goes.
import type { PoolClient } from "pg";
import type { AdminClient } from "#app/admin/client.server.ts";
import { AdminRejected } from "#app/admin/errors.ts";
import { createSubscription } from "#app/admin/operations/create-subscription.ts";
import { deleteSubscription } from "#app/admin/operations/delete-subscription.ts";
import { listSubscriptions } from "#app/admin/operations/list-subscriptions.ts";
import { planOptionalTopics } from "#app/admin/plan-optional-topics.ts";
import { inShop } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { logger } from "#app/logger.server.ts";
import { OPTIONAL_TOPIC_NAMES, OPTIONAL_TOPICS, type OptionalTopic } from "#app/rules/optional-topics.ts";
import { saveTopics, type TopicState, topicsAreDue } from "#app/store/optional-topics.server.ts";

/** A webhook says when scopes change; that Shopify dropped a subscription nobody says. */
const EVERY_MS = 600_000;

/** Whether it is time to look at them again. */
export const optionalTopicsAreDue = (client: PoolClient, shop: string): Promise<boolean> =>
  topicsAreDue(client, shop, EVERY_MS);

export async function keepOptionalTopics(shop: string, admin: AdminClient): Promise<void> {
  const { subscriptions, granted } = await listSubscriptions(admin);
  const uri = new URL("/webhooks", env.SHOPIFY_APP_URL).href;
  const has = new Set(granted);
  const { create, remove } = planOptionalTopics(has, subscriptions, uri);
  for (const { id } of remove) await deleteSubscription(admin, id);
  const refused = new Map<OptionalTopic, string>();
  for (const topic of create) {
    const reason = await tryToSubscribe(admin, topic, uri);
    if (reason !== null) refused.set(topic, reason);
  }
  if (create.length || remove.length)
    logger.info({ shop, create, remove: remove.map(({ topic }) => topic) }, "subscriptions of optional scopes");
  const topics = OPTIONAL_TOPIC_NAMES.map((topic): TopicState => {
    const scope = OPTIONAL_TOPICS[topic];
    const reason = refused.get(topic) ?? null;
    return { topic, scope, reason, state: !has.has(scope) ? "off" : reason === null ? "on" : "refused" };
  });
  await inShop(shop, (client) => saveTopics(client, shop, { granted, topics }));
}

async function tryToSubscribe(admin: AdminClient, topic: OptionalTopic, uri: string): Promise<string | null> {
  try {
    return await createSubscription(admin, topic, uri);
  } catch (error) {
    if (error instanceof AdminRejected) return error.message;
    throw error;
  }
}
