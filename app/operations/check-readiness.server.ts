// Whether this process can do its work now. Asked by those who send it work (load balancer, orchestrator), so the answer
// comes within a moment even when what is asked of does not answer at all.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { operatorPool, readinessPool } from "#app/db.server.ts";
import { answersWithin } from "#app/lib/answers-within.ts";
import { producerRedis } from "#app/redis.server.ts";

const ANSWERS_WITHIN_MS = 200;
const MIGRATIONS = readdirSync(join(import.meta.dirname, "../../prisma/migrations"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

export interface Readiness {
  isReady: boolean;
  postgres: "up" | "down" | "read_only";
  /** Whether the app's own role gets in, not the operator's alone. */
  appRole: "up" | "down";
  redis: "up" | "down";
  /** Migrations of this release that the database does not have yet; null: it could not be asked. */
  missingMigrations: string[] | null;
  /** The process was told to end: it finishes what it has, and is to be given nothing more. */
  isEnding: boolean;
}

let isEnding = false;
/** From now on this process is not ready, whatever it stands on. */
export function sayThatItEnds(): void {
  isEnding = true;
}

/**
 * Whether work may be sent here. The web process is ready without Redis (a webhook needs PostgreSQL alone, the rest is
 * made up for); the worker is not (it takes its jobs from there).
 */
export async function checkReadiness({ needsRedis }: { needsRedis: boolean }): Promise<Readiness> {
  const [asked, appRole, pong] = await Promise.all([
    answersWithin(askDatabase(), ANSWERS_WITHIN_MS),
    answersWithin(readinessPool.query("select 1"), ANSWERS_WITHIN_MS),
    answersWithin(producerRedis.ping(), ANSWERS_WITHIN_MS),
  ]);
  const missingMigrations = asked && MIGRATIONS.filter((name) => !asked.applied.has(name));
  const canWrite = asked !== null && !asked.isReadOnly;
  return {
    isReady:
      !isEnding && canWrite && appRole !== null && missingMigrations?.length === 0 && (pong !== null || !needsRedis),
    postgres: !asked ? "down" : asked.isReadOnly ? "read_only" : "up",
    appRole: appRole ? "up" : "down",
    redis: pong ? "up" : "down",
    missingMigrations,
    isEnding,
  };
}

/** A standby, or a database whose disk is full and that was set to read only, answers well and takes no webhook. */
async function askDatabase(): Promise<{ applied: Set<string>; isReadOnly: boolean }> {
  const { rows } = await operatorPool.query<{ names: string[]; isReadOnly: boolean }>(
    `select array(select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null) as names,
       current_setting('transaction_read_only')::boolean as "isReadOnly"`,
  );
  return { applied: new Set(rows[0]?.names), isReadOnly: rows[0]?.isReadOnly ?? true };
}
