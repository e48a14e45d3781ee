import type { AdminClient } from "#app/admin/client.server.ts";
import { enumOfTopic } from "#app/admin/operations/list-subscriptions.ts";
import type { OptionalTopic } from "#app/rules/optional-topics.ts";

const CREATE_SUBSCRIPTION = `#graphql
  mutation createSubscription($topic: WebhookSubscriptionTopic!, $uri: String!) {
    webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri, format: JSON }) {
      webhookSubscription { id }
      userErrors { field message }
    }
  }
` as const;

/** Subscribes a topic. Returns why not, in Shopify's words; null: it is on. */
export async function createSubscription(
  client: AdminClient,
  topic: OptionalTopic,
  uri: string,
): Promise<string | null> {
  const { data } = await client.send("createSubscription", CREATE_SUBSCRIPTION, {
    topic: enumOfTopic(topic) as never,
    uri,
  });
  const messages = data.webhookSubscriptionCreate?.userErrors.map(({ message }) => message) ?? [];
  return messages.length ? messages.join(" ") : null;
}
