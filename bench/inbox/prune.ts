// What webhooks notice of old ones being taken away.
import { openLoop } from "#bench/open-loop.ts";

export interface Disturbed {
  /** Milliseconds from the moment a delivery came until it was kept. */
  calm: number[];
  during: number[];
  tookMs: number;
}

/** Takes deliveries for `calmMs`, then goes on while `prune` runs. */
export async function takeWhilePruning(
  perSecond: number,
  calmMs: number,
  take: () => Promise<void>,
  prune: () => Promise<void>,
): Promise<Disturbed> {
  let [began, ended] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let pruning: Promise<void> | undefined;
  const timed = await openLoop(
    perSecond,
    (sinceMs) => {
      if (sinceMs >= calmMs && !pruning) {
        began = performance.now();
        pruning = prune().then(() => {
          ended = performance.now();
        });
        pruning.catch(() => {}); // told below
      }
      return performance.now() < ended;
    },
    take,
  );
  await pruning;
  const within = (from: number, to: number) => timed.filter(({ due }) => due >= from && due < to).map(({ ms }) => ms);
  // One that came just before and was still under way waits for it as well.
  return { calm: within(0, began - 5), during: within(began - 5, ended), tookMs: ended - began };
}
