import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Bucket, dripped, EMPTY_BUCKET, LEARNING_MS, reserveIn, settleIn } from "#app/admin/bucket.ts";

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
    { available: 10, reservation: { outcome: "reserved", waitMs: 0 } },
    { available: 9, reservation: { outcome: "reserved", waitMs: 10 } },
    { available: -20, reservation: { outcome: "reserved", waitMs: 300 } },
    { available: -21, reservation: { outcome: "wait", waitMs: 310 } },
  ])("with $available points answers a request for 10 by $reservation", ({ available, reservation }) => {
    expect(reserveIn(known({ available }), ask).reservation).toEqual(reservation);
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
