// Pure. Topics that a store sends only to apps to which it granted a scope beyond those of the installation.
import { type EventName, eventNamed } from "#app/rules/trigger.ts";

/** Topic → the scope it needs (official schema, WebhookSubscriptionTopic). */
export const OPTIONAL_TOPICS = {
  "disputes/create": "read_shopify_payments_disputes",
  "disputes/update": "read_shopify_payments_disputes",
  "customers/merge": "read_customer_merge",
  "payment_schedules/due": "read_payment_terms",
} as const;

export type OptionalTopic = keyof typeof OPTIONAL_TOPICS;
export const OPTIONAL_TOPIC_NAMES = Object.keys(OPTIONAL_TOPICS) as OptionalTopic[];

/** Known without it too: orders' own webhooks tell their payment terms. */
const KNOWN_OTHERWISE: ReadonlySet<EventName> = new Set<EventName>(["order.payment_due"]);

const scopes = new Map<EventName, string>();
for (const topic of OPTIONAL_TOPIC_NAMES) {
  const event = eventNamed(topic);
  if (event && !KNOWN_OTHERWISE.has(event)) scopes.set(event, OPTIONAL_TOPICS[topic]);
}

/** The scope without which a store does not tell of this event; null: it tells every installation. */
export const scopeOfEvent = (event: EventName): string | null => scopes.get(event) ?? null;
