// The app at work in this process: dispatcher, queue, workers, PostgreSQL and Redis are the real ones; only HTTP of the webhooks is
// left out. The simulated Shopify answers in the same process.
import { createHmac, randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { enterShop } from "#bench/app/enter-shop.ts";
import { API_SECRET, setAppEnvironment } from "#bench/app-environment.ts";
import { startPostgres } from "#sandbox/processes/start-postgres.ts";
import { startRedis } from "#sandbox/processes/start-redis.ts";
import { throwawayFolder } from "#sandbox/processes/throwaway-folder.ts";
import { PARTS } from "#sandbox/server/parts.ts";
import { type RunningSandbox, startSandbox } from "#sandbox/server/start-sandbox.ts";
import { sendWebhooks } from "#sandbox/webhooks/send-webhooks.ts";
import { webhookBody } from "#sandbox/webhooks/webhook-body.ts";
import { installApp } from "#sandbox/world/install-app.ts";
import type { World } from "#sandbox/world/world.ts";
import { migrate } from "#scripts/migrate.ts";
import { exchangeToken } from "#tests/support/exchange-token.ts";
import { readAppToml, subscribedTopics } from "#tests/support/read-app-toml.ts";

const SETTLES_WITHIN_MS = 600_000;
const LANES_AT_ONCE = 20;
const AGAIN_AFTER_MS = 20;
const LOOKS_EVERY_MS = 50;
/** As in production an hour: what is compared sooner is compared with fewer others, and costs more. */
const COMPARED_WITHIN_MS = 60_000;
/** Of the last moments the sweep compares nothing. */
const COMES_TO_REST_MS = 5_000;

export interface AppRun {
  sandbox: RunningSandbox;
  /** Sees every row. */
  database: pg.Client;
  /** Resolves when nothing is due or owed at this moment: who orders next finds the store as if all before were done one by one. */
  catchUp(): Promise<void>;
  /** Resolves when nothing is on its way, due or owed. */
  settle(): Promise<void>;
  /** Resolves when the sweep has compared every order with the store since it changed last. */
  compare(): Promise<void>;
  close(): Promise<void>;
}

/** @param world with this store; @param rules documents that are in force there, and nothing else is. */
export async function startAppRun(
  world: World,
  shop: string,
  rules: readonly Record<string, unknown>[],
): Promise<AppRun> {
  const folder = throwawayFolder("switchyard-bench-");
  const [postgres, redis] = await Promise.all([
    startPostgres(join(folder, "postgres"), { fast: true }),
    startRedis(join(folder, "redis")),
  ]);
  await postgres.createDatabase("bench");
  await migrate(postgres.url("owner", "bench"));
  setAppEnvironment(postgres, "bench", redis.url);
  process.env.COMPARED_WITHIN_MS = String(COMPARED_WITHIN_MS);
  const scopes = readAppToml().access_scopes.scopes.split(",");
  const sandbox = await startSandbox({
    port: 0,
    dataDirectory: null,
    world,
    parts: PARTS.filter((part) => part !== sendWebhooks),
    settings: {
      ...{ appUrl: "http://127.0.0.1", apiKey: "bench-api-key", apiSecret: API_SECRET, scopes },
      throttles: false,
    },
  });
  process.env.SANDBOX_URL = sandbox.url;
  installApp(world, shop, sandbox.settings.apiKey, scopes);
  const database = new pg.Client({ connectionString: postgres.url("superuser", "bench") });
  await database.connect();
  const { primaryHost, currency, ianaTimezone: timezone } = world.shop(shop);
  const session = await exchangeToken(sandbox, shop);
  await enterShop(database, { shop, domains: [shop, primaryHost], currency, timezone, session, rules });

  const { workLanes } = await import("#app/worker/work-lanes.server.ts");
  const { startConsumer } = await import("#app/queue/consume.server.ts");
  const { Dispatcher } = await import("#app/dispatch/dispatcher.server.ts");
  const { announceWorker } = await import("#app/store/leases.server.ts");
  await announceWorker(randomUUID(), LANES_AT_ONCE, SETTLES_WITHIN_MS);
  const consumer = startConsumer({ "lanes.work": workLanes }, LANES_AT_ONCE);
  const dispatcher = new Dispatcher();
  dispatcher.start();
  const mail = await deliverAll(sandbox, shop);
  return {
    sandbox,
    database,
    catchUp: () => untilNoneIsLeft(database, shop, LEFT.now, mail),
    settle: () => untilNoneIsLeft(database, shop, LEFT.soon, mail),
    compare: async () => {
      // Not sooner: each sweep lists the orders of ten minutes anew.
      await wait(COMPARED_WITHIN_MS + COMES_TO_REST_MS);
      await database.query("update lane set due_at = now() where shop = $1 and kind = 'sweep'", [shop]);
      await untilNoneIsLeft(database, shop, LEFT.compared, mail);
    },
    async close() {
      mail.stop();
      const { closeDecideThreads } = await import("#app/worker/decide-lanes.server.ts");
      const { closeQueue } = await import("#app/queue/enqueue.server.ts");
      const { closeDatabase } = await import("#app/db.server.ts");
      const { producerRedis } = await import("#app/redis.server.ts");
      await dispatcher.stop();
      await consumer.stop(5_000);
      await closeQueue();
      producerRedis.disconnect();
      await Promise.all([closeDecideThreads(), closeDatabase(), sandbox.close(), database.end()]);
      await Promise.all([postgres.stop(), redis.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Signs and hands in the webhook of every event of the store, as its body is at that moment. */
async function deliverAll(sandbox: RunningSandbox, shop: string): Promise<{ pending: number; stop(): void }> {
  const { ingestWebhook } = await import("#app/ingest/ingest-webhook.server.ts");
  const subscribed = new Set(subscribedTopics());
  const { apiKey, apiSecret } = sandbox.settings;
  const mail = { pending: 0, stop: () => {} };
  mail.stop = sandbox.world.on((event) => {
    if (event.shop !== shop || !subscribed.has(event.topic)) return;
    const body = Buffer.from(JSON.stringify(webhookBody(sandbox.world, event, apiKey)));
    const headers = {
      "x-shopify-hmac-sha256": createHmac("sha256", apiSecret).update(body).digest("base64"),
      "x-shopify-shop-domain": shop,
      "x-shopify-topic": event.topic,
      "x-shopify-webhook-id": randomUUID(),
      "x-shopify-event-id": event.eventId,
      "x-shopify-triggered-at": event.at,
    };
    mail.pending++;
    const deliver = async (): Promise<void> => {
      const { outcome } = await ingestWebhook(headers, body);
      if (outcome === "unavailable") {
        // Its door is full, and answers so at once: what would empty it comes to its turn only when this one waits.
        await wait(AGAIN_AFTER_MS);
        return deliver();
      }
      mail.pending--;
    };
    void deliver();
  });
  return mail;
}

/** What is left of the store's work, in one number. */
const LEFT = {
  now: `select (select count(*)::int from lane where shop = $1 and kind <> 'sweep' and (lease_until is not null or due_at <= now()))
     + (select count(*)::int from effect where shop = $1 and status in ('INTENDED', 'SENT') and (due_at is null or due_at <= now())) as left`,
  soon: `select (select count(*)::int from delivery_key where shop = $1 and status = 'RECEIVED')
     + (select count(*)::int from lane where shop = $1 and kind <> 'sweep' and (lease_until is not null or due_at <= now() + interval '10 seconds'))
     + (select count(*)::int from effect where shop = $1 and status in ('INTENDED', 'SENT')) as left`,
  compared: `select (select count(*)::int from delivery_key where shop = $1 and status = 'RECEIVED')
     + (select count(*)::int from order_state o join shop s using (shop)
       where o.shop = $1 and o.updated_at >= s.installed_at and o.verified_at is distinct from o.updated_at) as left`,
};

/** Resolves when nothing was left at three looks in a row. */
async function untilNoneIsLeft(database: pg.Client, shop: string, sql: string, mail: { pending: number }) {
  const deadline = performance.now() + SETTLES_WITHIN_MS;
  for (let calm = 0; performance.now() < deadline; ) {
    const { rows } = await database.query<{ left: number }>(sql, [shop]);
    calm = rows[0]?.left === 0 && mail.pending === 0 ? calm + 1 : 0;
    if (calm === 3) return;
    await wait(LOOKS_EVERY_MS);
  }
  throw new Error("the work of the store did not come to an end");
}
