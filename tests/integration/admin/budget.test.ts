import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { EMPTY_BUCKET, reserveIn, settleIn } from "#app/admin/bucket.ts";
import { eventually } from "#tests/support/eventually.ts";
import { aShop } from "#tests/support/test-database.ts";

const { budgetKey, reservePoints, settlePoints } = await import("#app/admin/budget.server.ts");
const { producerRedis } = await import("#app/redis.server.ts");

beforeEach(() => eventually(() => expect(producerRedis.status).toBe("ready")));

/** Lets the budget learn a bucket from an answer, as the first request of a shop does. */
async function learn(shop: string, status = { maximumAvailable: 2_000, currentlyAvailable: 2_000, restoreRate: 100 }) {
  const { reserved } = await reservePoints(shop, 10, "live");
  await settlePoints(reserved, status);
}

describe("the budget in Redis", () => {
  it("lets one request through until it has learnt the bucket", async () => {
    const shop = aShop();
    const first = await reservePoints(shop, 10, "live");
    const second = await reservePoints(shop, 10, "live");
    expect([first.outcome, second.outcome]).toEqual(["reserved", "wait"]);

    await settlePoints(first.reserved, { maximumAvailable: 2_000, currentlyAvailable: 1_990, restoreRate: 100 });
    expect((await reservePoints(shop, 10, "live")).outcome).toBe("reserved");
    expect(await producerRedis.hgetall(budgetKey(shop))).toMatchObject({
      maximum: "2000",
      restoreRate: "100",
    });
  });

  it("gives out no more than there is, to however many ask at once", async () => {
    const shop = aShop();
    await learn(shop, { maximumAvailable: 2_000, currentlyAvailable: 300, restoreRate: 1 });
    const asked = await Promise.all(Array.from({ length: 50 }, () => reservePoints(shop, 10, "live")));
    // Two thirds: of the rest as much is kept in hand as the others may cost more.
    expect(asked.filter(({ outcome }) => outcome === "reserved")).toHaveLength(20);
    expect(Math.min(...asked.filter(({ outcome }) => outcome === "wait").map(({ waitMs }) => waitMs))).toBeGreaterThan(
      5_000,
    );
  });

  it("makes a short wait of what drips in soon", async () => {
    const shop = aShop();
    await learn(shop, { maximumAvailable: 2_000, currentlyAvailable: 0, restoreRate: 100 });
    const soon = await reservePoints(shop, 10, "live");
    expect(soon.outcome).toBe("reserved");
    expect(soon.waitMs).toBeGreaterThan(0);
    expect(soon.waitMs).toBeLessThanOrEqual(150); // ten points, and five in hand
    expect((await reservePoints(shop, 50, "live")).outcome).toBe("wait");
  });

  it("leaves half of the bucket to live work", async () => {
    const shop = aShop();
    await learn(shop, { maximumAvailable: 2_000, currentlyAvailable: 1_050, restoreRate: 1 });
    const backFill = () => reservePoints(shop, 20, "back-fill");
    expect([(await backFill()).outcome, (await backFill()).outcome, (await backFill()).outcome]).toEqual([
      "reserved",
      "reserved",
      "wait",
    ]);
    expect((await reservePoints(shop, 20, "live")).outcome).toBe("reserved");
  });

  it("believes Shopify's figure, less what is still under way", async () => {
    const shop = aShop();
    await learn(shop);
    const one = await reservePoints(shop, 100, "live");
    await reservePoints(shop, 250, "live");
    await settlePoints(one.reserved, { maximumAvailable: 1_000, currentlyAvailable: 600, restoreRate: 50 });
    const { available, maximum } = await producerRedis.hgetall(budgetKey(shop));
    expect([Number(available), Number(maximum)]).toEqual([350, 1_000]);
  });

  it("keeps shops apart", async () => {
    const [one, other] = [aShop(), aShop()];
    await learn(one, { maximumAvailable: 2_000, currentlyAvailable: 0, restoreRate: 1 });
    await learn(other);
    expect((await reservePoints(one, 100, "live")).outcome).toBe("wait");
    expect((await reservePoints(other, 100, "live")).outcome).toBe("reserved");
  });

  it("is learnt anew after Redis was wiped", async () => {
    const shop = aShop();
    await learn(shop, { maximumAvailable: 2_000, currentlyAvailable: 0, restoreRate: 1 });
    await producerRedis.del(budgetKey(shop), `switchyard:budget-under-way:{${shop}}`);
    expect((await reservePoints(shop, 100, "live")).outcome).toBe("reserved");
  });
});

describe("the rules in Redis", () => {
  it("are those of the copy that stands in for them", async () => {
    const shop = aShop();
    // So slow that what drips in meanwhile changes nothing.
    const status = { maximumAvailable: 1_000, currentlyAvailable: 600, restoreRate: 0.1 };
    await learn(shop, status);
    const startedAt = Date.now();
    let copy = settleIn(EMPTY_BUCKET, { id: "none", status, now: startedAt });
    const asks = fc.sample(
      fc.record({
        cost: fc.integer({ min: 1, max: 60 }),
        precedence: fc.constantFrom("live" as const, "back-fill" as const),
      }),
      { numRuns: 60, seed: 7 },
    );
    const answers: unknown[] = [];
    for (const [n, { cost, precedence }] of asks.entries()) {
      const { outcome, waitMs } = await reservePoints(shop, cost, precedence);
      const expected = reserveIn(copy, {
        ...{ id: String(n), cost, precedence, patienceMs: 300, holdMs: 15_000, now: startedAt },
      });
      copy = expected.bucket;
      expect(outcome).toBe(expected.reservation.outcome);
      // By as much as time has gone on, and a rounding.
      expect(Math.abs(waitMs - expected.reservation.waitMs)).toBeLessThanOrEqual(Date.now() - startedAt + 20);
      answers.push(outcome);
    }
    expect(new Set(answers)).toEqual(new Set(["reserved", "wait"]));
  });
});

describe("without Redis", () => {
  it("goes on with a copy of its own", async () => {
    const shop = aShop();
    await learn(shop, { maximumAvailable: 2_000, currentlyAvailable: 100, restoreRate: 1 });
    producerRedis.disconnect();
    await eventually(() => expect(producerRedis.status).not.toBe("ready"));

    const outcomes: string[] = [];
    for (let n = 0; n < 12; n++) outcomes.push((await reservePoints(shop, 10, "live")).outcome);
    expect(outcomes.filter((outcome) => outcome === "reserved")).toHaveLength(6);

    const unknown = aShop();
    expect((await reservePoints(unknown, 10, "live")).outcome).toBe("reserved");
    await producerRedis.connect();
  });
});
