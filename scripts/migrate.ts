// Applies prisma/migrations/*/migration.sql in order, under an advisory lock, and keeps Prisma's own book
// (_prisma_migrations, checksum = SHA-256 of the file), so that `prisma migrate deploy` agrees with it.
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";

const FOLDER = join(import.meta.dirname, "..", "prisma", "migrations");
const LOCK = 72707369; // the number Prisma's own engine locks

/**
 * Brings the database up to the newest migration.
 * @param ownerUrl connection of the role that owns the tables.
 * @returns names of the migrations applied now.
 * @throws when a migration that was applied has been changed since, or when one fails (it is rolled back whole).
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(`create table if not exists _prisma_migrations (
      id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
      logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`);
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      "select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null",
    );
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const now: string[] = [];
    for (const name of readdirSync(FOLDER, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()) {
      const sql = readFileSync(join(FOLDER, name, "migration.sql"), "utf8");
      const checksum = createHash("sha256").update(sql).digest("hex");
      const before = applied.get(name);
      if (before === checksum) continue;
      if (before)
        throw new Error(
          `migration ${name} was changed after it had been applied (checksum ${before} in the database, ${checksum} on disk): ` +
            "put the file back as it was and write a further migration",
        );
      await client.query("begin");
      try {
        await client.query(sql);
        await client.query(
          `insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) values ($1, $2, now(), $3, 1)`,
          [randomUUID(), checksum, name],
        );
        await client.query("commit");
      } catch (error) {
        await client.query("rollback");
        throw new Error(`migration ${name} failed and was rolled back: ${(error as Error).message}`, { cause: error });
      }
      now.push(name);
    }
    return now;
  } finally {
    await client.end();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const url = process.env.DATABASE_URL_OWNER;
  if (!url) {
    console.error("DATABASE_URL_OWNER is missing: the URL of the role that owns the tables (see docs/deploy.md)");
    process.exit(1);
  }
  const applied = await migrate(url);
  console.log(applied.length ? `applied ${applied.join(", ")}` : "nothing to apply");
}
