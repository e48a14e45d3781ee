// The app as it is deployed, its processes, PostgreSQL and Redis on this machine, in front of a Shopify that only answers: what is
// measured is the app.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { Session } from "@shopify/shopify-api";
import { Redis } from "ioredis";
import pg from "pg";
import { type BareShopify, startBareShopify } from "#bench/app/bare-shopify.ts";
import { enterShop } from "#bench/app/enter-shop.ts";
import { memoryEnvironment } from "#bench/app/memory-environment.ts";
import { setAppEnvironment } from "#bench/app-environment.ts";
import { freePort } from "#sandbox/processes/free-port.ts";
import { startPostgres } from "#sandbox/processes/start-postgres.ts";
import { startRedis } from "#sandbox/processes/start-redis.ts";
import { throwawayFolder } from "#sandbox/processes/throwaway-folder.ts";
import { type RunningProcess, runProcess } from "#sandbox/supervisor/run-process.ts";
import { buildWhenStale } from "#scripts/build-when-stale.ts";
import { migrate } from "#scripts/migrate.ts";
import { readAppToml } from "#tests/support/read-app-toml.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** What the services did since the last look. */
export interface Done {
  commits: number;
  redisCommands: number;
  walBytes: number;
}

export interface AppUnderLoad {
  shopify: BareShopify;
  /** Sees every row; so does who signs in there. */
  database: pg.Client;
  databaseUrl: string;
  redis: Redis;
  enter(shop: string, domains: string[], rules: readonly Record<string, unknown>[]): Promise<void>;
  /** Another process beside the app's, with its addresses. */
  startProcess(name: string, args: string[], ready: RegExp, env: Record<string, string>): Promise<RunningProcess>;
  start(
    process: "web" | "worker",
    env?: Record<string, string>,
  ): Promise<RunningProcess & { url: string; readyMs: number }>;
  /** Counted since the last call. */
  done(): Promise<Done>;
  close(): Promise<void>;
}

/**
 * PostgreSQL with its defaults (each commit synced), Redis with its append-only file synced every second. Once in a process: the
 * app's connections are those of the first.
 */
export async function prepareApp(): Promise<AppUnderLoad> {
  await buildWhenStale();
  const folder = throwawayFolder("switchyard-bench-");
  const [postgres, server, shopify] = await Promise.all([
    startPostgres(join(folder, "postgres")),
    startRedis(join(folder, "redis")),
    startBareShopify(),
  ]);
  await postgres.createDatabase("bench");
  await migrate(postgres.url("owner", "bench"));
  setAppEnvironment(postgres, "bench", server.url);
  process.env.SANDBOX_URL = shopify.url;
  const database = new pg.Client({ connectionString: postgres.url("superuser", "bench") });
  await database.connect();
  const redis = new Redis(server.url);
  const running: RunningProcess[] = [];
  const looked = async () => {
    await database.query("select pg_stat_force_next_flush()");
    const { rows } = await database.query<{ commits: string; wal: string }>(
      "select xact_commit as commits, pg_current_wal_lsn() - '0/0' as wal from pg_stat_database where datname = 'bench'",
    );
    const stats = await redis.info("stats");
    return {
      commits: Number(rows[0]?.commits),
      walBytes: Number(rows[0]?.wal),
      redisCommands: Number(/total_commands_processed:(\d+)/.exec(stats)?.[1]),
    };
  };
  let before = await looked();
  const startProcess = async (name: string, args: string[], ready: RegExp, env: Record<string, string>) => {
    const one = await runProcess({
      ...{ name, args, cwd: ROOT, ready, logFile: join(folder, "logs", `${name}.log`) },
      env: { NODE_COMPILE_CACHE: join(ROOT, ".cache", "compiled"), ...env },
    });
    running.push(one);
    return one;
  };
  return {
    databaseUrl: postgres.url("superuser", "bench"),
    startProcess,
    shopify,
    database,
    redis,
    async enter(shop, domains, rules) {
      const session = new Session({
        ...{ id: `offline_${shop}`, shop, state: "", isOnline: false, accessToken: "shpat_bench" },
        scope: readAppToml().access_scopes.scopes,
        expires: new Date(Date.now() + 86_400_000),
      });
      await enterShop(database, { shop, domains, currency: "GBP", timezone: "Europe/London", session, rules });
    },
    async start(name, env = {}) {
      const port = await freePort(0);
      const started = performance.now();
      const one = await startProcess(
        name,
        [join(ROOT, `app/entry.${name}.ts`)],
        name === "web" ? /"web listens"/ : /"worker runs"/,
        {
          ...{ LOG_LEVEL: "info", HOST: "127.0.0.1", PORT: String(port), SWEEP_INTERVAL_MS: "3600000" },
          ...memoryEnvironment(),
          ...env,
        },
      );
      return { ...one, url: `http://127.0.0.1:${port}`, readyMs: performance.now() - started };
    },
    async done() {
      const now = await looked();
      const since = {
        commits: now.commits - before.commits,
        redisCommands: now.redisCommands - before.redisCommands,
        walBytes: now.walBytes - before.walBytes,
      };
      before = now;
      return since;
    },
    async close() {
      await Promise.all(running.map((one) => one.stop(10_000)));
      const { closeDatabase } = await import("#app/db.server.ts");
      const { producerRedis } = await import("#app/redis.server.ts");
      producerRedis.disconnect();
      redis.disconnect();
      await Promise.all([closeDatabase(), database.end(), shopify.close()]);
      await Promise.all([postgres.stop(), server.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
