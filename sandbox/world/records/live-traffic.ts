// Pure. How busy a store is while the sandbox runs.

export const TRAFFIC_MODES = ["steady", "flash-sale", "black-friday"] as const;
export type TrafficMode = (typeof TRAFFIC_MODES)[number];

export interface LiveTrafficRecord {
  mode: TrafficMode;
  /** On an ordinary day, on average. */
  ordersPerHour: number;
  /** Of what is drawn: the n-th buyer buys the same each time. */
  seed: number;
  placed: number;
  /** Since when it is so, milliseconds since the epoch, of the world. */
  sinceMs: number;
}
