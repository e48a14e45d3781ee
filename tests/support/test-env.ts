// Runs before each integration test file, before any module of app/ is imported: a database of its own (a clone of
// the migrated template), its own Redis database number, and the environment that app/env.server.ts reads.
import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { ROLES } from "#sandbox/processes/start-postgres.ts";

const port = inject("postgresPort");
const database = `test_${randomBytes(6).toString("hex")}`;
const superuser = `postgresql://postgres:local-only@127.0.0.1:${port}/postgres`;
const url = (role: string) => `postgresql://${role}:local-only@127.0.0.1:${port}/${database}`;

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuser });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

// Two clones of one template at once are refused by PostgreSQL ("being accessed by other users"): an advisory lock queues them.
const client = new pg.Client({ connectionString: superuser });
await client.connect();
await client.query("select pg_advisory_lock(4711)");
await client.query(`create database ${database} owner ${ROLES.owner} template switchyard_template`);
await client.end();

Object.assign(process.env, {
  NODE_ENV: "test",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
  DATABASE_URL: url(ROLES.app),
  DATABASE_URL_OPERATOR: url(ROLES.operator),
  DATABASE_URL_OWNER: url(ROLES.owner),
  DATABASE_URL_SUPERUSER: `postgresql://postgres:local-only@127.0.0.1:${port}/${database}`,
  REDIS_URL: `${inject("redisUrl")}/${Number(process.env.VITEST_POOL_ID ?? 1) % 16}`,
  SHOPIFY_API_KEY: "test-api-key",
  SHOPIFY_API_SECRET: "test-api-secret",
  SHOPIFY_APP_URL: "http://127.0.0.1:3000",
  TOKEN_ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
  READ_BACK_AFTER_MS: "300",
  READ_GRACE_MS: "100",
  ADMIN_TIMEOUT_MS: "1000",
  LANE_LEASE_MS: "1000",
});

afterAll(async () => {
  await administer(`drop database if exists ${database} with (force)`);
});
