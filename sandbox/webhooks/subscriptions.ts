// What the app asked Shopify to send: the [webhooks] of shopify.app.toml.
import { parse } from "smol-toml";
import { z } from "zod";

const TomlSchema = z.object({
  webhooks: z.object({
    api_version: z.string(),
    subscriptions: z.array(
      z.object({
        topics: z.array(z.string()).optional(),
        compliance_topics: z.array(z.string()).optional(),
        uri: z.string(),
      }),
    ),
  }),
});

export interface Subscriptions {
  apiVersion: string;
  /** Where each topic goes, relative to the app's address or absolute. */
  uriOf: ReadonlyMap<string, string>;
}

export function readSubscriptions(toml: string): Subscriptions {
  const { webhooks } = TomlSchema.parse(parse(toml));
  const uriOf = new Map<string, string>();
  for (const { topics = [], compliance_topics = [], uri } of webhooks.subscriptions)
    for (const topic of [...topics, ...compliance_topics]) uriOf.set(topic, uri);
  return { apiVersion: webhooks.api_version, uriOf };
}
