import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase, inShop } from "#app/db.server.ts";
import { Dispatcher } from "#app/dispatch/dispatcher.server.ts";
import { endedWorkers } from "#app/dispatch/ended-workers.server.ts";
import { showLife, withoutConnection } from "#app/queue/liveness.server.ts";
import { producerRedis } from "#app/redis.server.ts";
import { expireLeases } from "#app/store/due-lanes.server.ts";
import { assertFences, claimLanes, FenceLost } from "#app/store/lanes.server.ts";
import { ANNOUNCED_FOR_MS, announceWorker, forgetWorkers, takeLease, type Worker } from "#app/store/leases.server.ts";
import { becomeDispatcher, leased } from "#tests/support/due-lanes.ts";
import { eventually } from "#tests/support/eventually.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

// No lease runs out by itself here: what is free again is so because its worker is known to have ended.
vi.hoisted(() => {
  process.env.LANE_LEASE_MS = "600000";
});

beforeAll(() =>
  eventually(async () => {
    expect(producerRedis.status).toBe("ready");
    // Of a Redis that has only begun nothing is believed.
    expect(Number(/uptime_in_seconds:(\d+)/.exec(await producerRedis.info("server"))?.[1])).toBeGreaterThanOrEqual(5);
  }),
);
beforeEach(async () => {
  for (const table of ["lane", "lease", "shop"]) await rowsOf(`delete from ${table} returning 1`);
});
afterAll(async () => {
  producerRedis.disconnect();
  await closeDatabase();
});

/** As the database knows one that has not said a word for two seconds. */
const silent = (id: string): Promise<Worker> => announceWorker(id, 1, ANNOUNCED_FOR_MS - 2_000);
const speaking = (id: string): Promise<Worker> => announceWorker(id, 1, ANNOUNCED_FOR_MS);
/** With a connection to Redis, once Redis says so. */
async function connected(id: string): Promise<() => void> {
  const stop = showLife(id);
  await eventually(async () => expect(await withoutConnection([{ id }])).toEqual([]));
  return stop;
}
async function heldLane(worker: number | null) {
  const shop = aShop();
  await storeShop(shop);
  const lane = await leased(shop, { kind: "order", key: "1" });
  expect(await claimLanes(shop, [lane], worker)).toHaveLength(1);
  return { shop, lane };
}
// Its sweep is made by the upkeep of a dispatcher that begins.
const lanesOf = (shop: string) =>
  rowsOf("select lease_until, started, crashes from lane where shop = $1 and kind <> 'sweep'", [shop]);

describe("a worker", () => {
  it("has ended when it is silent and has no connection to Redis, and by neither alone", async () => {
    const dead = await silent("dead");
    await silent("asleep");
    await speaking("without-redis");
    const stop = await connected("asleep");

    expect(await endedWorkers()).toEqual([dead]);
    stop();
  });

  it("has not ended because Redis says nothing of it: one that is away, one that has only begun", async () => {
    const dead = await silent("dead");
    const info = vi.spyOn(producerRedis, "info").mockResolvedValueOnce("uptime_in_seconds:1\r\n");
    expect(await endedWorkers()).toEqual([]);
    info.mockRejectedValueOnce(new Error("Connection is closed."));
    expect(await endedWorkers()).toEqual([]);
    info.mockRestore();

    expect(await endedWorkers()).toEqual([dead]);
  });

  it("of the release before has no number and is never taken for ended", async () => {
    await rowsOf(
      "insert into lease (name, holder, token, until) values ('worker:old', '1', 0, now() + interval '1 second') returning 1",
    );

    expect(await endedWorkers()).toEqual([]);
  });

  it("that spoke again keeps its entry, and gets another number after it was forgotten", async () => {
    const before = await silent("slow");
    expect(await speaking("slow")).toEqual(before);
    await forgetWorkers([before]);
    expect(await rowsOf("select name from lease")).toEqual([{ name: "worker:slow" }]);

    await silent("slow");
    await forgetWorkers([before]);
    expect(await rowsOf("select name from lease")).toEqual([]);
    expect((await speaking("slow")).number).toBeGreaterThan(before.number);
  });
});

describe("what it held", () => {
  it("is free at once, as after a crash, and is written by nobody under the old token; what others hold stays", async () => {
    const dead = await silent("dead");
    const other = await speaking("other");
    const [gone, kept, unnamed] = [await heldLane(dead.number), await heldLane(other.number), await heldLane(null)];
    const { token } = await becomeDispatcher();

    expect(await expireLeases(token, { ended: [dead.number] })).toMatchObject([
      { shop: gone.shop, crashed: true, crashes: 1 },
    ]);

    expect(await lanesOf(gone.shop)).toEqual([{ lease_until: null, started: false, crashes: 1 }]);
    for (const { shop } of [kept, unnamed])
      expect(await lanesOf(shop)).toEqual([{ lease_until: expect.any(Date), started: true, crashes: 0 }]);
    await expect(inShop(gone.shop, (client) => assertFences(client, gone.shop, [gone.lane]))).rejects.toThrow(
      FenceLost,
    );
  });

  it("is not taken from a worker of the release before, which claims without a number", async () => {
    const dead = await silent("dead");
    const { shop, lane } = await heldLane(dead.number);
    const dispatcher = await becomeDispatcher();
    await expireLeases(dispatcher.token, { ended: [dead.number] });
    await rowsOf(
      "update lane set crashes = 0, lease_until = now() + interval '1 hour', lease_token = $2 where shop = $1 returning 1",
      [shop, lane.token],
    );
    await rowsOf("select * from claim_lanes($1, array['order'], array['1'], array[$2::bigint], 600000)", [
      shop,
      lane.token,
    ]);

    expect(await expireLeases(dispatcher.token, { ended: [dead.number] })).toEqual([]);
    expect(await lanesOf(shop)).toMatchObject([{ started: true }]);
  });

  it("goes on by a dispatcher that waited, though the one that ended was the dispatcher itself", async () => {
    const dead = await silent("dead");
    const { shop } = await heldLane(dead.number);
    await rowsOf("delete from lease where name = 'dispatcher' returning 1");
    await takeLease({ name: "dispatcher", holder: dead.id, forMs: 600_000 });
    const dispatcher = new Dispatcher();
    dispatcher.start();

    await eventually(async () => expect(await lanesOf(shop)).toMatchObject([{ started: false, crashes: 1 }]));
    expect(dispatcher.isDispatching).toBe(true);
    // Its entry goes once its lanes are free.
    await eventually(async () => expect(await rowsOf("select 1 from lease where name = 'worker:dead'")).toEqual([]));
    await dispatcher.stop();
  });
});
