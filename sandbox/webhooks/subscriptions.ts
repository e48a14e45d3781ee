// What the app asked Shopify to send: the [webhooks] of shopify.app.toml, for every store, and what it subscribed through the
// Admin API in one.
import { parse } from "smol-toml";
import { z } from "zod";
import { type BodyFilter, INVALID_FILTER, readFilter } from "#sandbox/webhooks/filter.ts";
import { endpointOf } from "#sandbox/world/subscriptions/address.ts";
import type { World } from "#sandbox/world/world.ts";

const TomlSchema = z.object({
  webhooks: z.object({
    api_version: z.string(),
    subscriptions: z.array(
      z.object({
        topics: z.array(z.string()).optional(),
        compliance_topics: z.array(z.string()).optional(),
        uri: z.string(),
        include_fields: z.array(z.string()).optional(),
        filter: z.string().optional(),
        name: z.string().min(1).max(50).optional(),
      }),
    ),
  }),
});

export interface Subscription {
  /** Digits of a subscription that was made through the API; null: of the app's configuration, which cannot be removed. */
  id: string | null;
  topic: string;
  /** Relative to the app's address, or absolute. */
  uri: string;
  /** Empty: the whole body. */
  includeFields: readonly string[];
  filter: BodyFilter | null;
  metafieldNamespaces: readonly string[];
  metafields: readonly { namespace: string; key: string }[];
  name: string | null;
}

export interface Configured {
  apiVersion: string;
  subscriptions: readonly Subscription[];
}

/** Throws when a filter of the file is none, as Shopify's CLI refuses it. */
export function readSubscriptions(toml: string): Configured {
  const { webhooks } = TomlSchema.parse(parse(toml));
  const subscriptions = webhooks.subscriptions.flatMap(
    ({ topics = [], compliance_topics = [], uri, include_fields = [], filter, name }) =>
      [...topics, ...compliance_topics].map((topic) => ({
        id: null,
        topic,
        uri,
        includeFields: include_fields,
        filter: filter ? filterOf(filter) : null,
        metafieldNamespaces: [],
        metafields: [],
        name: name ?? null,
      })),
  );
  return { apiVersion: webhooks.api_version, subscriptions };
}

function filterOf(text: string): BodyFilter {
  const filter = readFilter(text);
  if (!filter) throw new Error(`${text}: ${INVALID_FILTER}`);
  return filter;
}

/** The subscriptions of a topic in a store, those of the configuration first. */
export class Subscriptions {
  readonly #world: World;
  readonly #configured = new Map<string, Subscription[]>();
  readonly #filters = new Map<string, BodyFilter>();

  constructor(world: World, { subscriptions }: Configured) {
    this.#world = world;
    for (const one of subscriptions) this.#configured.set(one.topic, [...(this.#configured.get(one.topic) ?? []), one]);
  }

  /** @param appId subscriptions of other apps are none of ours. */
  of(shop: string, topic: string, appId: string): Subscription[] {
    const configured = this.#configured.get(topic) ?? [];
    if (this.#world.tables.get("webhookSubscriptions")?.size === 0) return configured;
    const made = Object.values(this.#world.state.webhookSubscriptions)
      .filter((record) => record.shop === shop && record.topic === topic && record.appId === appId)
      // Queues of Google and Amazon are not here: what goes to them is not seen.
      .filter(({ uri }) => endpointOf(uri).kind === "http")
      .map(({ id, uri, includeFields, filter, metafieldNamespaces, metafields, name }) => {
        const compiled = filter ? this.#filter(filter) : null;
        return { id, topic, uri, includeFields, filter: compiled, metafieldNamespaces, metafields, name };
      });
    return made.length > 0 ? [...configured, ...made] : configured;
  }

  // What the API let in has been read before.
  #filter(text: string): BodyFilter {
    let filter = this.#filters.get(text);
    if (!filter) {
      filter = filterOf(text);
      this.#filters.set(text, filter);
    }
    return filter;
  }
}
