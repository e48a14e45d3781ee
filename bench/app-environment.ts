// The environment of the app in a bench's own process, to be set before anything of the app is loaded.
import type { RunningPostgres } from "#sandbox/processes/start-postgres.ts";

export const API_SECRET = "bench-api-secret";

/** @param database of that cluster. */
export function setAppEnvironment(postgres: RunningPostgres, database: string, redisUrl: string): void {
  Object.assign(process.env, {
    NODE_ENV: "production",
    LOG_LEVEL: "silent",
    DATABASE_URL: postgres.url("app", database),
    DATABASE_URL_OPERATOR: postgres.url("operator", database),
    REDIS_URL: redisUrl,
    SHOPIFY_API_KEY: "bench-api-key",
    SHOPIFY_API_SECRET: API_SECRET,
    SHOPIFY_APP_URL: "http://127.0.0.1",
    TOKEN_ENCRYPTION_KEYS: `bench:${Buffer.alloc(32).toString("base64")}`,
  });
}
