import { Queue } from "bullmq";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase, operatorPool } from "#app/db.server.ts";
import { dispatchLost, dispatchRound, dispatchSuspects, newRoundMemory } from "#app/dispatch/dispatch-round.server.ts";
import { MOST_LANES_A_JOB } from "#app/dispatch/lanes-a-job.ts";
import { env } from "#app/env.server.ts";
import { KEY_PREFIX, type LanesWork, QUEUE } from "#app/queue/catalogue.ts";
import { closeQueue, queueIsReachable } from "#app/queue/enqueue.server.ts";
import { producerRedis } from "#app/redis.server.ts";
import { expireLeases, readDueWork } from "#app/store/due-lanes.server.ts";
import { claimLanes } from "#app/store/lanes.server.ts";
import { announceWorker } from "#app/store/leases.server.ts";
import { SWEEP_LANE } from "#app/store/sweep-lane.ts";
import { becomeDispatcher, bump, runOut } from "#tests/support/due-lanes.ts";
import { eventually } from "#tests/support/eventually.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

// No lease runs out by itself here, however busy the machine.
vi.hoisted(() => {
  process.env.LANE_LEASE_MS = "600000";
});

let queue: Queue<LanesWork>;
let token: number;

beforeAll(async () => {
  await eventually(() => expect(queueIsReachable()).toBe(true));
  queue = new Queue(QUEUE, { connection: producerRedis, prefix: KEY_PREFIX });
});
beforeEach(async () => {
  await producerRedis.flushdb();
  await rowsOf("delete from lane returning 1");
  await rowsOf("delete from lease returning 1");
  ({ token } = await becomeDispatcher());
  await announceWorker("test", 20, 600_000);
});
afterAll(async () => {
  await queue.close();
  await closeQueue();
  producerRedis.disconnect();
  await closeDatabase();
});

const orders = (count: number, priority = 0) =>
  Array.from({ length: count }, (_, index) => ({ kind: "order", key: String(priority * 1_000_000 + index), priority }));
async function busy(name: string, count: number, priority = 0): Promise<string> {
  const shop = aShop(name);
  await storeShop(shop);
  if (count) await bump(shop, ...orders(count, priority));
  return shop;
}
const jobs = async () =>
  (await queue.getJobs(["waiting", "prioritized"])).map((job) => job.data).filter((data) => data !== undefined);
const inFlight = async (shop: string) =>
  (await rowsOf("select 1 from lane where shop = $1 and lease_until > now()", [shop])).length;

/** Rows of lanes that were read so far, by whatever plan. Each of the dispatcher's connections tells its own when it is asked to. */
async function lanesRead(): Promise<{ inPassing: number; inAll: number }> {
  const clients = await Promise.all(Array.from({ length: operatorPool.options.max }, () => operatorPool.connect()));
  for (const client of clients) await client.query("select pg_stat_force_next_flush()");
  for (const client of clients) client.release();
  // In passing: by going through the table itself.
  const [row] = await rowsOf<{ inPassing: number; inAll: number }>(
    `select pg_stat_get_tuples_returned('lane'::regclass)::int as "inPassing",
       (pg_stat_get_tuples_returned('lane'::regclass) + pg_stat_get_tuples_fetched('lane'::regclass)
         + sum(pg_stat_get_tuples_returned(indexrelid)))::int as "inAll"
     from pg_index where indrelid = 'lane'::regclass`,
  );
  if (!row) throw new Error("the table of lanes has no index");
  return row;
}

describe("a round", () => {
  it("leases a quiet shop's one lane in the first round, beside a backlog of 2,000", async () => {
    const loud = await busy("a-loud", 2_000);
    const quiet = await busy("b-quiet", 1);

    const { leased, more } = await dispatchRound(token, null, newRoundMemory());

    expect(await inFlight(quiet)).toBe(1);
    const most = env.JOBS_IN_FLIGHT_PER_SHOP * MOST_LANES_A_JOB;
    expect(await inFlight(loud)).toBe(most);
    expect(leased).toBe(most + 1);
    expect(more).toEqual({ live: [loud], later: [] });
    const queued = await jobs();
    expect(queued.filter((job) => job.shop === quiet)).toMatchObject([
      { installation: 1, lanes: [{ kind: "order", key: "0" }] },
    ]);
    expect(queued.filter((job) => job.shop === loud).map((job) => job.lanes.length)).toEqual(
      Array(env.JOBS_IN_FLIGHT_PER_SHOP).fill(MOST_LANES_A_JOB),
    );
  });

  it("reads nothing of one shop's backlog to see what the others have", async () => {
    await busy("a-loud", 5_000);
    const quiet = await Promise.all(Array.from({ length: 10 }, () => busy("b-quiet", 1)));
    // The planner sees a table that is one shop's almost entirely.
    await rowsOf("vacuum analyze lane");
    await readDueWork(quiet, 41);
    const before = await lanesRead();
    const { due } = await readDueWork(quiet, 41);

    expect(due.map(({ live }) => live)).toEqual(Array(10).fill(1));
    const after = await lanesRead();
    expect(after.inPassing - before.inPassing).toBe(0);
    expect(after.inAll - before.inAll).toBeLessThan(200);
  });

  it("reads of each store its own lanes, where the planner has not heard yet that all have come due at once", async () => {
    const name = aShop("swept");
    await storeShop(name);
    const swept = Array.from({ length: 1_000 }, (_, at) => `${String(at).padStart(4, "0")}-${name}`);
    await rowsOf(`insert into shop (shop, domains) select s, array[s] from unnest($1::text[]) s returning 1`, [swept]);
    await rowsOf(
      `insert into lane (shop, kind, key, priority, wanted, due_at) select s, 'sweep', 'orders', 5, 1, now() + interval '1 hour'
       from unnest($1::text[]) s returning 1`,
      [swept],
    );
    await rowsOf("vacuum analyze lane");
    await rowsOf("update lane set due_at = now() returning 1");
    const before = await lanesRead();
    expect(await dispatchRound(token, null, newRoundMemory())).toMatchObject({ leased: 15, isCut: false });
    expect((await lanesRead()).inAll - before.inAll).toBeLessThan(20 * swept.length);
    await rowsOf("delete from shop where shop = any($1) returning 1", [swept]);
  });

  it("gives a shop no more than its share in flight, over several rounds", async () => {
    const shop = await busy("loud", 1_000);
    const memory = newRoundMemory();
    for (const _ of [1, 2, 3]) await dispatchRound(token, null, memory);

    expect(await inFlight(shop)).toBe(env.JOBS_IN_FLIGHT_PER_SHOP * MOST_LANES_A_JOB);
  });

  it("leases over all shops no more than the workers can take soon, evenly", async () => {
    const shops = await Promise.all(Array.from({ length: 5 }, (_, index) => busy(`s${index}`, 50)));

    await dispatchRound(token, null, newRoundMemory());

    const counts = await Promise.all(shops.map(inFlight));
    expect(counts).toEqual([50, 50, 50, 50, 50]);
    expect(await jobs()).toHaveLength(5);
  });

  it("leases nothing while no worker lives", async () => {
    await rowsOf("delete from lease where name like 'worker:%' returning 1");
    await busy("shop", 3);

    expect(await dispatchRound(token, null, newRoundMemory())).toMatchObject({ leased: 0 });
  });

  it("takes what is live before what is back-fill, of all shops", async () => {
    const history = await busy("a-history", 100, 10);
    const live = await busy("b-live", 2 * MOST_LANES_A_JOB);
    // Two jobs of live lanes are all that one slot may have under way.
    await announceWorker("test", 1, 600_000);

    await dispatchRound(token, null, newRoundMemory());
    expect([await inFlight(history), await inFlight(live)]).toEqual([0, 2 * MOST_LANES_A_JOB]);

    await announceWorker("test", 20, 600_000);
    await dispatchRound(token, null, newRoundMemory());
    expect([await inFlight(history), await inFlight(live)]).toEqual([100, 2 * MOST_LANES_A_JOB]);
    expect(
      (await queue.getJobs(["prioritized"])).every((job) => job.data.shop === history && job.opts.priority === 10),
    ).toBe(true);
  });

  it("takes a webhook's lane before sweeps, however many stores are due to be swept, and some sweeps before a rush", async () => {
    await announceWorker("test", 5, 600_000);
    const swept = await Promise.all(Array.from({ length: 30 }, () => busy("a-swept", 0)));
    for (const shop of swept) await bump(shop, SWEEP_LANE);
    const webhook = await busy("z-webhook", 1);

    await dispatchRound(token, [webhook, ...swept], newRoundMemory());
    expect(await inFlight(webhook)).toBe(1);
    // Of the five that workers take at once three may be sweeps: the next webhook finds one free.
    expect(await jobs()).toHaveLength(1 + 3);

    await rowsOf("update lane set lease_until = null returning 1");
    const rush = await Promise.all(Array.from({ length: 12 }, () => busy("b-rush", 4)));
    await dispatchRound(token, null, newRoundMemory());
    const sweeps = (await Promise.all(swept.map(inFlight))).reduce((total, count) => total + count, 0);
    const live = (await Promise.all([webhook, ...rush].map(inFlight))).reduce((total, count) => total + count, 0);
    expect([live, sweeps]).toEqual([7 * 4, 1]);
  });

  it("looks at the shops named by a nudge only", async () => {
    const named = await busy("named", 1);
    const other = await busy("other", 1);

    await dispatchRound(token, [named, named, "unknown.myshopify.com"], newRoundMemory());

    expect([await inFlight(named), await inFlight(other)]).toEqual([1, 0]);
  });

  it("hands a lane out once: what is leased is not leased again", async () => {
    await busy("shop", 3);
    await dispatchRound(token, null, newRoundMemory());
    await dispatchRound(token, null, newRoundMemory());

    expect((await jobs()).flatMap(({ lanes }) => lanes)).toHaveLength(3);
  });

  it("leaves lanes that are due later, set aside, or of another installation's leftovers alone", async () => {
    const shop = await busy("shop", 0);
    await bump(shop, { kind: "order", key: "1", dueAt: new Date(Date.now() + 60_000) }, { kind: "order", key: "2" });
    await rowsOf("update lane set status = 'QUARANTINED' where key = '2' returning 1");

    expect(await dispatchRound(token, null, newRoundMemory())).toEqual({
      leased: 0,
      more: { live: [], later: [] },
      isCut: false,
    });
  });

  it("looks through many shops whose lanes all rest without reading their lanes", async () => {
    const shops = await Promise.all(Array.from({ length: 30 }, () => busy("rest", 0)));
    for (const shop of shops)
      await bump(shop, ...orders(20).map((lane) => ({ ...lane, dueAt: new Date(Date.now() + 60_000) })));
    const due = await busy("due", 1);

    expect(await dispatchRound(token, null, newRoundMemory())).toMatchObject({ leased: 1 });
    expect(await inFlight(due)).toBe(1);
  });
});

describe("suspects", () => {
  async function crashed(shop: string, times: number): Promise<void> {
    await rowsOf("update lane set crashes = $2 where shop = $1 returning 1", [shop, times]);
  }

  it("go alone, a few at a time after one crash and one at a time after two, and not with the others", async () => {
    const once = await busy("once", 50);
    const twice = await busy("twice", 5);
    await crashed(once, 1);
    await crashed(twice, 2);

    expect(await dispatchRound(token, null, newRoundMemory())).toMatchObject({ leased: 0 });
    expect(await dispatchSuspects(token)).toBe(41);
    expect(await dispatchSuspects(token)).toBe(0);

    expect([await inFlight(once), await inFlight(twice)]).toEqual([40, 1]);
    expect((await jobs()).every((job) => job.lanes.length === 1)).toBe(true);
  });
});

describe("Redis that loses everything", () => {
  const tokens = () =>
    rowsOf<{ shop: string; token: number }>("select shop, lease_token as token from lane order by shop, key");

  it("costs a lease's time: its lanes go from one lease to the next, under new tokens, and the old jobs are worth nothing", async () => {
    const [one, other] = [await busy("a-shop", 12), await busy("b-shop", 1)];
    await dispatchRound(token, null, newRoundMemory());
    const lost = await jobs();
    const before = await tokens();
    await producerRedis.flushdb();
    expect(await dispatchLost(token)).toMatchObject({ outcome: "none_left", othersExpired: 0 });
    expect(await jobs()).toEqual([]);

    for (const shop of [one, other]) await runOut(shop);
    // Meanwhile nobody is given their room.
    expect((await readDueWork(null, 50)).inFlight.byUrgency.live).toBe(2);
    expect(await dispatchLost(token)).toMatchObject({ outcome: "none_left", othersExpired: 0 });

    expect([await inFlight(one), await inFlight(other)]).toEqual([12, 1]);
    const after = await tokens();
    expect(after.every((lane, at) => lane.token > (before[at]?.token ?? 0))).toBe(true);
    const again = await jobs();
    const lanesOf = (all: LanesWork[]) =>
      all.flatMap(({ shop, lanes }) => lanes.map(({ key }) => `${shop}/${key}`)).sort();
    expect(lanesOf(again)).toEqual(lanesOf(lost));
    for (const { shop, lanes } of lost) expect(await claimLanes(shop, lanes)).toEqual([]);
    for (const { shop, lanes } of again) expect(await claimLanes(shop, lanes)).toHaveLength(lanes.length);
    expect(await expireLeases(token)).toEqual([]);
  });

  it("does not give workers more than they are there for: the rest is freed, and allotted like all others", async () => {
    const shops = await Promise.all(Array.from({ length: 10 }, () => busy("shop", 1)));
    await dispatchRound(token, null, newRoundMemory());
    await producerRedis.flushdb();
    for (const shop of shops) await runOut(shop);
    await announceWorker("test", 2, 600_000);

    expect(await dispatchLost(token)).toMatchObject({ outcome: "none_left", othersExpired: 7 });
    expect(await jobs()).toHaveLength(3);
    expect(await expireLeases(token)).toHaveLength(7);
  });

  it("goes on in the next turn where it lost more than a turn carries, and nothing is freed until then", async () => {
    await announceWorker("test", 5_000, 600_000);
    const shop = await busy("shop", 12_001);
    await rowsOf(
      "update lane set lease_until = now() - interval '1 second', lease_token = 1 where shop = $1 returning 1",
      [shop],
    );

    const first = await dispatchLost(token);
    expect(first).toEqual({ outcome: "more", othersExpired: 0, left: { lanes: 2_001, room: 2_001, broken: 0 } });
    expect(await inFlight(shop)).toBe(10_000);
    expect(await expireLeases(token, { keepLost: true })).toEqual([]);
    // By the count of the turn before, and by one of its own.
    expect(await dispatchLost(token, { ...first.left, room: 1_000 })).toMatchObject({ othersExpired: 1_001 });
    expect(await dispatchLost(token)).toMatchObject({ outcome: "none_left", othersExpired: 0 });
    expect(await inFlight(shop)).toBe(12_001);
    const queued = (await jobs()).flatMap(({ lanes }) => lanes.map(({ key }) => key));
    expect([queued.length, new Set(queued).size]).toEqual([12_001, 12_001]);
  });

  it("and is away has its lanes wait for it, leased by nobody who could begin", async () => {
    const shop = await busy("shop", 3);
    await dispatchRound(token, null, newRoundMemory());
    await producerRedis.flushdb();
    await runOut(shop);
    producerRedis.disconnect();
    try {
      await eventually(() => expect(queueIsReachable()).toBe(false));
      expect(await dispatchLost(token)).toMatchObject({ outcome: "no_queue", othersExpired: 0 });
      expect(await expireLeases(token, { keepLost: true })).toEqual([]);
    } finally {
      await producerRedis.connect();
    }

    expect(await dispatchLost(token)).toMatchObject({ outcome: "none_left", othersExpired: 0 });
    expect(await inFlight(shop)).toBe(3);
  });

  it("leaves to others a lane that had begun, one that crashed before, and those of a store that took the app off", async () => {
    const [begun, suspect, gone] = [await busy("a", 1), await busy("b", 1), await busy("c", 1)];
    await rowsOf("update lane set lease_until = now() - interval '1 second' returning 1");
    await rowsOf("update lane set started = true where shop = $1 returning 1", [begun]);
    await rowsOf("update lane set crashes = 1 where shop = $1 returning 1", [suspect]);
    await rowsOf("update shop set uninstalled_at = now() where shop = $1 returning 1", [gone]);

    expect(await dispatchLost(token)).toMatchObject({ outcome: "none_left", othersExpired: 3 });
    expect(await jobs()).toEqual([]);
    const freed = await expireLeases(token);
    expect(freed.map(({ shop, crashed }) => [shop, crashed]).sort()).toEqual(
      [
        [begun, true],
        [suspect, false],
        [gone, false],
      ].sort(),
    );
  });
});
