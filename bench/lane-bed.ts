// A bed for benches of dispatch: PostgreSQL and Redis as production has them, and stores with lanes that are due, written
// as the webhook door and an installation write them, but many at once.
import { rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { setAppEnvironment } from "#bench/app-environment.ts";
import { startPostgres } from "#sandbox/processes/start-postgres.ts";
import { startRedis } from "#sandbox/processes/start-redis.ts";
import { throwawayFolder } from "#sandbox/processes/throwaway-folder.ts";
import { migrate } from "#scripts/migrate.ts";

export interface LaneBed {
  folder: string;
  redisUrl: string;
  /** Of the superuser: past row-level security. */
  databaseUrl: string;
  client: pg.Client;
  /** Stores that have the app, without rules. */
  addShops(shops: readonly string[]): Promise<void>;
  /** So many order lanes of each of them, due now, keys from 1 on. */
  addLanes(shops: readonly string[], each: number): Promise<void>;
  /** No lane but the stores' sweeps and no lease is left. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** As an installation does it; none comes while a bench runs. */
const SWEEPS_LATER = `insert into lane (shop, kind, key, wanted, due_at) select shop, 'sweep', 'orders', 1, now() + interval '1 hour' from shop
  on conflict do nothing`;

/** @param env of the app on top of what every bench sets. To be called before anything of the app is loaded. */
export async function makeLaneBed(env: Record<string, string> = {}): Promise<LaneBed> {
  const folder = throwawayFolder("switchyard-bench-");
  const [postgres, redis] = await Promise.all([
    startPostgres(join(folder, "postgres")),
    startRedis(join(folder, "redis")),
  ]);
  await postgres.createDatabase("bench");
  await migrate(postgres.url("owner", "bench"));
  setAppEnvironment(postgres, "bench", redis.url);
  Object.assign(process.env, env);
  const databaseUrl = postgres.url("superuser", "bench");
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return {
    ...{ folder, redisUrl: redis.url, databaseUrl, client },
    async addShops(shops) {
      await client.query(
        "insert into shop (shop, domains, sweep_cursor) select s, array[s], now() from unnest($1::text[]) s",
        [shops],
      );
      await client.query(SWEEPS_LATER);
      await client.query("vacuum analyze shop");
    },
    async addLanes(shops, each) {
      await client.query(
        `insert into lane (shop, kind, key, wanted, due_at) select s, 'order', n::text, 1, now()
         from generate_series(1, $2::int) n, unnest($1::text[]) s`,
        [shops, each],
      );
      await client.query("vacuum analyze lane");
    },
    async clear() {
      await client.query("truncate lane, lease");
      await client.query(SWEEPS_LATER);
    },
    async close() {
      await client.end();
      await Promise.all([postgres.stop(), redis.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
