// Pure. Which subscriptions to make and to remove, so that the topics of granted scopes, and no others, come in.
import { OPTIONAL_TOPIC_NAMES, OPTIONAL_TOPICS, type OptionalTopic } from "#app/rules/optional-topics.ts";

export interface Subscription {
  /** Its gid. */
  id: string;
  /** As headers name it: disputes/create. */
  topic: string;
  uri: string;
  /** JSON or XML. */
  format: string;
  /** What it leaves out of bodies would be missing in pictures. */
  isCut: boolean;
}

export interface TopicsPlan {
  create: OptionalTopic[];
  remove: Subscription[];
}

/**
 * Shopify removes a subscription of its own accord after eight failed deliveries: what is not there is made anew. One that is not as
 * ours are (another address, XML, a filter or some fields only) is replaced.
 */
export function planOptionalTopics(
  granted: ReadonlySet<string>,
  there: readonly Subscription[],
  uri: string,
): TopicsPlan {
  const good = new Set<string>();
  const remove: Subscription[] = [];
  for (const one of there) {
    const scope = OPTIONAL_TOPICS[one.topic as OptionalTopic] as string | undefined;
    // Not of ours to keep: somebody made it by hand.
    if (scope === undefined) continue;
    const isRight =
      granted.has(scope) && one.uri === uri && one.format === "JSON" && !one.isCut && !good.has(one.topic);
    if (isRight) good.add(one.topic);
    else remove.push(one);
  }
  return {
    create: OPTIONAL_TOPIC_NAMES.filter((topic) => granted.has(OPTIONAL_TOPICS[topic]) && !good.has(topic)),
    remove,
  };
}
