// A Redis of its own: its settings are changed.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningRedis, startRedis } from "#sandbox/processes/start-redis.ts";

const folder = mkdtempSync(join(tmpdir(), "switchyard-redis-"));
let redis: RunningRedis;

beforeAll(async () => {
  redis = await startRedis(folder);
  process.env.REDIS_URL = redis.url;
});
afterAll(async () => {
  const { producerRedis } = await import("#app/redis.server.ts");
  producerRedis.disconnect();
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("a Redis that may evict", () => {
  it("is refused with the setting to change", async () => {
    const { refuseEvictingRedis } = await import("#app/redis.server.ts");
    await expect(refuseEvictingRedis()).resolves.toBeUndefined();

    const client = new Redis(redis.url);
    await client.config("SET", "maxmemory-policy", "allkeys-lru");
    client.disconnect();

    await expect(refuseEvictingRedis()).rejects.toThrow(
      /maxmemory-policy is allkeys-lru.*set maxmemory-policy to noeviction/,
    );
  });
});
