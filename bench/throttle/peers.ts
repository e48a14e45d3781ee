// How apps otherwise meet Shopify's limit. Each sends again until it is not throttled: none gives up, so that all do the same work.
import { Bottleneck, pLimit } from "#bench/peers/limiters.mjs";
import { type Contend, type Counted, IN_FLIGHT } from "#bench/throttle/contend.ts";
import type { VirtualClock } from "#bench/throttle/virtual-clock.ts";
import type { Shopify, Store, Write } from "#bench/throttle/workload.ts";

/** p-limit, and the pause that Shopify's own library makes before it tries again. */
export const libraryRetries: Contend = limited(() => 1_000);

/** p-limit, and pauses that double from a quarter of a second to half a minute. */
export const doublingBackOff: Contend = limited((attempts) => Math.min(250 * 2 ** attempts, 30_000));

function limited(pauseMs: (attempts: number) => number): Contend {
  return async (store, shopify, clock, counted) => {
    const limit = pLimit(IN_FLIGHT);
    await eachAsItComes(store, clock, (write) => limit(() => untilDone(write, shopify, clock, counted, pauseMs)));
  };
}

/** A reservoir of the plan's size that fills at its rate, weights as estimated, live before the rest. */
export const bottleneck: Contend = async (store, shopify, clock, counted) => {
  const limiter = new Bottleneck({
    maxConcurrent: IN_FLIGHT * 100, // it weighs what is under way, too
    reservoir: store.maximum,
    reservoirIncreaseAmount: store.rate / 4,
    reservoirIncreaseInterval: 250,
    reservoirIncreaseMaximum: store.maximum,
  });
  await eachAsItComes(store, clock, (write) =>
    limiter.schedule({ weight: write.estimate, priority: write.isLive ? 4 : 6 }, () =>
      untilDone(write, shopify, clock, counted, () => 1_000),
    ),
  );
  await limiter.disconnect();
};

async function eachAsItComes(store: Store, clock: VirtualClock, send: (write: Write) => Promise<void>): Promise<void> {
  const sending: Promise<void>[] = [];
  for (const write of store.writes) {
    if (write.at > clock.now) await clock.sleep(write.at - clock.now);
    sending.push(send(write));
  }
  await Promise.all(sending);
}

async function untilDone(
  write: Write,
  shopify: Shopify,
  clock: VirtualClock,
  counted: Counted,
  pauseMs: (attempts: number) => number,
): Promise<void> {
  for (let attempts = 0; ; attempts++) {
    counted.looks++;
    if (!(await shopify.send(write)).isThrottled) return;
    await clock.sleep(pauseMs(attempts));
  }
}
