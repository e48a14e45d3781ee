// What the app asks of Shopify, as its own configuration says it.
import { readFileSync } from "node:fs";
import { parse } from "smol-toml";

export interface AppToml {
  access_scopes: { scopes: string; optional_scopes: string[] };
  webhooks: { subscriptions: { topics?: string[]; compliance_topics?: string[] }[] };
}

export const readAppToml = (): AppToml =>
  parse(readFileSync(new URL("../../shopify.app.toml", import.meta.url), "utf8")) as unknown as AppToml;

/** Topics that shopify.app.toml subscribes, those of compliance among them. */
export const subscribedTopics = (): string[] =>
  readAppToml().webhooks.subscriptions.flatMap(({ topics = [], compliance_topics = [] }) => [
    ...topics,
    ...compliance_topics,
  ]);
