import { topicWords } from "#sandbox/graphql/webhook-topics.ts";
import { gid } from "#sandbox/world/gid.ts";
import { isObject, type Json, textAt } from "#tests/recordings/json.ts";
import type { Ground } from "#tests/recordings/plant/ground.ts";

/** A webhook subscription of the app as a recording shows it; one whose topic or address is not shown cannot be planted. */
export function plantSubscription(ground: Ground, recorded: string): void {
  if (ground.ids.get(recorded)) return;
  const { world, shop, appId } = ground;
  const view: Json = ground.observed.of(recorded) ?? {};
  const topic = textAt(view, "topic");
  const uri = textAt(view, "uri") ?? textAt(view, "callbackUrl") ?? textAt(view, "endpoint", "callbackUrl");
  if (!topic || !uri) return;
  const id = ground.idFor(recorded);
  const metafields = Array.isArray(view.metafields) ? view.metafields.filter(isObject) : [];
  world.state.webhookSubscriptions[id] = {
    id,
    shop: shop.domain,
    appId,
    topic: topicWords(topic).header,
    uri,
    includeFields: texts(view.includeFields),
    filter: textAt(view, "filter"),
    metafieldNamespaces: texts(view.metafieldNamespaces),
    metafields: metafields.map((one) => ({
      namespace: textAt(one, "namespace") ?? "",
      key: textAt(one, "key") ?? "",
    })),
    name: textAt(view, "name"),
    createdAt: textAt(view, "createdAt") ?? world.now(),
    updatedAt: textAt(view, "updatedAt") ?? world.now(),
    failures: 0,
  };
  ground.ids.learn(recorded, gid("WebhookSubscription", id));
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
