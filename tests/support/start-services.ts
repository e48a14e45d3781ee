// Once per run: PostgreSQL (embedded, or the cluster that TEST_POSTGRES_URL… names) with a migrated template, and Redis.
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startPostgres } from "#sandbox/processes/start-postgres.ts";
import { startRedis } from "#sandbox/processes/start-redis.ts";
import { throwawayFolder } from "#sandbox/processes/throwaway-folder.ts";
import { migrate } from "#scripts/migrate.ts";

export const TEMPLATE = "switchyard_template";

declare module "vitest" {
  interface ProvidedContext {
    postgresPort: number;
    redisUrl: string;
  }
}

export default async function startServices(project: TestProject): Promise<() => Promise<void>> {
  const folder = throwawayFolder("switchyard-test-");
  const [postgres, redis] = await Promise.all([
    startPostgres(join(folder, "postgres"), { fast: true }),
    startRedis(join(folder, "redis")),
  ]);
  await postgres.createDatabase(TEMPLATE);
  await migrate(postgres.url("owner", TEMPLATE));
  project.provide("postgresPort", postgres.port);
  project.provide("redisUrl", redis.url);
  return async () => {
    await Promise.all([postgres.stop(), redis.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
}
