// PostgreSQL or Redis away while webhooks come in. Both are reached through a wire that the test can cut.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "#tests/support/eventually.ts";
import { type OpenDoor, openDoor } from "#tests/support/post-webhook.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { type Relay, relayVariable } from "#tests/support/tcp-relay.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

let postgres: Relay;
let operator: Relay;
let redis: Relay;
let door: OpenDoor;
let closeDatabase: () => Promise<void>;

beforeAll(async () => {
  postgres = await relayVariable("DATABASE_URL");
  operator = await relayVariable("DATABASE_URL_OPERATOR");
  redis = await relayVariable("REDIS_URL");
  process.env.DATABASE_TIMEOUT_MS = "1500";
  // Only now: app/ reads the environment when it is first imported.
  const { webhookDoor } = await import("#app/ingest/webhook-door.server.ts");
  ({ closeDatabase } = await import("#app/db.server.ts"));
  door = await openDoor(webhookDoor);
});
afterAll(async () => {
  const { producerRedis } = await import("#app/redis.server.ts");
  producerRedis.disconnect();
  await door.close();
  await closeDatabase();
  await Promise.all([postgres.cut(), operator.cut(), redis.cut()]);
});

async function timed(work: () => Promise<number>): Promise<{ status: number; ms: number }> {
  const started = performance.now();
  return { status: await work(), ms: performance.now() - started };
}
async function installed(): Promise<string> {
  const shop = aShop();
  await storeShop(shop);
  return shop;
}
/** On a busy machine a connection may take longer than a webhook waits; once it stands, it stands. */
const warm = (shop: string) =>
  eventually(async () => expect(await door.post({ shop, webhookId: "before", body: BODY })).toBe(200), 20_000);
const idsOf = async (shop: string) =>
  (await rowsOf<{ webhook_id: string }>("select webhook_id from delivery_key where shop = $1", [shop])).map(
    (row) => row.webhook_id,
  );
// A busy machine may hold up one of them.
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const BODY = '{"id":1}';

describe("PostgreSQL away", () => {
  it("is 503 within 250 ms and never a false 200; when it is back, webhooks are taken again", async () => {
    const shop = await installed();
    await warm(shop);

    await postgres.cut();
    const tookMs: number[] = [];
    for (let count = 0; count < 20; count++) {
      const { status, ms } = await timed(() => door.post({ shop, webhookId: `during-${count}`, body: BODY }));
      expect(status).toBe(503);
      tookMs.push(ms);
    }
    expect(median(tookMs)).toBeLessThan(250);

    await postgres.mend();
    await eventually(async () => expect(await door.post({ shop, webhookId: "after", body: BODY })).toBe(200));
    expect((await idsOf(shop)).sort()).toEqual(["after", "before"]);
  });

  it("that hangs holds up the first few for seconds, and nobody after them", async () => {
    const shop = await installed();
    await warm(shop);
    postgres.silence();

    const first = await timed(() => door.post({ shop, webhookId: "first", body: BODY }));
    expect(first.status).toBe(503);
    expect(first.ms).toBeLessThan(8_000);
    const next = await Promise.all(
      [1, 2, 3, 4, 5].map(() => timed(() => door.post({ shop, webhookId: "next", body: BODY }))),
    );
    expect(next.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503]);
    // One of them may be the one that finds out whether it is back.
    expect(median(next.map(({ ms }) => ms))).toBeLessThan(250);

    await postgres.mend();
    await eventually(async () => expect(await door.post({ shop, webhookId: "after", body: BODY })).toBe(200));
    expect(await idsOf(shop)).toContain("after");
    expect(await idsOf(shop)).not.toContain("next");
  });

  it("cut while answers are awaited acknowledges nothing that is not written", async () => {
    const shop = await installed();
    await warm(shop);
    const sent = Array.from({ length: 200 }, (_, index) => door.post({ shop, webhookId: `w-${index}`, body: BODY }));
    await eventually(async () => expect((await idsOf(shop)).length).toBeGreaterThan(1));
    await postgres.cut();
    const statuses = await Promise.all(sent);
    await postgres.mend();

    const written = new Set(await idsOf(shop));
    for (const [index, status] of statuses.entries()) if (status === 200) expect(written).toContain(`w-${index}`);
    expect(new Set(statuses).difference(new Set([200, 503]))).toEqual(new Set());
    // Shopify sends again what was not acknowledged: each is there once.
    for (const index of statuses.keys())
      await eventually(async () => expect(await door.post({ shop, webhookId: `w-${index}`, body: BODY })).toBe(200));
    expect(await idsOf(shop)).toHaveLength(201);
  });
});

describe("connections whose other end has gone without a word", () => {
  it("to PostgreSQL are given up, by batches, by dispatch and by pages, and the next ones are well", async () => {
    const { inShop, forShop, operatorPool } = await import("#app/db.server.ts");
    const shop = await installed();
    const asks = [
      () => inShop(shop, (client) => client.query("select pg_sleep(0.1)")),
      () => operatorPool.query("select pg_sleep(0.1)"),
      () => forShop(shop, (tx) => tx.$queryRaw`select shop from shop`),
    ];
    // Several of each stand.
    await Promise.all([...asks, ...asks].map((ask) => ask()));
    for (const wire of [postgres, operator]) wire.forget(60_000);

    for (const ask of asks)
      await eventually(async () => {
        await ask();
      }, 15_000);
    await Promise.all(asks.map((ask) => ask()));
  }, 60_000);

  it("to Redis are given up, and the next ones are well", async () => {
    const { producerRedis } = await import("#app/redis.server.ts");
    await eventually(async () => expect(await producerRedis.ping()).toBe("PONG"));
    redis.forget(60_000);

    await eventually(async () => expect(await producerRedis.ping()).toBe("PONG"), 15_000);
  }, 60_000);
});

describe("Redis away", () => {
  it.each(["cut", "silence"] as const)("(%s) makes no difference to the answer", async (how) => {
    const shop = await installed();
    await warm(shop);
    await redis[how]();
    const tookMs: number[] = [];
    for (let count = 0; count < 20; count++) {
      const { status, ms } = await timed(() => door.post({ shop, webhookId: `w-${count}`, body: BODY }));
      expect(status).toBe(200);
      tookMs.push(ms);
    }
    expect(median(tookMs)).toBeLessThan(250);
    await redis.mend();
    expect(await idsOf(shop)).toHaveLength(21);
  });
});
