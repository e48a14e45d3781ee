// One store's writes as the app sends them: by the governor's own rules (app/admin/bucket.ts, which Redis runs for all processes),
// from lanes of which so many are looked at at a time, live ones first, and which come again when they were told to wait.
import { EMPTY_BUCKET, LEARNING_POLL_MS, reserveIn, settleIn } from "#app/admin/bucket.ts";
import { type Contend, IN_FLIGHT } from "#bench/throttle/contend.ts";
import { Heap } from "#bench/throttle/heap.ts";
import type { Write } from "#bench/throttle/workload.ts";

const PATIENCE_MS = 300;
const HOLD_MS = 15_000;
/** The dispatcher looks at what has become due so often, and whenever anything ends. */
const POLL_MS = 250;
/** What a look at a lane takes before it comes to sending. */
const LOOK_MS = 10;

export const switchyard: Contend = async (store, shopify, clock, counted) => {
  let bucket = EMPTY_BUCKET;
  const lanes = { live: new Heap<Write>(), "back-fill": new Heap<Write>() };
  /** Live writes that were told to wait and are not looked at again yet. */
  let liveWaits = 0;
  let inFlight = 0;
  let left = store.writes.length;
  const { promise: done, resolve: end } = Promise.withResolvers<void>();

  /** Until it was sent: null; or told to come again: after so many milliseconds. */
  const look = async (write: Write): Promise<number | null> => {
    await clock.sleep(LOOK_MS);
    const id = String(counted.looks++);
    const precedence = write.isLive ? "live" : "back-fill";
    for (;;) {
      const taken = reserveIn(bucket, {
        ...{ id, cost: write.estimate, precedence, patienceMs: PATIENCE_MS, holdMs: HOLD_MS, now: clock.now },
      });
      bucket = taken.bucket;
      if (taken.reservation.outcome === "reserved" && !write.isLive && liveWaits > 0) counted.overtaken++;
      const { outcome, waitMs } = taken.reservation;
      if (outcome === "wait" && waitMs > LEARNING_POLL_MS) return waitMs;
      if (waitMs > 0) await clock.sleep(waitMs);
      if (outcome === "reserved") break;
    }
    const { isThrottled, status } = await shopify.send(write);
    bucket = settleIn(bucket, { id, status, now: clock.now });
    return isThrottled
      ? Math.max(100, Math.ceil(((write.cost - status.currentlyAvailable) * 1_000) / status.restoreRate))
      : null;
  };
  const begin = async (write: Write) => {
    inFlight++;
    const againInMs = await look(write);
    inFlight--;
    if (againInMs === null) left--;
    else {
      lanes[write.isLive ? "live" : "back-fill"].add(clock.now + againInMs, write);
      if (write.isLive) liveWaits++;
    }
    if (left === 0) end();
    else dispatch();
  };
  const dispatch = () => {
    for (const kind of ["live", "back-fill"] as const)
      while (inFlight < IN_FLIGHT && lanes[kind].least <= clock.now) {
        const write = lanes[kind].take();
        if (!write) break;
        if (write.isLive && seen.has(write)) liveWaits--;
        seen.add(write);
        void begin(write);
      }
  };
  const seen = new Set<Write>();
  const come = async () => {
    for (const write of store.writes) {
      if (write.at > clock.now) await clock.sleep(write.at - clock.now);
      lanes[write.isLive ? "live" : "back-fill"].add(clock.now, write);
      dispatch();
    }
  };
  const poll = async () => {
    while (left > 0) {
      await clock.sleep(POLL_MS);
      dispatch();
    }
  };
  await Promise.all([come(), poll(), done]);
};
