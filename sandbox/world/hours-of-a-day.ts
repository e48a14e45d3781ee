/** How much a store sells by hour, from midnight: a lull at lunch, the peak after supper. */
export const HOURS_OF_A_DAY: readonly number[] = [
  ...[0.8, 0.4, 0.25, 0.2, 0.2, 0.35, 0.9, 2, 3.2, 4.1, 4.9, 5.3],
  ...[5.6, 5.1, 4.8, 4.9, 5.2, 5.6, 6.2, 7.2, 8.6, 8.4, 6.1, 2.9],
];

const HOUR_MS = 3_600_000;

/**
 * When on a day a share of its orders has come in, in ms from midnight.
 * @param share from 0 to less than 1.
 */
export function momentOfDay(share: number): number {
  let left = share * HOURS_OF_A_DAY.reduce((sum, weight) => sum + weight, 0);
  for (const [hour, weight] of HOURS_OF_A_DAY.entries()) {
    if (left < weight) return Math.floor((hour + left / weight) * HOUR_MS);
    left -= weight;
  }
  return 24 * HOUR_MS - 1;
}
