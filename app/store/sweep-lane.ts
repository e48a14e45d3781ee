/** The lane of a shop's sweep: behind webhooks, before the reading of the past. */
export const SWEEP_LANE = { kind: "sweep", key: "orders", priority: 5 } as const;
