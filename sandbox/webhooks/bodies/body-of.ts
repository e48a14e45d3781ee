import type { Topic } from "#sandbox/world/topic.ts";
import type { Instant, ShopRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";
import type { EventOf } from "#sandbox/world/world-event.ts";

/** Who is told, and of which world. */
export interface Telling {
  world: World;
  shop: ShopRecord;
  /** The app that is told: its own holds are marked. */
  appId: string;
  /** Prints an instant in the shop's zone. */
  at: (instant: Instant) => string;
}

/** Makes the body of a topic from an event, as the store is at that moment; null when what it is about is not there. */
export type BodyOf<T extends Topic> = (event: EventOf<T>, telling: Telling) => unknown;

/** One room's share of the bodies. */
export type Bodies = { [T in Topic]?: BodyOf<T> };
