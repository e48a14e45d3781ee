import type { WebhookSubscriptionRecord } from "#sandbox/world/records/webhook-subscription.ts";
import { wrongWithAddress } from "#sandbox/world/subscriptions/address.ts";
import { type Refusal, Refused, type World } from "#sandbox/world/world.ts";

/** What an app says of a subscription; left out, it stays as it is (of a new one: the default). */
export interface SubscriptionChange {
  uri?: string;
  filter?: string | null;
  includeFields?: string[];
  metafieldNamespaces?: string[];
  metafields?: { namespace: string; key: string }[];
  name?: string | null;
}

/** What a world cannot say: the syntax of filters, and where the app is. */
export interface SubscriptionRules {
  /** The words for a filter that is none, else null. */
  wrongWithFilter: (filter: string) => string | null;
  appUrl: string | null;
}

/** Recorded. */
export const ADDRESS_TAKEN = "Address for this topic has already been taken";

const ADDRESS = ["webhookSubscription", "callbackUrl"];

/** Subscribes an app to a topic in one store. @param topic as headers name it. Throws what Shopify refuses. */
export function createSubscription(
  world: World,
  shop: string,
  { appId, topic }: { appId: string; topic: string },
  change: SubscriptionChange,
  rules: SubscriptionRules,
): WebhookSubscriptionRecord {
  const now = world.now();
  const record: WebhookSubscriptionRecord = {
    id: "",
    shop,
    appId,
    topic,
    uri: "",
    includeFields: [],
    filter: null,
    metafieldNamespaces: [],
    metafields: [],
    name: null,
    ...given(change),
    createdAt: now,
    updatedAt: now,
    failures: 0,
  };
  check(world, record, rules);
  record.id = world.nextId();
  world.state.webhookSubscriptions[record.id] = record;
  return record;
}

/** Changes what is given. Throws what Shopify refuses, and then nothing is changed. */
export function updateSubscription(
  world: World,
  record: WebhookSubscriptionRecord,
  change: SubscriptionChange,
  rules: SubscriptionRules,
): boolean {
  const changed = { ...record, ...given(change) };
  check(world, changed, rules);
  const isDifferent = JSON.stringify(changed) !== JSON.stringify(record);
  // Recorded: a second later than it was made, when it was changed a second later.
  if (isDifferent) Object.assign(record, given(change), { updatedAt: world.now() });
  return isDifferent;
}

/** The subscriptions of an app in a store, oldest first. Those of its configuration are none of these. */
export function subscriptionsOf(world: World, shop: string, appId: string): WebhookSubscriptionRecord[] {
  return Object.values(world.state.webhookSubscriptions).filter((one) => one.shop === shop && one.appId === appId);
}

const given = (change: SubscriptionChange): SubscriptionChange =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

function check(world: World, record: WebhookSubscriptionRecord, { wrongWithFilter, appUrl }: SubscriptionRules): void {
  const refusals: Refusal[] = [];
  const refuse = (field: string[], message: string) => refusals.push({ field, message, code: null });
  for (const message of wrongWithAddress(record.uri, appUrl)) refuse(ADDRESS, message);
  if (isTaken(world, record)) refuse(ADDRESS, ADDRESS_TAKEN);
  for (const message of wrongWithName(world, record)) refuse(["webhookSubscription", "name"], message);
  const filter = record.filter ? wrongWithFilter(record.filter) : null;
  if (filter) refuse(["webhookSubscription"], filter);
  if (refusals.length > 0) throw Refused.all(refusals);
}

// The same topic, address and filter twice (documented for the configuration; the words are recorded).
const isTaken = (world: World, { id, shop, appId, topic, uri, filter }: WebhookSubscriptionRecord): boolean =>
  subscriptionsOf(world, shop, appId).some(
    (one) => one.id !== id && one.topic === topic && one.uri === uri && (one.filter ?? "") === (filter ?? ""),
  );

// The rules are documented: at most 50 characters of letters, digits, "_" and "-", once in a store. The words are not.
function wrongWithName(world: World, { id, shop, appId, name }: WebhookSubscriptionRecord): string[] {
  if (name === null) return [];
  if (name.length > 50) return ["Name is too long (maximum is 50 characters)"];
  if (!/^[\w-]+$/.test(name)) return ["Name is invalid"];
  return subscriptionsOf(world, shop, appId).some((one) => one.id !== id && one.name === name)
    ? ["Name has already been taken"]
    : [];
}
