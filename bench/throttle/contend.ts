import type { VirtualClock } from "#bench/throttle/virtual-clock.ts";
import type { Shopify, Store } from "#bench/throttle/workload.ts";

export interface Counted {
  /** Decisions whether to send. */
  looks: number;
  /** Back-fill that was sent while live work waited for points. */
  overtaken: number;
}

/** Sends all writes of one store; resolves when the last of them is done. */
export type Contend = (store: Store, shopify: Shopify, clock: VirtualClock, counted: Counted) => Promise<void>;

/** Writes of one store that are under way at once: what the app does too. */
export const IN_FLIGHT = 20;
