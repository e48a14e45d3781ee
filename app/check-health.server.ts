// Whether this process can do its work: PostgreSQL must answer; Redis is only reported, nothing is lost without it.
import { appPool } from "#app/db.server.ts";
import { producerRedis } from "#app/redis.server.ts";

export interface Health {
  healthy: boolean;
  postgres: "up" | "down";
  redis: "up" | "down";
}

const answers = (asked: Promise<unknown>) =>
  asked.then(
    () => "up" as const,
    () => "down" as const,
  );

export async function checkHealth(): Promise<Health> {
  const [postgres, redis] = await Promise.all([answers(appPool.query("select 1")), answers(producerRedis.ping())]);
  return { healthy: postgres === "up", postgres, redis };
}
