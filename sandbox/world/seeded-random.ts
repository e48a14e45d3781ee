// Pure. Chance that can be had again.

export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** Whole numbers, both ends included. */
  between(low: number, high: number): number;
  oneOf<T>(list: readonly T[]): T;
  happens(rate: number): boolean;
}

/** Mulberry32. */
export function seededRandom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    oneOf<T>(list: readonly T[]): T {
      const chosen = list[between(0, list.length - 1)];
      if (chosen === undefined) throw new Error("nothing to choose from");
      return chosen;
    },
    happens: (rate) => next() < rate,
  };
}
