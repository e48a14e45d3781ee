/** Where the world takes its time from, in milliseconds since the epoch. Tests hand in their own. */
export interface Clock {
  nowMs(): number;
}

export const systemClock: Clock = { nowMs: () => Date.now() };
