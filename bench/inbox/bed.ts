// All the inboxes that are measured, filled: a database each, of one PostgreSQL with its defaults, and one Redis.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import { setAppEnvironment } from "#bench/app-environment.ts";
import { bullmqIds, type Inbox, plainTable, redisSetNx, switchyard } from "#bench/inbox/contenders.ts";
import { DAYS, fillInbox, fillPlainTable, sizeOf, someKnown } from "#bench/inbox/fill.ts";
import { startPostgres } from "#sandbox/processes/start-postgres.ts";
import { startRedis } from "#sandbox/processes/start-redis.ts";
import { throwawayFolder } from "#sandbox/processes/throwaway-folder.ts";
import { migrate } from "#scripts/migrate.ts";

const CONNECTIONS = 16;

export interface Filled {
  inbox: Inbox;
  /** What is delivered to it, in any order. */
  bodies: readonly Buffer[];
  bytesEach: number;
}

export interface Bed {
  /** By size, smallest first. */
  slim: [Filled, Filled, Filled];
  real: [Filled, Filled];
  plainSlim: Filled;
  plainReal: Filled;
  setNx: Filled;
  bullmq: Filled;
  /** Takes the oldest day away, all but so many: from the larger inbox of orders as upkeep does it, from the one table by a delete. */
  prune(keepDays: number): Promise<void>;
  prunePlain(keepDays: number): Promise<void>;
  close(): Promise<void>;
}

/** @param size deliveries of each inbox. */
export async function makeBed(
  size: { slim: [number, number, number]; real: [number, number]; jobs: number },
  bodies: { slim: readonly Buffer[]; real: readonly Buffer[] },
): Promise<Bed> {
  const folder = throwawayFolder("switchyard-bench-");
  const [postgres, redis] = await Promise.all([
    startPostgres(join(folder, "postgres")),
    startRedis(join(folder, "redis")),
  ]);
  await postgres.createDatabase("empty");
  await migrate(postgres.url("owner", "empty"));
  setAppEnvironment(postgres, "real_1", redis.url);
  const { writeDeliveries } = await import("#app/store/deliveries.server.ts");
  const { keepPartitions, pruneDeliveries } = await import("#app/store/inbox-upkeep.server.ts");
  const { inBatches } = await import("#app/dispatch/in-batches.server.ts");
  const { closeDatabase } = await import("#app/db.server.ts");

  const owners = new Map<string, pg.Client>();
  const pools: pg.Pool[] = [];
  const open = async (database: string, role: "app" | "superuser") => {
    await postgres.createDatabase(database, "empty");
    const owner = new pg.Client({ connectionString: postgres.url("superuser", database) });
    await owner.connect();
    owners.set(database, owner);
    const pool = new pg.Pool({ connectionString: postgres.url(role, database), max: CONNECTIONS });
    pools.push(pool);
    return { owner, pool };
  };
  const own = async (database: string, asked: number, of: readonly Buffer[]): Promise<Filled> => {
    const { owner, pool } = await open(database, "app");
    await fillInbox(owner, asked, of);
    const rows = Math.floor(asked / DAYS) * DAYS;
    const bytes = (await sizeOf(owner, "delivery_key")) + (await sizeOf(owner, "delivery_body"));
    const name = of === bodies.slim ? "Switchyard, slim" : "Switchyard, orders";
    const known = await someKnown(owner, "delivery_key");
    return {
      inbox: switchyard(writeDeliveries, pool, owner, { name, rows, known }),
      bodies: of,
      bytesEach: bytes / rows,
    };
  };
  const plain = async (database: string, asked: number, of: readonly Buffer[]): Promise<Filled> => {
    const { owner, pool } = await open(database, "superuser");
    await fillPlainTable(owner, asked, of);
    const rows = Math.floor(asked / DAYS) * DAYS;
    const bytes = await sizeOf(owner, "plain_inbox");
    const name = of === bodies.slim ? "one table, slim" : "one table, orders";
    const known = await someKnown(owner, "plain_inbox");
    return { inbox: plainTable(pool, owner, { name, rows, known }), bodies: of, bytesEach: bytes / rows };
  };

  const ids = new Redis(redis.url);
  const jobs = new Redis(redis.url, { db: 1, maxRetriesPerRequest: null });
  const queue = new Queue("bench", { connection: jobs });
  const inRedis = async (fill: () => Promise<Inbox>): Promise<Filled> => {
    const memory = async () => Number(/used_memory:(\d+)/.exec(await ids.info("memory"))?.[1]);
    const before = await memory();
    const inbox = await fill();
    return { inbox, bodies: bodies.slim, bytesEach: ((await memory()) - before) / inbox.rows };
  };

  const [slim, real] = [size.slim, size.real];
  return {
    slim: [
      await own("slim_0", slim[0], bodies.slim),
      await own("slim_1", slim[1], bodies.slim),
      await own("slim_2", slim[2], bodies.slim),
    ],
    real: [await own("real_0", real[0], bodies.real), await own("real_1", real[1], bodies.real)],
    plainSlim: await plain("plain_slim", slim[2], bodies.slim),
    plainReal: await plain("plain_real", real[1], bodies.real),
    setNx: await inRedis(() => redisSetNx(ids, slim[2])),
    bullmq: await inRedis(() => bullmqIds(queue, size.jobs, bodies.slim[0] as Buffer)),
    async prune(keepDays) {
      const dropped = await keepPartitions(3, keepDays);
      if (dropped !== 1) throw new Error(`${dropped} days were dropped, not one`);
      const gone = await inBatches(
        (limit) => pruneDeliveries(keepDays, limit),
        () => true,
      );
      if (!gone) throw new Error("no key was removed");
    },
    async prunePlain(keepDays) {
      const gone = await owners
        .get("plain_real")
        ?.query("delete from plain_inbox where received_at < date_trunc('day', now()) - $1 * interval '1 day'", [
          keepDays,
        ]);
      if (!gone?.rowCount) throw new Error("nothing was deleted from the one table");
    },
    async close() {
      await Promise.all([...pools, ...owners.values()].map((one) => one.end()));
      await closeDatabase();
      await queue.close();
      for (const one of [ids, jobs]) one.disconnect();
      await Promise.all([postgres.stop(), redis.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
