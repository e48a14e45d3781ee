import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Bucket,
  dripped,
  EMPTY_BUCKET,
  LEARNING_MS,
  LONGEST_TURN_MS,
  reserveIn,
  settleIn,
} from "#app/admin/bucket.ts";

const ask = { id: "a", cost: 10, precedence: "live" as const, patienceMs: 300, holdMs: 15_000, now: 1_000_000 };
const known = (over: Partial<Bucket> = {}): Bucket => ({
  ...EMPTY_BUCKET,
  ...{ at: ask.now, available: 2_000, maximum: 2_000, restoreRate: 100 },
  ...over,
});

describe("before Shopify has answered", () => {
  it("lets the first request through and holds the others back until it is known", () => {
    const first = reserveIn(EMPTY_BUCKET, ask);
    expect(first.reservation).toEqual({ outcome: "reserved", waitMs: 0 });

    const second = reserveIn(first.bucket, { ...ask, id: "b", now: ask.now + 5 });
    expect(second.reservation.outcome).toBe("wait");

    const status = { maximumAvailable: 2_000, currentlyAvailable: 1_990, restoreRate: 100 };
    const learnt = settleIn(second.bucket, { id: "a", status, now: ask.now + 50 });
    expect(reserveIn(learnt, { ...ask, id: "b", now: ask.now + 60 }).reservation.outcome).toBe("reserved");
  });

  it("lets another one through when the first never came back", () => {
    const first = reserveIn(EMPTY_BUCKET, ask);
    const later = reserveIn(first.bucket, { ...ask, id: "b", now: ask.now + LEARNING_MS });
    expect(later.reservation.outcome).toBe("reserved");
  });

  it("lets the next one through at once when the first ended without an answer", () => {
    const first = reserveIn(EMPTY_BUCKET, ask);
    const ended = settleIn(first.bucket, { id: "a", status: null, now: ask.now + 10 });
    expect(reserveIn(ended, { ...ask, id: "b", now: ask.now + 11 }).reservation.outcome).toBe("reserved");
  });
});

describe("a known bucket", () => {
  it.each([
    // Ten, and five in hand in case Shopify asks for more.
    { available: 15, reservation: { outcome: "reserved", waitMs: 0 } },
    { available: 14, reservation: { outcome: "reserved", waitMs: 10 } },
    { available: -15, reservation: { outcome: "reserved", waitMs: 300 } },
    { available: -16, reservation: { outcome: "wait", waitMs: 310 } },
  ])("with $available points answers a request for 10 by $reservation", ({ available, reservation }) => {
    expect(reserveIn(known({ available }), ask).reservation).toEqual(reservation);
  });

  it("keeps half of what is under way in hand: it may cost more than was reckoned", () => {
    const underWay = { other: { cost: 100, until: ask.now + 1 } };
    expect(reserveIn(known({ available: 65, underWay }), ask).reservation).toMatchObject({ waitMs: 0 });
    expect(reserveIn(known({ available: 64, underWay }), ask).reservation).toMatchObject({ waitMs: 10 });
    const gone = { other: { cost: 100, until: ask.now } };
    expect(reserveIn(known({ available: 15, underWay: gone }), ask).reservation).toMatchObject({ waitMs: 0 });
  });

  it("lets one through that costs more than the bucket holds: Shopify says that it never will", () => {
    expect(reserveIn(known(), { ...ask, cost: 1_999 }).reservation.outcome).toBe("reserved");
    expect(reserveIn(known({ available: 1_900 }), { ...ask, cost: 1_999 }).reservation.outcome).toBe("wait");
  });

  it("leaves half of it to live work", () => {
    const backFill = { ...ask, precedence: "back-fill" as const };
    expect(reserveIn(known({ available: 1_010 }), backFill).reservation.outcome).toBe("reserved");
    expect(reserveIn(known({ available: 970 }), backFill).reservation.outcome).toBe("wait");
    expect(reserveIn(known({ available: 970 }), ask).reservation.outcome).toBe("reserved");
  });

  it("lets a back-fill request of more than half the bucket through when it is full", () => {
    const large = { ...ask, precedence: "back-fill" as const, cost: 1_500 };
    expect(reserveIn(known(), large).reservation.outcome).toBe("reserved");
  });

  it("drips, and never over the rim", () => {
    expect(dripped(known({ available: 0 }), ask.now + 5_000)).toBe(500);
    expect(dripped(known({ available: 1_990 }), ask.now + 5_000)).toBe(2_000);
  });

  it("takes Shopify's figure, less what is still under way", () => {
    const one = reserveIn(known(), ask).bucket;
    const two = reserveIn(one, { ...ask, id: "b", cost: 25 }).bucket;
    const status = { maximumAvailable: 4_000, currentlyAvailable: 3_000, restoreRate: 200 };
    const settled = settleIn(two, { id: "a", status, now: ask.now + 10 });
    expect(settled).toMatchObject({ available: 2_975, maximum: 4_000, restoreRate: 200 });
  });

  it("forgets what a process that died had under way", () => {
    const died = reserveIn(known(), { ...ask, id: "dead", cost: 500 }).bucket;
    const status = { maximumAvailable: 2_000, currentlyAvailable: 2_000, restoreRate: 100 };
    const settled = settleIn(died, { id: "other", status, now: ask.now + ask.holdMs });
    expect(settled.available).toBe(2_000);
  });

  it("never promises more than the bucket and what drips into it", () => {
    const requests = fc.array(
      fc.record({
        cost: fc.integer({ min: 1, max: 200 }),
        afterMs: fc.integer({ min: 0, max: 400 }),
        backFill: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(requests, (list) => {
        let bucket = known();
        let { now } = ask;
        const sends: { at: number; cost: number }[] = [];
        for (const [index, { cost, afterMs, backFill }] of list.entries()) {
          now += afterMs;
          const precedence = backFill ? "back-fill" : "live";
          const asked = reserveIn(bucket, { ...ask, id: String(index), cost, precedence, now });
          bucket = asked.bucket;
          if (asked.reservation.outcome === "reserved") sends.push({ at: now + asked.reservation.waitMs, cost });
        }
        // What Shopify would have left at each send, in order of sending.
        let left = 2_000;
        let last = ask.now;
        for (const { at, cost } of sends.sort((a, b) => a.at - b.at)) {
          left = Math.min(2_000, left + ((at - last) * 100) / 1_000) - cost;
          last = at;
          expect(left).toBeGreaterThanOrEqual(-1e-6);
        }
      }),
    );
  });
});

describe("those who have to wait", () => {
  const BACK_FILL = { precedence: "back-fill" as const };
  /** So many ask, one after another at the same moment. */
  const askOften = (bucket: Bucket, times: number, over: Partial<typeof ask | typeof BACK_FILL> = {}) => {
    const waits: number[] = [];
    let after = bucket;
    for (let n = 0; n < times; n++) {
      const asked = reserveIn(after, { ...ask, ...over, id: `w${n}` });
      after = asked.bucket;
      waits.push(asked.reservation.waitMs);
    }
    return { waits, bucket: after };
  };

  it("are told to come one after another, twice as close as their points drip", () => {
    expect(askOften(known({ available: -100 }), 4).waits).toEqual([1_150, 1_200, 1_250, 1_300]);
  });

  it("are told to come within a minute, however many wait", () => {
    const { waits } = askOften(known({ available: -100 }), 3_000);
    expect(Math.max(...waits)).toBe(LONGEST_TURN_MS);
  });

  it("have turns of their own as back-fill", () => {
    const live = askOften(known({ available: -100 }), 10).bucket;
    const [first, second] = askOften(live, 2, BACK_FILL).waits;
    expect((second ?? 0) - (first ?? 0)).toBe(50);
  });

  it("go before back-fill as long as their turns last, whatever has dripped in", () => {
    const waiting = askOften(known({ available: -1_000 }), 1).bucket;
    const later = ask.now + 10_600;
    expect(
      reserveIn({ ...waiting, available: 1_500, at: later - 400 }, { ...ask, ...BACK_FILL, now: later }).reservation,
    ).toEqual({ outcome: "wait", waitMs: 600 });
    const passed = later + 600;
    expect(
      reserveIn({ ...waiting, available: 1_500, at: later }, { ...ask, ...BACK_FILL, now: passed }).reservation,
    ).toEqual({
      outcome: "reserved",
      waitMs: 0,
    });
  });

  it("are forgotten when the bucket runs over: they did not come", () => {
    const { bucket } = askOften(known({ available: -100 }), 100);
    const full = { ...bucket, available: 2_000 };
    expect(reserveIn(full, { ...ask, ...BACK_FILL }).reservation).toEqual({ outcome: "reserved", waitMs: 0 });
  });
});

it("is never throttled, however far off its figures are within the half", () => {
  const requests = fc.array(
    fc.record({
      cost: fc.integer({ min: 2, max: 200 }),
      share: fc.double({ min: 0.5, max: 1.5, noNaN: true }),
      afterMs: fc.integer({ min: 0, max: 400 }),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(requests, (list) => {
      let bucket = known();
      let { now } = ask;
      const sends: { at: number; cost: number }[] = [];
      for (const [index, { cost, share, afterMs }] of list.entries()) {
        now += afterMs;
        const asked = reserveIn(bucket, { ...ask, id: String(index), cost, now });
        bucket = asked.bucket;
        if (asked.reservation.outcome === "reserved")
          sends.push({ at: now + asked.reservation.waitMs, cost: Math.floor(cost * share) });
      }
      let [left, last] = [2_000, ask.now];
      for (const { at, cost } of sends.sort((a, b) => a.at - b.at)) {
        left = Math.min(2_000, left + ((at - last) * 100) / 1_000) - cost;
        last = at;
        expect(left).toBeGreaterThanOrEqual(-1e-6);
      }
    }),
  );
});
