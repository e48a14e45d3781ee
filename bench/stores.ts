// Many stores on one deployment: what they cost while nothing happens, what a webhook of one of them waits, and what comes when all
// of them are due to be swept at once, as after a halt.

import { type ChildProcess, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Session } from "@shopify/shopify-api";
import { memoryEnvironment } from "#bench/app/memory-environment.ts";
import { API_SECRET } from "#bench/app-environment.ts";
import { cpuSeconds } from "#bench/cpu-seconds.ts";
import { growthOf } from "#bench/growth-of.ts";
import { type LaneBed, makeLaneBed } from "#bench/lane-bed.ts";
import { atMost, type BenchResult, info } from "#bench/result.ts";
import { sessionsCpuSeconds } from "#bench/sessions-cpu-seconds.ts";
import { generateHistory } from "#sandbox/generator/generate-history.ts";
import { runThrough } from "#sandbox/generator/seed-stores.ts";
import { endWithThisProcess } from "#sandbox/processes/end-with-this-process.ts";
import { PARTS } from "#sandbox/server/parts.ts";
import { type RunningSandbox, startSandbox } from "#sandbox/server/start-sandbox.ts";
import { orderBody } from "#sandbox/webhooks/bodies/order.ts";
import { sendWebhooks } from "#sandbox/webhooks/send-webhooks.ts";
import { installApp } from "#sandbox/world/install-app.ts";
import { seedWorld } from "#sandbox/world/seed.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import { World } from "#sandbox/world/world.ts";

const SWEEP_MS = 180_000;
const AT_ONCE = 25;
/** Of webhooks, each of a store that nothing was heard of before. */
const A_SECOND = 20;

const nameOf = (at: number) => `store-${String(at).padStart(5, "0")}.myshopify.com`;

interface Reading {
  stores: number;
  commits: number;
  sweeps: number;
  workerCpu: number;
  postgresCpu: number;
  workerMb: number;
  quiet: number[];
  halted: number[];
}

export default async function stores({ quick }: { quick: boolean }): Promise<BenchResult> {
  const world = new World();
  seedWorld(world, 1);
  runThrough(generateHistory(world, { shop: STORE.domain, orders: 1, days: 2, seed: 1 }));
  const sandbox = await startSandbox({
    ...{ port: 0, dataDirectory: null, world, parts: PARTS.filter((part) => part !== sendWebhooks) },
    settings: {
      appUrl: "http://127.0.0.1",
      apiKey: "bench-api-key",
      apiSecret: API_SECRET,
      scopes: SCOPES,
      routingDelayMs: 0,
    },
  });
  const bed = await makeLaneBed({ SANDBOX_URL: sandbox.url, SWEEP_INTERVAL_MS: String(SWEEP_MS) });
  const sizes = quick ? [5, 20] : [100, 1_000, 10_000];
  const seconds = quick ? 1 : 15;
  const readings: Reading[] = [];
  for (const size of sizes) {
    await grow(bed, sandbox, size);
    readings.push(await readingOf(bed, world, size, seconds));
  }
  const { closeDatabase } = await import("#app/db.server.ts");
  const { producerRedis } = await import("#app/redis.server.ts");
  producerRedis.disconnect();
  await closeDatabase();
  await sandbox.close();
  await bed.close();

  const [fewest, most] = [readings[0], readings.at(-1)] as [Reading, Reading];
  return {
    name: "stores",
    about: `So many stores with the app, rows as an installation makes them (one is installed by the app, the others are its copies with tokens of their own), in watching mode with the checks that are on from the beginning, swept every ${SWEEP_MS / 1_000} s at moments spread evenly. One worker process with Compose's settings; Shopify is simulated in the bench's own process, which counts for nobody. Idle: ${seconds} s without a webhook. Then ${A_SECOND} webhooks a second for ${seconds} s, each a new order of a store that this worker has not heard of, from the commit of the webhook to the commit of its decision, on PostgreSQL's clock. Then the same while every store is due to be swept at once.`,
    figures: [
      atMost(
        ...([
          "stores",
          `99th percentile of a webhook with ${most.stores} stores ÷ with ${fewest.stores}`,
          "reach",
          2,
        ] as const),
        p99(most.quiet) / p99(fewest.quiet),
      ),
      atMost(
        ...([
          "stores",
          `99th percentile of a webhook while ${most.stores} sweeps are due ÷ before`,
          "reach",
          3,
        ] as const),
        p99(most.halted) / p99(most.quiet),
      ),
      atMost(
        ...([
          "stores",
          `idle with ${most.stores} stores: processor time of worker and PostgreSQL, in cores`,
          "reach",
          1,
        ] as const),
        most.workerCpu + most.postgresCpu,
      ),
      atMost(
        ...(["stores", `idle with ${most.stores} stores: resident memory of the worker, MB`, "must", 400] as const),
        most.workerMb,
      ),
      info(
        "stores",
        "growth: exponent of the worker's memory over the stores",
        growthOf(readings.map(({ stores: size, workerMb }) => ({ size, microseconds: workerMb }))),
      ),
      info(
        "stores",
        "processor time of one store's sweep, ms (worker and PostgreSQL)",
        most.sweeps ? ((most.workerCpu + most.postgresCpu) / most.sweeps) * 1_000 : 0,
      ),
    ],
    table: [
      [
        "stores",
        "sweeps a second",
        "commits a second",
        "worker, cores",
        "PostgreSQL, cores",
        "worker, MB",
        "webhook p50 / p99, ms",
        "all sweeps due: p50 / p99, ms",
      ],
      ...readings.map((one) => [
        ...[
          String(one.stores),
          one.sweeps.toFixed(1),
          one.commits.toFixed(0),
          one.workerCpu.toFixed(2),
          one.postgresCpu.toFixed(2),
        ],
        ...[
          one.workerMb.toFixed(0),
          `${p50(one.quiet).toFixed(0)} / ${p99(one.quiet).toFixed(0)}`,
          `${p50(one.halted).toFixed(0)} / ${p99(one.halted).toFixed(0)}`,
        ],
      ]),
    ],
  };
}

const SCOPES = ["read_orders", "write_orders", "read_customers", "write_customers", "read_products"];

/** Of every store, beside what names it: one that is exchanged costs the simulated Shopify more than the store itself. */
const TOKEN = { state: "", isOnline: false, scope: SCOPES.join(","), expires: new Date(Date.now() + 6 * 3_600_000) };

/** Further stores, up to so many: at Shopify, and here. */
async function grow(bed: LaneBed, sandbox: RunningSandbox, size: number): Promise<void> {
  const { world, settings } = sandbox;
  const { installShop } = await import("#app/store/shops.server.ts");
  const { sessionStorage } = await import("#app/store/session-storage.server.ts");
  const first = nameOf(0);
  const { rows } = await bed.client.query("select count(*)::int as n from shop");
  const from = rows[0].n as number;
  const added = Array.from({ length: size - from }, (_, at) => nameOf(from + at));
  const like = world.shop(STORE.domain);
  for (const domain of added) {
    world.state.shops[domain] = {
      ...structuredClone(like),
      domain,
      id: world.nextId(),
      primaryHost: domain,
      installations: [],
    };
    installApp(world, domain, settings.apiKey, settings.scopes);
    world.state.tokens[domain] = {
      kind: "offline",
      ...{
        token: domain,
        shop: domain,
        installation: 1,
        scopes: settings.scopes,
        issuedAt: world.now(),
      },
      ...{
        expiresAtMs: TOKEN.expires.getTime(),
        refreshToken: null,
        refreshExpiresAtMs: null,
        replacedBy: null,
        replaces: null,
      },
    };
  }
  if (from === 0) {
    await installShop(first, { currency: "GBP", timezone: "Europe/London", domains: [first] });
    // As a store that has had the app for a while: its past is read.
    await bed.client.query(
      "update shop set history_from = now() - interval '60 days', history_completed_at = now(), installed_at = now() - interval '1 hour'",
    );
    await bed.client.query("delete from lane where kind <> 'sweep'");
  }
  const copies = added.filter((shop) => shop !== first);
  for (const table of ["shop", "rule_version", "rule", "lane"]) {
    const { rows: columns } = await bed.client.query(
      "select column_name as name from information_schema.columns where table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO'",
      [table],
    );
    const names = (columns as { name: string }[]).map(({ name }) => `"${name}"`);
    const values = names.map((name) =>
      name === '"shop"' ? "c.shop" : name === '"domains"' ? "array[c.shop]" : `o.${name}`,
    );
    await bed.client.query(
      `insert into "${table}" (${names.join(", ")}) select ${values.join(", ")} from "${table}" o cross join unnest($1::text[]) as c (shop) where o.shop = $2`,
      [copies, first],
    );
  }
  for (let at = 0; at < added.length; at += AT_ONCE)
    await Promise.all(
      added.slice(at, at + AT_ONCE).map(async (shop) => {
        await sessionStorage.storeSession(new Session({ ...TOKEN, id: `offline_${shop}`, shop, accessToken: shop }));
      }),
    );
  await bed.client.query("vacuum analyze");
}

async function readingOf(bed: LaneBed, world: World, size: number, seconds: number): Promise<Reading> {
  await bed.client.query(
    "update lane set lease_until = null, started = false, due_at = now() + random() * $1 * interval '1 ms' where kind = 'sweep'",
    [SWEEP_MS],
  );
  const worker = spawn(process.execPath, [join(import.meta.dirname, "../app/entry.worker.ts")], {
    env: { ...process.env, ...memoryEnvironment(), LOG_LEVEL: "info" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  endWithThisProcess(worker);
  try {
    await once(worker.stdout, "data");
    await wait(seconds * 500);
    // Its thread that decides starts with the first one.
    await webhooks(bed, world, size, 1, size - 1);
    const idle = await idleOf(bed, worker, seconds);
    const quiet = await webhooks(bed, world, size, seconds, 0);
    await bed.client.query("update lane set due_at = now() where kind = 'sweep' and lease_until is null");
    const halted = await webhooks(bed, world, size, seconds, Math.floor(size / 2));
    return { stores: size, ...idle, quiet, halted };
  } finally {
    if (worker.exitCode === null && worker.signalCode === null) {
      const ended = once(worker, "exit");
      worker.kill("SIGTERM");
      await ended;
    }
  }
}

async function idleOf(
  bed: LaneBed,
  worker: ChildProcess,
  seconds: number,
): Promise<Omit<Reading, "stores" | "quiet" | "halted">> {
  const look = async () => {
    await bed.client.query("select pg_stat_force_next_flush()");
    const { rows } = await bed.client.query(
      `select (select xact_commit from pg_stat_database where datname = current_database())::float8 as commits,
         (select count(*) from shop where swept_at > now() - make_interval(secs => $1))::int as swept`,
      [seconds],
    );
    const { commits, swept } = rows[0] as { commits: number; swept: number };
    return {
      commits,
      swept,
      worker: cpuSeconds(worker.pid ?? 0),
      postgres: await sessionsCpuSeconds(bed.client, "application_name like 'switchyard-%'"),
    };
  };
  const before = await look();
  await wait(seconds * 1_000);
  const after = await look();
  return {
    commits: (after.commits - before.commits) / seconds,
    sweeps: after.swept / seconds,
    workerCpu: (after.worker - before.worker) / seconds,
    postgresCpu: Math.max(0, after.postgres - before.postgres) / seconds,
    workerMb: Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${worker.pid}/status`, "utf8"))?.[1]) / 1_024,
  };
}

let orders = 0;

/** @returns the milliseconds from each webhook to its decision. */
async function webhooks(bed: LaneBed, world: World, size: number, seconds: number, from: number): Promise<number[]> {
  const { ingestWebhook } = await import("#app/ingest/ingest-webhook.server.ts");
  const [template] = [...world.ordersOf(STORE.domain)];
  if (!template) throw new Error("the simulated store has no order");
  const text = JSON.stringify(orderBody(world, template));
  const host = /"order_status_url":"https:\/\/([^/"]+)/.exec(text)?.[1] ?? "";
  const sent: { shop: string; webhookId: string }[] = [];
  const started = performance.now();
  for (let event = 0; event < seconds * A_SECOND; event++) {
    const rest = started + (event * 1_000) / A_SECOND - performance.now();
    if (rest > 0) await wait(rest);
    const shop = nameOf((from + event * 7) % size);
    const id = String(6_000_000_000_000 + orders++);
    const body = Buffer.from(text.replaceAll(host, shop).replaceAll(template.id, id));
    const webhookId = `bench-${id}`;
    const answer = await ingestWebhook(
      {
        "x-shopify-topic": "orders/create",
        "x-shopify-shop-domain": shop,
        "x-shopify-webhook-id": webhookId,
        "x-shopify-hmac-sha256": createHmac("sha256", API_SECRET).update(body).digest("base64"),
      },
      body,
    );
    if (answer.outcome !== "accepted") throw new Error(`a webhook was ${answer.outcome}`);
    sent.push({ shop, webhookId });
  }
  for (;;) {
    const { rows } = await bed.client.query(
      `select status, reason, extract(epoch from coalesce(settled_at, clock_timestamp()) - received_at)::float8 * 1000 as ms from delivery_key
       where webhook_id = any($1::text[])`,
      [sent.map((one) => one.webhookId)],
    );
    const waiting = rows.filter(({ status }) => status === "RECEIVED").length;
    const wrong = rows.find(({ status }) => status !== "RECEIVED" && status !== "DECIDED");
    if (wrong) throw new Error(`a webhook was ${wrong.status}: ${wrong.reason}`);
    if (!waiting) return rows.map(({ ms }) => ms as number);
    if (performance.now() - started > seconds * 1_000 + 60_000)
      throw new Error(`${waiting} webhooks were not decided within a minute`);
    await wait(50);
  }
}

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
const p50 = (values: readonly number[]) => sorted(values)[Math.floor(values.length / 2)] ?? Number.NaN;
const p99 = (values: readonly number[]) => sorted(values)[Math.ceil(values.length * 0.99) - 1] ?? Number.NaN;
