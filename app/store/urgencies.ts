/** Priorities of lanes, least and most, from first to last. A sweep waits for webhooks: of ten thousand stores some are always due. */
export const PRIORITIES = { live: [0, 0], sweep: [1, 9], backFill: [10, 32_767] } as const;

export type Urgency = keyof typeof PRIORITIES;

/** From first to last. */
export const URGENCIES = Object.keys(PRIORITIES) as Urgency[];
