// Applies prisma/migrations/*/migration.sql in order, under an advisory lock, and keeps Prisma's own book
// (_prisma_migrations, checksum = SHA-256 of the file), so that `prisma migrate deploy` agrees with it. Made to run while the
// deployment serves: whoever waits for a table's lock makes everybody behind it wait too, so it gives up soon and tries again.
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { concurrentIndexOf } from "#scripts/concurrent-index-of.ts";

const FOLDER = join(import.meta.dirname, "..", "prisma", "migrations");
const LOCK = 72707369; // the number Prisma's own engine locks
const ASK_AGAIN_MS = 200;

export interface MigrateOptions {
  folder?: string;
  /** So long a statement waits for a lock, and everybody behind it: less than what a sender of webhooks waits. */
  lockTimeoutMs?: number;
  /** How often a migration is tried that did not get its locks, and the pause between, in which those who waited go on. */
  tries?: number;
  pauseMs?: number;
  say?: (line: string) => void;
}

/**
 * Brings the database up to the newest migration.
 * @param ownerUrl connection of the role that owns the tables.
 * @returns names of the migrations applied now.
 * @throws when a migration that was applied has been changed since, when one fails (it is rolled back whole), or when it got no
 * lock however often it was tried: then it can simply be run again.
 */
export async function migrate(
  ownerUrl: string,
  { folder = FOLDER, lockTimeoutMs = 2_000, tries = 60, pauseMs = 1_000, say = () => {} }: MigrateOptions = {},
): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await takeTurn(client);
    await client.query(`set lock_timeout = ${Math.trunc(lockTimeoutMs)}`);
    await client.query(`create table if not exists _prisma_migrations (
      id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
      logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`);
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      "select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null",
    );
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const now: string[] = [];
    for (const name of readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()) {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      const checksum = createHash("sha256").update(sql).digest("hex");
      const before = applied.get(name);
      if (before === checksum) continue;
      if (before)
        throw new Error(
          `migration ${name} was changed after it had been applied (checksum ${before} in the database, ${checksum} on disk): ` +
            "put the file back as it was and write a further migration",
        );
      for (let attempt = 1; !(await tryOnce(client, name, sql, checksum, attempt === tries)); attempt++) {
        say(`${name}: a table is in use for longer than ${lockTimeoutMs} ms, trying again (${attempt} of ${tries})`);
        await wait(pauseMs);
      }
      now.push(name);
    }
    return now;
  } finally {
    await client.end();
  }
}

/** Asked again and again, not waited for: a statement that waits is one that an index made while others write waits for in turn. */
async function takeTurn(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ ours: boolean }>("select pg_try_advisory_lock($1) as ours", [LOCK]);
    if (rows[0]?.ours) return;
    await wait(ASK_AGAIN_MS);
  }
}

/** @returns false: it did not get a lock in time, and nothing of it is there. @throws when it fails, or that on its last try. */
async function tryOnce(client: pg.Client, name: string, sql: string, checksum: string, isLast: boolean) {
  const index = concurrentIndexOf(sql);
  try {
    if (index) {
      // In no transaction. What a try before left half made is in the way of this one, and of every write.
      await client.query(`drop index concurrently if exists "${index}"`);
      await client.query(sql);
      await note(client, name, checksum);
      return true;
    }
    await client.query("begin");
    await client.query(sql);
    await note(client, name, checksum);
    await client.query("commit");
    return true;
  } catch (error) {
    if (!index) await client.query("rollback");
    const { code, message } = error as Error & { code?: string };
    if (code === LOCK_NOT_AVAILABLE && !isLast) return false;
    throw new Error(`migration ${name} failed and was rolled back: ${message}`, { cause: error });
  }
}

const LOCK_NOT_AVAILABLE = "55P03";

const note = (client: pg.Client, name: string, checksum: string) =>
  client.query(
    `insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) values ($1, $2, now(), $3, 1)`,
    [randomUUID(), checksum, name],
  );

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const url = process.env.DATABASE_URL_OWNER;
  if (!url) {
    console.error("DATABASE_URL_OWNER is missing: the URL of the role that owns the tables (see docs/deploy.md)");
    process.exit(1);
  }
  const applied = await migrate(url, { say: (line) => console.error(line) });
  console.log(applied.length ? `applied ${applied.join(", ")}` : "nothing to apply");
}
