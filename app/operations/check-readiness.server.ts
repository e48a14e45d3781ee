// Whether this process can do its work now. Asked by those who send it work (load balancer, orchestrator), so the answer
// comes within a moment even when what is asked of does not answer at all.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { operatorPool } from "#app/db.server.ts";
import { answersWithin } from "#app/lib/answers-within.ts";
import { producerRedis } from "#app/redis.server.ts";

const ANSWERS_WITHIN_MS = 200;
const MIGRATIONS = readdirSync(join(import.meta.dirname, "../../prisma/migrations"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

export interface Readiness {
  isReady: boolean;
  postgres: "up" | "down";
  redis: "up" | "down";
  /** Migrations of this release that the database does not have yet; null: it could not be asked. */
  missingMigrations: string[] | null;
}

/**
 * Whether work may be sent here. The web process is ready without Redis (a webhook needs PostgreSQL alone, the rest is
 * made up for); the worker is not (it takes its jobs from there).
 */
export async function checkReadiness({ needsRedis }: { needsRedis: boolean }): Promise<Readiness> {
  const [applied, pong] = await Promise.all([
    answersWithin(listApplied(), ANSWERS_WITHIN_MS),
    answersWithin(producerRedis.ping(), ANSWERS_WITHIN_MS),
  ]);
  const missingMigrations = applied && MIGRATIONS.filter((name) => !applied.has(name));
  return {
    isReady: missingMigrations?.length === 0 && (pong !== null || !needsRedis),
    postgres: applied ? "up" : "down",
    redis: pong ? "up" : "down",
    missingMigrations,
  };
}

async function listApplied(): Promise<Set<string>> {
  const { rows } = await operatorPool.query<{ name: string }>(
    "select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
  );
  return new Set(rows.map(({ name }) => name));
}
