import type { AdminClient } from "#app/admin/client.server.ts";
import type { Subscription } from "#app/admin/plan-optional-topics.ts";
import { OPTIONAL_TOPIC_NAMES } from "#app/rules/optional-topics.ts";

const LIST_SUBSCRIPTIONS = `#graphql
  query listSubscriptions {
    webhookSubscriptions(first: 100) { nodes { id topic uri format filter includeFields } }
    currentAppInstallation { accessScopes { handle } }
  }
` as const;

/** "disputes/create" → DISPUTES_CREATE */
export const enumOfTopic = (topic: string): string => topic.replace(/[/.]/g, "_").toUpperCase();
const headers = new Map(OPTIONAL_TOPIC_NAMES.map((topic) => [enumOfTopic(topic), topic as string]));

/** The subscriptions that were made through the API (never those of shopify.app.toml), and the scopes that the store grants. */
export async function listSubscriptions(
  client: AdminClient,
): Promise<{ subscriptions: Subscription[]; granted: string[] }> {
  const { data } = await client.send("listSubscriptions", LIST_SUBSCRIPTIONS, {});
  return {
    subscriptions: data.webhookSubscriptions.nodes.map(({ id, topic, uri, format, filter, includeFields }) => ({
      ...{ id, uri, format, topic: headers.get(topic) ?? topic },
      isCut: Boolean(filter) || includeFields.length > 0,
    })),
    granted: data.currentAppInstallation.accessScopes.map(({ handle }) => handle),
  };
}
