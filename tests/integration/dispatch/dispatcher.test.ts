import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase, inShop, operatorPool } from "#app/db.server.ts";
import { Dispatcher } from "#app/dispatch/dispatcher.server.ts";
import type { LanesWork } from "#app/queue/catalogue.ts";
import { type Consumer, type Handler, startConsumer } from "#app/queue/consume.server.ts";
import { closeQueue, queueIsReachable } from "#app/queue/enqueue.server.ts";
import { nudge } from "#app/queue/nudge.server.ts";
import { producerRedis } from "#app/redis.server.ts";
import { insertInternalDelivery, openDeliveries } from "#app/store/deliveries.server.ts";
import { claimLanes, releaseLanes } from "#app/store/lanes.server.ts";
import { announceWorker, takeLease } from "#app/store/leases.server.ts";
import { bump } from "#tests/support/due-lanes.ts";
import { eventually } from "#tests/support/eventually.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

// Long enough for a busy machine, short enough to be waited for.
vi.hoisted(() => {
  process.env.LANE_LEASE_MS = "3000";
});

const running: { stop(): Promise<unknown> }[] = [];
let looks: LanesWork[] = [];

// A worker in small: claims, remembers, releases.
const look: Handler<"lanes.work"> = async (work) => {
  const held = await claimLanes(work.shop, work.lanes);
  if (!held.length) return { outcome: "skipped", reason: "in other hands" };
  looks.push({ ...work, lanes: held });
  await releaseLanes(
    work.shop,
    held.map((lane) => ({ ...lane, sawWanted: lane.wanted })),
  );
  return { outcome: "done" };
};
function consume(handler: Handler<"lanes.work"> = look, concurrency = 20): Consumer {
  const consumer = startConsumer({ "lanes.work": handler }, concurrency);
  running.push({ stop: () => consumer.stop(5_000) });
  return consumer;
}
function dispatch(options: { pollMs?: number } = {}): Dispatcher {
  const dispatcher = new Dispatcher(options);
  dispatcher.start();
  running.push(dispatcher);
  return dispatcher;
}
async function installed(name = "shop"): Promise<string> {
  const shop = aShop(name);
  await storeShop(shop);
  // Else the dispatcher's upkeep would find that nobody sweeps this shop.
  await bump(shop, { kind: "sweep", key: "orders", dueAt: new Date(Date.now() + 3_600_000) });
  return shop;
}
const lookedAt = (shop: string) =>
  looks.filter((work) => work.shop === shop).flatMap((work) => work.lanes.map((lane) => lane.key));

beforeAll(() => eventually(() => expect(queueIsReachable()).toBe(true)));
beforeEach(async () => {
  looks = [];
  await producerRedis.flushdb();
  for (const table of ["lane", "lease", "timer", "delivery_key", "shop"])
    await rowsOf(`delete from ${table} returning 1`);
  await announceWorker("test", 20, 600_000);
});
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.stop();
});
afterAll(async () => {
  await closeQueue();
  producerRedis.disconnect();
  await closeDatabase();
});

describe("the dispatcher", () => {
  it("has a lane that nobody announced looked at by its next poll", async () => {
    const shop = await installed();
    consume();
    const dispatcher = dispatch();
    await eventually(() => expect(dispatcher.isDispatching).toBe(true));
    await bump(shop, { kind: "order", key: "1" });

    await eventually(() => expect(lookedAt(shop)).toEqual(["1"]));
  });

  it("has a lane that was announced looked at without waiting for a poll", async () => {
    const shop = await installed();
    consume();
    const dispatcher = dispatch({ pollMs: 3_600_000 });
    await eventually(() => expect(dispatcher.isDispatching).toBe(true));
    await bump(shop, { kind: "order", key: "0" });
    // The subscription may not stand yet.
    await eventually(() => {
      nudge(shop);
      expect(lookedAt(shop)).toEqual(["0"]);
    });

    for (const key of ["1", "2", "3"]) {
      await bump(shop, { kind: "order", key });
      nudge(shop);
      await eventually(() => expect(lookedAt(shop)).toContain(key));
    }
  });

  it("asks, when there is room again, for a store's webhook before all stores that wait to be swept", async () => {
    const [first, webhook] = [await installed(), await installed()];
    const names = Array.from({ length: 500 }, (_, at) => `${at}-${first}`);
    await rowsOf("insert into shop (shop, domains) select s, array[s] from unnest($1::text[]) s returning 1", [names]);
    await rowsOf(
      `insert into lane (shop, kind, key, priority, wanted, due_at) select s, 'sweep', 'orders', 5, 1, now()
       from unnest($1::text[]) s returning 1`,
      [names],
    );
    // One slot, so two jobs under way: a sweep and an order that nobody works on.
    await announceWorker("test", 1, 600_000);
    await bump(first, { kind: "order", key: "1" });
    await rowsOf(
      `update lane set lease_until = now() + interval '1 hour', lease_token = nextval('lease_token_seq'), priority = case kind when 'sweep' then 5 else 0 end
       where shop = $1 returning 1`,
      [first],
    );
    const asked = vi.spyOn(operatorPool, "query");
    const dispatcher = dispatch({ pollMs: 3_600_000 });
    await eventually(() => expect(dispatcher.isDispatching).toBe(true));
    await bump(webhook, { kind: "order", key: "1" });
    const leased = () => rowsOf("select shop, kind from lane where lease_until is not null and shop <> $1", [first]);
    const seen = (shop: string) => eventually(() => expect(JSON.stringify(asked.mock.calls)).toContain(shop));
    // The subscription may not stand yet.
    const other = await installed();
    await eventually(() => {
      nudge(other);
      expect(JSON.stringify(asked.mock.calls)).toContain(other);
    });
    nudge(webhook);
    await seen(webhook);
    expect(await leased()).toEqual([]);

    await rowsOf("update lane set lease_until = null, due_at = null where shop = $1 and kind = 'order' returning 1", [
      first,
    ]);
    nudge(first);
    await eventually(async () => expect(await leased()).toEqual([{ shop: webhook, kind: "order" }]));
  });

  it("works off a backlog of many lanes, each once, while a quiet shop is served", async () => {
    const loud = await installed("loud");
    await bump(loud, ...Array.from({ length: 300 }, (_, index) => ({ kind: "order", key: String(index) })));
    const quiet = await installed("quiet");
    consume();
    dispatch();
    await eventually(() => expect(lookedAt(loud).length).toBeGreaterThan(0));
    await bump(quiet, { kind: "order", key: "1" });
    nudge(quiet);

    await eventually(() => expect(lookedAt(quiet)).toEqual(["1"]));
    await eventually(() => expect(lookedAt(loud)).toHaveLength(300), 20_000);
    expect(new Set(lookedAt(loud)).size).toBe(300);
  });

  it("is one of several: another takes over when it stops, at once, and when it dies, after its lease", async () => {
    const shop = await installed();
    consume();
    const first = dispatch();
    await eventually(() => expect(first.isDispatching).toBe(true));
    const second = dispatch();
    await bump(shop, { kind: "order", key: "1" });
    await eventually(() => expect(lookedAt(shop)).toEqual(["1"]));
    expect([first.isDispatching, second.isDispatching]).toEqual([true, false]);

    await first.stop();
    await eventually(() => expect(second.isDispatching).toBe(true), 2_000);

    await rowsOf("delete from lease where name = 'dispatcher' returning 1");
    await takeLease({ name: "dispatcher", holder: "a process that died", forMs: 1_500 });
    await eventually(() => expect(second.isDispatching).toBe(false), 3_000);
    await bump(shop, { kind: "order", key: "2" });
    await eventually(() => expect(lookedAt(shop)).toEqual(["1", "2"]), 5_000);
    expect(second.isDispatching).toBe(true);
  });

  it("goes on after Redis lost everything: lanes whose jobs are gone are dispatched again, none twice", async () => {
    const shop = await installed();
    await bump(shop, ...Array.from({ length: 15 }, (_, index) => ({ kind: "order", key: String(index) })));
    const dispatcher = dispatch();
    await eventually(async () => expect(await rowsOf("select 1 from lane where lease_until > now()")).toHaveLength(15));
    await producerRedis.flushall();
    expect(dispatcher.isDispatching).toBe(true);

    consume();
    await eventually(() => expect(lookedAt(shop)).toHaveLength(15), 20_000);
    expect(new Set(lookedAt(shop)).size).toBe(15);
    expect(await rowsOf("select 1 from lane where crashes > 0")).toEqual([]);
  });

  it("fires a timer that has come due, once, as a delivery of its lane", async () => {
    const shop = await installed();
    const timer =
      "insert into timer (shop, installation, rule_id, lane_kind, lane_key, due_at) values ($1, $2, 'r', 'customer', $3, $4) returning id";
    const past = new Date(Date.now() - 60_000);
    const [due] = await rowsOf(timer, [shop, 1, "7", past]);
    await rowsOf(timer, [shop, 1, "8", new Date(Date.now() + 3_600_000)]);
    await rowsOf(timer, [shop, 0, "9", past]);
    consume();
    dispatch();

    await eventually(() => expect(lookedAt(shop)).toEqual(["7"]));
    const deliveries = await inShop(shop, (client) => openDeliveries(client, shop, [{ kind: "customer", key: "7" }]));
    expect(deliveries).toMatchObject([
      { webhookId: `timer:${due?.id}`, source: "TIMER", topic: "switchyard/timer", body: null, installation: 1 },
    ]);
    expect(await rowsOf("select lane_key, status from timer order by lane_key")).toEqual([
      { lane_key: "7", status: "FIRED" },
      { lane_key: "8", status: "PENDING" },
      { lane_key: "9", status: "CANCELLED" },
    ]);
  });

  it("sees to it that every shop is swept", async () => {
    const shop = aShop();
    await storeShop(shop);
    consume();
    dispatch();

    await eventually(() => expect(looks).toMatchObject([{ shop, lanes: [{ kind: "sweep", key: "orders" }] }]));
  });

  it("gives a lane whose worker hangs to another one, and counts the crash", async () => {
    const shop = await installed();
    let hangs = true;
    const tokens: number[] = [];
    consume(async (work) => {
      const held = await claimLanes(work.shop, work.lanes);
      tokens.push(...held.map((lane) => lane.token));
      if (hangs && held.length) {
        hangs = false;
        throw new Error("its heartbeat is over");
      }
      await releaseLanes(
        work.shop,
        held.map((lane) => ({ ...lane, sawWanted: lane.wanted })),
      );
      return { outcome: "done" };
    });
    dispatch();
    await inShop(shop, (client) =>
      insertInternalDelivery(client, shop, {
        webhookId: "rerun:1",
        source: "MANUAL",
        topic: "switchyard/rerun",
        laneKind: "order",
        laneKey: "1",
      }),
    );

    await eventually(
      async () =>
        expect(await rowsOf("select due_at, crashes from lane where kind = 'order'")).toEqual([
          { due_at: null, crashes: 0 },
        ]),
      20_000,
    );
    expect(tokens).toHaveLength(2);
    expect(tokens[1]).toBeGreaterThan(tokens[0] ?? 0);
  });
});
