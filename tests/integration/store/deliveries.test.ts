import { createHash } from "node:crypto";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { appPool, closeDatabase, inShop, inUpkeep, operatorPool } from "#app/db.server.ts";
import {
  ingestDeliveries,
  insertInternalDeliveries,
  insertInternalDelivery,
  openDeliveries,
  type ReceivedDelivery,
  repointDelivery,
  settleDeliveries,
} from "#app/store/deliveries.server.ts";
import { keepPartitions, pruneDeliveries, pruneIdleLanes, wakeSweeps } from "#app/store/inbox-upkeep.server.ts";
import { bump } from "#tests/support/due-lanes.ts";
import { eventually } from "#tests/support/eventually.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

afterAll(closeDatabase);

async function installed(row: Record<string, unknown> = {}): Promise<string> {
  const shop = aShop();
  await storeShop(shop, row);
  return shop;
}
function aDelivery(webhookId: string, overrides: Partial<ReceivedDelivery> = {}): ReceivedDelivery {
  const body = overrides.body ?? Buffer.from(`{"id":1,"of":"${webhookId}"}`);
  return {
    webhookId,
    eventId: null,
    topic: "orders/create",
    triggeredAt: null,
    digest: createHash("sha256").update(body).digest(),
    body,
    orderId: "1",
    customerId: null,
    verdict: { outcome: "lane", lane: { kind: "order", key: "1" } },
    ...overrides,
  };
}
const ORDER = { kind: "order", key: "1" };
const RERUN = { source: "MANUAL", topic: "switchyard/rerun", laneKind: "order", laneKey: "1" } as const;
const open = (shop: string, ...lanes: { kind: string; key: string }[]) =>
  inShop(shop, (client) => openDeliveries(client, shop, lanes));

describe("ingestDeliveries", () => {
  it("gives one outcome a row in their order, twins within one call among them", async () => {
    const shop = await installed();
    await ingestDeliveries(shop, [aDelivery("old")]);

    const outcomes = await ingestDeliveries(shop, [
      aDelivery("z"),
      aDelivery("old"),
      aDelivery("a", { verdict: { outcome: "ignored", reason: "because" } }),
      aDelivery("z"),
      aDelivery("b", { verdict: { outcome: "unreadable", reason: "dots" } }),
    ]);

    expect(outcomes.map((one) => one.outcome)).toEqual(["accepted", "duplicate", "ignored", "duplicate", "unreadable"]);
    expect(outcomes[2]).toMatchObject({ reason: "because" });
    expect(await rowsOf("select wanted::int from lane where shop = $1", [shop])).toEqual([{ wanted: 2 }]);
  });

  it("keeps bytes exactly", async () => {
    const shop = await installed();
    const body = Buffer.from(Array.from({ length: 1_024 }, (_, index) => index % 256));
    await ingestDeliveries(shop, [aDelivery("w", { body })]);

    const [delivery] = await open(shop, ORDER);
    expect(delivery?.body?.equals(body)).toBe(true);
  });

  it("names the installation that is running", async () => {
    const shop = await installed({ installation: 3 });
    await ingestDeliveries(shop, [aDelivery("w")]);

    expect(await open(shop, ORDER)).toMatchObject([{ installation: 3, source: "WEBHOOK", topic: "orders/create" }]);
  });
});

describe("open deliveries", () => {
  it("are those of the lanes asked for, oldest first, until they are settled; what is settled stays so", async () => {
    const shop = await installed();
    await ingestDeliveries(shop, [
      aDelivery("1"),
      aDelivery("2", { verdict: { outcome: "lane", lane: { kind: "order", key: "2" } } }),
    ]);
    await ingestDeliveries(shop, [aDelivery("3")]);

    const [first, second, ...rest] = await open(shop, ORDER);
    expect([first?.webhookId, second?.webhookId, rest.length]).toEqual(["1", "3", 0]);
    expect(first?.ageMs).toBeGreaterThanOrEqual(0);
    expect(await open(shop, ORDER, { kind: "order", key: "2" })).toHaveLength(3);
    expect(await open(shop)).toEqual([]);

    await inShop(shop, (client) =>
      settleDeliveries(client, shop, [{ ids: [first?.id ?? 0], status: "DECIDED", runId: 7 }]),
    );
    await inShop(shop, (client) =>
      settleDeliveries(client, shop, [{ ids: [first?.id ?? 0], status: "IGNORED", reason: "late" }]),
    );
    expect((await open(shop, ORDER)).map((one) => one.webhookId)).toEqual(["3"]);
    expect(await rowsOf("select status, reason, run_id::int from delivery_key where id = $1", [first?.id])).toEqual([
      { status: "DECIDED", reason: null, run_id: 7 },
    ]);
  });

  it("belong to their shop: another one neither sees nor settles them", async () => {
    const shop = await installed();
    const other = await installed();
    await ingestDeliveries(shop, [aDelivery("1")]);
    const [delivery] = await open(shop, ORDER);

    expect(await open(other, ORDER)).toEqual([]);
    expect(await inShop(other, (client) => openDeliveries(client, shop, [ORDER]))).toEqual([]);
    await inShop(other, (client) => settleDeliveries(client, shop, [{ ids: [delivery?.id ?? 0], status: "IGNORED" }]));
    expect(await open(shop, ORDER)).toHaveLength(1);
  });
});

describe("internal deliveries", () => {
  it("are inserted once by their id and bump their lane then", async () => {
    const shop = await installed();
    await inShop(shop, async (client) => {
      expect(await insertInternalDelivery(client, shop, { ...RERUN, webhookId: "rerun:1" })).toBe(true);
      expect(await insertInternalDelivery(client, shop, { ...RERUN, webhookId: "rerun:1" })).toBe(false);
    });

    expect(await open(shop, ORDER)).toMatchObject([{ webhookId: "rerun:1", source: "MANUAL", body: null }]);
    expect(await rowsOf("select wanted::int from lane where shop = $1", [shop])).toEqual([{ wanted: 1 }]);
  });

  it("in a batch tell how many were new, and wake lanes with the priority they name", async () => {
    const shop = await installed();
    const ledger = (order: string) =>
      ({
        source: "LEDGER",
        topic: "switchyard/ledger",
        laneKind: "customer",
        laneKey: "7",
        webhookId: `ledger:${order}`,
        priority: 10,
      }) as const;

    expect(await inShop(shop, (client) => insertInternalDeliveries(client, shop, [ledger("1"), ledger("2")]))).toBe(2);
    expect(await inShop(shop, (client) => insertInternalDeliveries(client, shop, [ledger("2"), ledger("3")]))).toBe(1);

    expect(await rowsOf("select kind, key, priority from lane where shop = $1", [shop])).toEqual([
      { kind: "customer", key: "7", priority: 10 },
    ]);
  });

  it("are not taken back by halves: a transaction that fails leaves neither row nor lane", async () => {
    const shop = await installed();
    await expect(
      inShop(shop, async (client) => {
        await insertInternalDelivery(client, shop, { ...RERUN, webhookId: "rerun:1" });
        throw new Error("no");
      }),
    ).rejects.toThrow("no");

    expect(await open(shop, ORDER)).toEqual([]);
    expect(await rowsOf("select 1 from lane where shop = $1", [shop])).toEqual([]);
  });

  it("move to another lane, and bump it", async () => {
    const shop = await installed();
    await ingestDeliveries(shop, [
      aDelivery("1", { verdict: { outcome: "lane", lane: { kind: "fulfillment-order", key: "9" } } }),
    ]);
    const [delivery] = await open(shop, { kind: "fulfillment-order", key: "9" });
    await inShop(shop, (client) => repointDelivery(client, shop, delivery?.id ?? 0, ORDER));

    expect(await open(shop, { kind: "fulfillment-order", key: "9" })).toEqual([]);
    expect(await open(shop, ORDER)).toMatchObject([{ webhookId: "1" }]);
    expect(
      await rowsOf("select 1 from lane where shop = $1 and kind = 'order' and due_at <= now()", [shop]),
    ).toHaveLength(1);
  });

  it("wakes the sweeps of many stores one after the other, behind their webhooks", async () => {
    await wakeSweeps();
    const shops = Array.from({ length: 20 }, () => aShop());
    for (const shop of shops) await storeShop(shop);

    expect(await wakeSweeps()).toBe(20);
    const [woken] = await rowsOf(
      `select count(distinct due_at)::int as moments, min(priority) as priority, extract(epoch from max(due_at) - min(due_at))::float8 as seconds
       from lane where shop = any($1) and kind = 'sweep'`,
      [shops],
    );
    expect(woken).toEqual({ moments: 20, priority: 5, seconds: 19 * 0.015 });
  });
});

describe("the inbox behind row-level security", () => {
  it("shows the app's role nothing without a shop, and the operator's role no bodies at all", async () => {
    const shop = await installed();
    await ingestDeliveries(shop, [aDelivery("1")]);

    for (const table of ["delivery_key", "delivery_body", "lane", "shop"])
      expect((await appPool.query(`select 1 from ${table}`)).rows).toEqual([]);
    await expect(operatorPool.query("select 1 from delivery_body")).rejects.toThrow(/permission denied/);
    await expect(operatorPool.query("select 1 from delivery_body_default")).rejects.toThrow(/permission denied/);
    await expect(operatorPool.query("update delivery_key set status = 'IGNORED'")).rejects.toThrow(/permission denied/);
  });
});

describe("upkeep", () => {
  const DAY = 86_400_000;
  const dayOf = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

  it("makes the days ahead, leaves a day whose bodies came before its partition, and drops what is past keeping", async () => {
    const shop = await installed();
    await ingestDeliveries(shop, [aDelivery("today")]);
    await rowsOf("insert into delivery_body (delivery_id, received_on, shop, body) values (900001, $1, $2, 'x')", [
      dayOf(-40),
      shop,
    ]);
    await rowsOf("insert into delivery_body (delivery_id, received_on, shop, body) values (900002, $1, $2, 'x')", [
      dayOf(-20),
      shop,
    ]);
    const partitions = async () =>
      (
        await rowsOf<{ relname: string }>(
          "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'delivery_body'::regclass",
        )
      ).map((row) => row.relname);
    const name = (days: number) => `delivery_body_${dayOf(days).replaceAll("-", "")}`;

    await keepPartitions(3, 30);
    expect(await partitions()).toEqual(expect.arrayContaining([name(1), name(2), name(3)]));
    expect(await partitions()).not.toContain(name(0));
    expect(await rowsOf("select delivery_id::int as id from delivery_body where delivery_id > 900000", [])).toEqual([
      { id: 900002 },
    ]);

    await rowsOf(
      `create table ${name(-31)} partition of delivery_body for values from ('${dayOf(-31)}') to ('${dayOf(-30)}')`,
    );
    await rowsOf(`alter table ${name(-31)} owner to switchyard_owner`);
    expect(await keepPartitions(3, 30)).toBe(1);
    expect(await partitions()).not.toContain(name(-31));
    const forced = await rowsOf(
      "select relname from pg_class where relispartition and relkind = 'r' and not relforcerowsecurity",
    );
    expect(forced).toEqual([]);
  });

  it("lets deliveries go on while a day that somebody reads is waited for", async () => {
    const shop = await installed();
    await keepPartitions(3, 30);
    const old = `delivery_body_${dayOf(-33).replaceAll("-", "")}`;
    await rowsOf(
      `create table ${old} partition of delivery_body for values from ('${dayOf(-33)}') to ('${dayOf(-32)}')`,
    );
    await rowsOf(`alter table ${old} owner to switchyard_owner`);
    await rowsOf("insert into delivery_body (delivery_id, received_on, shop, body) values (900003, $1, $2, 'x')", [
      dayOf(-33),
      shop,
    ]);
    const reader = new pg.Client({ connectionString: process.env.DATABASE_URL_SUPERUSER });
    await reader.connect();
    let ended = false;
    try {
      await reader.query("begin; select from delivery_body");
      const upkeep = keepPartitions(3, 30).then(
        () => "done",
        (error: { code?: string }) => error.code,
      );
      void upkeep.then(() => {
        ended = true;
      });
      await eventually(async () =>
        expect(
          await rowsOf(
            "select 1 from pg_locks where relation = $1::regclass and mode = 'AccessExclusiveLock' and not granted",
            [old],
          ),
        ).toHaveLength(1),
      );
      expect(await ingestDeliveries(shop, [aDelivery("meanwhile")])).toMatchObject([{ outcome: "accepted" }]);
      expect(ended).toBe(false);
      await reader.query("rollback");
      expect(await upkeep).toBe("done");
    } finally {
      await reader.end();
    }
    expect(await rowsOf("select to_regclass($1) as there", [old])).toEqual([{ there: null }]);
  });

  it("removes old deliveries that are settled, in batches, and keeps the open ones", async () => {
    const shop = await installed();
    const old = (id: string, status: string, days: number) =>
      rowsOf(
        `insert into delivery_key (shop, installation, webhook_id, topic, source, received_on, status) values ($1, 1, $2, 't', 'WEBHOOK', $3, $4::"DeliveryStatus")`,
        [shop, id, dayOf(-days), status],
      );
    await old("settled-1", "DECIDED", 40);
    await old("settled-2", "UNREADABLE", 31);
    await old("open", "RECEIVED", 40);
    await old("young", "DECIDED", 29);

    expect(await pruneDeliveries(30, 1)).toBe(1);
    expect(await pruneDeliveries(30, 100)).toBe(1);
    const left = await rowsOf("select webhook_id from delivery_key where shop = $1 order by 1", [shop]);
    expect(left.map((row) => row.webhook_id)).toEqual(["open", "young"]);
  });

  it("finds a batch of what is old without reading all that is old", async () => {
    const { rows } = await inUpkeep((client) =>
      client.query<{ "QUERY PLAN": string }>(
        "explain select id from delivery_key where received_on < current_date - 30 and status <> 'RECEIVED' limit 100",
      ),
    );
    // The index over days answers with all pages of those days at once.
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toContain("Seq Scan on delivery_key");
  });

  it("removes idle lanes only, and wakes a sweep that nothing would wake", async () => {
    const shop = await installed();
    await bump(shop, ORDER, { kind: "order", key: "2" }, { kind: "order", key: "3" }, { kind: "order", key: "4" });
    await rowsOf("update lane set due_at = null where shop = $1 and key in ('2', '3', '4') returning 1", [shop]);
    await rowsOf("update lane set lease_until = now() where shop = $1 and key = '3' returning 1", [shop]);
    await rowsOf("update lane set status = 'QUARANTINED' where shop = $1 and key = '4' returning 1", [shop]);
    await pruneIdleLanes(1_000);
    expect((await rowsOf("select key from lane where shop = $1 order by key", [shop])).map((row) => row.key)).toEqual([
      "1",
      "3",
      "4",
    ]);

    expect(await wakeSweeps()).toBeGreaterThanOrEqual(1);
    expect(await wakeSweeps()).toBe(0);
    expect(
      await rowsOf("select 1 from lane where shop = $1 and kind = 'sweep' and due_at <= now() + interval '1 second'", [
        shop,
      ]),
    ).toHaveLength(1);
  });

  it("wakes the sweeps of many stores one after the other, behind their webhooks", async () => {
    await wakeSweeps();
    const shops = Array.from({ length: 20 }, () => aShop());
    for (const shop of shops) await storeShop(shop);

    expect(await wakeSweeps()).toBe(20);
    const [woken] = await rowsOf(
      `select count(distinct due_at)::int as moments, min(priority) as priority, extract(epoch from max(due_at) - min(due_at))::float8 as seconds
       from lane where shop = any($1) and kind = 'sweep'`,
      [shops],
    );
    expect(woken).toEqual({ moments: 20, priority: 5, seconds: 19 * 0.015 });
  });
});
