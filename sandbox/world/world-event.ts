// Pure. One thing that happened in the world: what a webhook tells of.
import type { EventData } from "#sandbox/world/event-data.ts";
import type { Topic } from "#sandbox/world/topic.ts";
import type { Actor } from "#sandbox/world/types.ts";

type DataOf<T extends Topic> = T extends keyof EventData ? { data: EventData[T] } : { data?: undefined };

/** What an event is about. Ids are digits; those that are not given are null. */
export type About<T extends Topic = Topic> = {
  orderId?: string | null;
  customerId?: string | null;
  fulfillmentOrderId?: string | null;
  /** What it is about when it is none of the three: the product, location, return, draft order, dispute, stock item … */
  subjectId?: string | null;
  /** A child of what it is about: the refund, edit, fulfilment, fulfilment event, transaction or hold. */
  childId?: string | null;
} & DataOf<T>;

/**
 * Listeners are called at once, in order, within the change: what they read from the world is the state that the event tells
 * of. One action of a person may raise several events with the same `eventId`.
 */
export interface EventOf<T extends Topic> {
  seq: number;
  /** The same for all events of one action: becomes `X-Shopify-Event-Id`. */
  eventId: string;
  shop: string;
  topic: T;
  /** With milliseconds: becomes `X-Shopify-Triggered-At`. */
  at: string;
  actor: Actor;
  orderId: string | null;
  customerId: string | null;
  fulfillmentOrderId: string | null;
  subjectId: string | null;
  childId: string | null;
  data: T extends keyof EventData ? EventData[T] : null;
}

/** Narrows by `topic`. */
export type WorldEvent = { [T in Topic]: EventOf<T> }[Topic];

/** Tells everybody about one event of an action. A topic of `EventData` needs its data. */
export type Emit = <T extends Topic>(topic: T, ...about: T extends keyof EventData ? [About<T>] : [About<T>?]) => void;
