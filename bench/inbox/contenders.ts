// What is asked for a delivery in turn: whether it is new, and where it is, that it be kept.
import { createHash, randomUUID } from "node:crypto";
import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import type pg from "pg";
import type { writeDeliveries } from "#app/store/deliveries.server.ts";
import { type Known, SHOPS } from "#bench/inbox/fill.ts";

export interface Inbox {
  name: string;
  durability: string;
  /** Deliveries that were there before it was measured. */
  rows: number;
  known: readonly Known[];
  /** True: it is new, and kept; false: it was there; null: it does not say. */
  take(shop: string, webhookId: string, body: Buffer): Promise<boolean | null>;
  /** Deliveries that are there now. */
  count(): Promise<number>;
}

const SYNCED = "committed, synchronous_commit on";

/** The app's own statement, a delivery a commit: in a rush many share one. */
export const switchyard = (
  write: typeof writeDeliveries,
  pool: pg.Pool,
  owner: pg.Client,
  of: { name: string; rows: number; known: readonly Known[] },
): Inbox => ({
  ...{ ...of, durability: SYNCED },
  async take(shop, webhookId, body) {
    const key = String(7_000_000_000_000 + Math.floor(Math.random() * 1e9));
    const [result] = await write(pool, shop, [
      {
        ...{ webhookId, eventId: randomUUID(), topic: "orders/updated", triggeredAt: new Date(), body },
        ...{ digest: createHash("sha256").update(body).digest(), orderId: key, customerId: key },
        verdict: { outcome: "lane", lane: { kind: "order", key } },
      },
    ]);
    if (result?.outcome !== "accepted" && result?.outcome !== "duplicate")
      throw new Error(`the inbox said ${result?.outcome}`);
    return result.outcome === "accepted";
  },
  count: async () => countRows(owner, "delivery_key"),
});

export const plainTable = (
  pool: pg.Pool,
  owner: pg.Client,
  of: { name: string; rows: number; known: readonly Known[] },
): Inbox => ({
  ...{ ...of, durability: SYNCED },
  async take(shop, webhookId, body) {
    const { rowCount } = await pool.query(
      `insert into plain_inbox (shop, webhook_id, topic, order_id, body) values ($1, $2, 'orders/updated', '1', $3)
       on conflict do nothing`,
      [shop, webhookId, body],
    );
    return rowCount === 1;
  },
  count: async () => countRows(owner, "plain_inbox"),
});

async function countRows(client: pg.Client, table: string): Promise<number> {
  const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${table}`);
  return Number(rows[0]?.n);
}

const MONTH_S = 30 * 24 * 3_600;

/** Only that it was there: the delivery itself is not kept. */
export async function redisSetNx(redis: Redis, rows: number): Promise<Inbox> {
  const known: Known[] = [];
  for (let from = 0; from < rows; from += 10_000) {
    const pipeline = redis.pipeline();
    for (let at = from; at < Math.min(rows, from + 10_000); at++) {
      const one = { shop: SHOPS[at % SHOPS.length] as string, webhookId: randomUUID() };
      pipeline.set(`${one.shop}:${one.webhookId}`, "1", "EX", MONTH_S);
      if (at % Math.ceil(rows / 1_000) === 0) known.push(one);
    }
    await pipeline.exec();
  }
  return {
    ...{ name: "Redis SET NX (keeps no body)", durability: "everysec", rows, known },
    take: async (shop, webhookId) => (await redis.set(`${shop}:${webhookId}`, "1", "EX", MONTH_S, "NX")) === "OK",
    count: () => redis.dbsize(),
  };
}

/** The id of a job, for as long as the job is kept. */
export async function bullmqIds(queue: Queue, rows: number, body: Buffer): Promise<Inbox> {
  const known: Known[] = [];
  const data = { body: body.toString("utf8") };
  for (let from = 0; from < rows; from += 2_000) {
    const batch = Array.from({ length: Math.min(2_000, rows - from) }, (_, at) => ({
      shop: SHOPS[(from + at) % SHOPS.length] as string,
      webhookId: randomUUID(),
    }));
    known.push(...batch.filter((_, at) => at % Math.ceil(rows / 1_000) === 0));
    await queue.addBulk(
      batch.map((one) => ({ name: "orders/updated", data, opts: { jobId: `${one.shop}_${one.webhookId}` } })),
    );
  }
  return {
    ...{ name: "BullMQ job ids", durability: "everysec", rows, known },
    async take(shop, webhookId, raw) {
      await queue.add("orders/updated", { body: raw.toString("utf8") }, { jobId: `${shop}_${webhookId}` });
      return null;
    },
    count: () => queue.getWaitingCount(),
  };
}
