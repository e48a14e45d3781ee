// Pure. The topics of webhooks as GraphQL spells them, and as headers and shopify.app.toml do. The official schema names both,
// and the scopes of which an app needs one, in what it says of each value of `WebhookSubscriptionTopic`.
import { type GraphQLEnumType, isEnumType } from "graphql";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { TOPICS } from "#sandbox/world/topic.ts";

interface TopicWords {
  /** "orders/create" */
  header: string;
  /** Empty: every app may subscribe. */
  scopes: readonly string[];
}

/** "orders/create" → ORDERS_CREATE */
export const enumOfTopic = (header: string): string => header.replace(/[/.]/g, "_").toUpperCase();

let read: ReadonlyMap<string, TopicWords> | null = null;

/** What the schema says of a topic, by its name in GraphQL. */
export function topicWords(name: string): TopicWords {
  read ??= readAll();
  const words = read.get(name);
  if (!words) throw new Error(`no topic ${name}`);
  return words;
}

function readAll(): ReadonlyMap<string, TopicWords> {
  const type = officialSchema().schema.getType("WebhookSubscriptionTopic");
  if (!isEnumType(type)) throw new Error("the official schema has no WebhookSubscriptionTopic");
  // Of a few the schema spells the header like the enum.
  const known = new Map<string, string>(TOPICS.map((topic) => [enumOfTopic(topic), topic]));
  return new Map(
    (type as GraphQLEnumType).getValues().map(({ name, description }) => {
      const text = (description ?? "").replace(/\s+/g, " ");
      const header = known.get(name) ?? /`([a-z_]+[/.][a-z_]+)` events/.exec(text)?.[1] ?? name.toLowerCase();
      const needed = /Requires (?:the|at least one of the following scopes:) ([^.]*)\./.exec(text)?.[1] ?? "";
      return [name, { header, scopes: needed.match(/read_[a-z_]+/g) ?? [] }] as const;
    }),
  );
}
