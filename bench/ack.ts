// The webhook door: signed bodies over HTTP, every acknowledgement after the commit, against what leaves something out.
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Queue } from "bullmq";
import pg from "pg";
import { Pool } from "undici";
import { API_SECRET, setAppEnvironment } from "#bench/app-environment.ts";
import { measure } from "#bench/measure.ts";
import { orderBodies } from "#bench/order-bodies.ts";
import type { BenchResult } from "#bench/result.ts";
import { startPostgres } from "#sandbox/processes/start-postgres.ts";
import { startRedis } from "#sandbox/processes/start-redis.ts";
import { throwawayFolder } from "#sandbox/processes/throwaway-folder.ts";
import { migrate } from "#scripts/migrate.ts";

const SHOP = "bench.myshopify.com";
const CONNECTIONS = 16;
/** Sixteen in a closed loop can share a commit among sixteen at the most, 62 a thousand: what a rush shares is counted with more. */
const UNDER_LOAD = 64;
const ORDERS = 400;

interface Signed {
  body: Buffer;
  signature: string;
}

const signedBodies = (): Signed[] =>
  orderBodies(ORDERS).map((body) => ({
    body,
    signature: createHmac("sha256", API_SECRET).update(body).digest("base64"),
  }));

const headers = (signature: string) => ({
  "content-type": "application/json",
  "x-shopify-topic": "orders/updated",
  "x-shopify-shop-domain": SHOP,
  "x-shopify-webhook-id": randomUUID(),
  "x-shopify-api-version": "2026-10",
  "x-shopify-triggered-at": "2026-11-24T10:00:00Z",
  "x-shopify-hmac-sha256": signature,
});

async function readVerified(request: Parameters<RequestListener>[0]): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  const given = Buffer.from(String(request.headers["x-shopify-hmac-sha256"]), "base64");
  const right = createHmac("sha256", API_SECRET).update(raw).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? raw : null;
}

async function serve(listener: RequestListener): Promise<{ server: Server; origin: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function post(pool: Pool, bodies: readonly Signed[], count: number, connections: number): Promise<void> {
  let left = count;
  const one = async () => {
    while (left-- > 0) {
      const { body, signature } = bodies[left % bodies.length] as Signed;
      const answer = await pool.request({ path: "/webhooks", method: "POST", headers: headers(signature), body });
      await answer.body.dump();
      if (answer.statusCode !== 200) throw new Error(`answered ${answer.statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
}

export default async function ack({ quick }: { quick: boolean }): Promise<BenchResult> {
  const folder = throwawayFolder("switchyard-bench-");
  const [postgres, redis] = await Promise.all([
    startPostgres(join(folder, "postgres")),
    startRedis(join(folder, "redis")),
  ]);
  await postgres.createDatabase("bench");
  await migrate(postgres.url("owner", "bench"));
  setAppEnvironment(postgres, "bench", redis.url);
  const { webhookDoor } = await import("#app/ingest/webhook-door.server.ts");
  const { closeDatabase } = await import("#app/db.server.ts");
  const { producerRedis } = await import("#app/redis.server.ts");
  const superuser = new pg.Client({ connectionString: postgres.url("superuser", "bench") });
  await superuser.connect();
  await superuser.query("insert into shop (shop, domains) values ($1, $2)", [SHOP, [SHOP]]);

  const queue = new Queue("bench", { connection: { url: redis.url } });
  const doors = await Promise.all([
    serve((request, response) => webhookDoor(request, response)),
    serve(async (request, response) => void response.writeHead((await readVerified(request)) ? 200 : 401).end()),
    serve(async (request, response) => {
      const raw = await readVerified(request);
      if (raw) await queue.add("orders/updated", JSON.parse(raw.toString("utf8")), { removeOnComplete: true });
      response.writeHead(raw ? 200 : 401).end();
    }),
  ]);
  const pools = doors.map(({ origin }) => new Pool(origin, { connections: UNDER_LOAD }));
  const bodies = signedBodies();
  const count = quick ? 150 : 4_000;
  const commits = async () => {
    await superuser.query("select pg_stat_force_next_flush()");
    const { rows } = await superuser.query("select xact_commit as n from pg_stat_database where datname = 'bench'");
    return Number(rows[0]?.n);
  };
  const rowsBefore = await rowCount(superuser);
  const rounds = quick ? 2 : 7;
  const names = [
    "Switchyard's door (committed, synchronous_commit on)",
    "signature only (keeps nothing)",
    "signature + queue.add (Redis, everysec)",
  ];
  const readings = await measure(
    names.map((name, at) => ({
      name,
      operations: count,
      run: () => post(pools[at] as Pool, bodies, count, CONNECTIONS),
    })),
    rounds,
  );
  const commitsBefore = await commits();
  await post(pools[0] as Pool, bodies, count, UNDER_LOAD);
  const commitsPer1000 = (((await commits()) - commitsBefore) / count) * 1_000;
  const rows = (await rowCount(superuser)) - rowsBefore;
  if (rows !== count * (rounds + 2)) throw new Error(`${count * (rounds + 2)} acknowledged, ${rows} in the inbox`);

  await Promise.all(pools.map((pool) => pool.close()));
  await Promise.all(doors.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  await queue.close();
  await superuser.end();
  await closeDatabase();
  producerRedis.disconnect();
  await Promise.all([postgres.stop(), redis.stop()]);
  rmSync(folder, { recursive: true, force: true });

  const [own, floor, queued] = readings.map(({ microseconds }) => microseconds) as [number, number, number];
  const spread = (ratio: number): [number, number] => {
    const [low, high] = readings[0]?.spread ?? [1, 1];
    return [ratio / high, ratio / low];
  };
  return {
    name: "ack",
    about: `Signed bodies of ${ORDERS} orders of a seeded store, ${(bodies.reduce((sum, { body }) => sum + body.length, 0) / bodies.length / 1_000).toFixed(1)} kB on average, ${CONNECTIONS} connections, closed loop; commits are counted with ${UNDER_LOAD} connections, as ${CONNECTIONS} cannot share one among more than ${CONNECTIONS}. The load comes from the same process, so that only ratios mean anything. After it, every acknowledged delivery is counted in the inbox: none is missing.`,
    figures: [
      {
        bench: "ack",
        figure: "throughput ÷ signature only",
        kind: "must",
        goal: "≥ 0.25",
        value: floor / own,
        spread: spread(floor / own),
        met: floor / own >= 0.25,
      },
      {
        bench: "ack",
        figure: "throughput ÷ signature + queue.add",
        kind: "info",
        goal: "≥ 1 while durable",
        value: queued / own,
        spread: spread(queued / own),
        met: queued / own >= 1,
      },
      {
        bench: "ack",
        figure: "commits per 1,000 acknowledgements",
        kind: "info",
        goal: "≤ 40 under load",
        value: commitsPer1000,
        spread: [commitsPer1000, commitsPer1000],
        met: commitsPer1000 <= 40,
      },
    ],
    table: [
      ["contender", "µs per acknowledgement", "spread"],
      ...readings.map(({ name, microseconds, spread: s }) => [
        name,
        microseconds.toFixed(0),
        s.map((edge) => edge.toFixed(2)).join("–"),
      ]),
    ],
  };
}

async function rowCount(client: pg.Client): Promise<number> {
  const { rows } = await client.query(
    "select count(*) as n from delivery_key k join delivery_body b on b.delivery_id = k.id",
  );
  return Number(rows[0]?.n);
}
