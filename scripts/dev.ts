// What Shopify's CLI starts (shopify.web.toml): web and worker against a real Shopify, on an embedded PostgreSQL and a
// private Redis unless DATABASE_URL … or REDIS_URL name others. The CLI hands over key, secret, public address and port.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { startPostgres } from "#sandbox/processes/start-postgres.ts";
import { startRedis } from "#sandbox/processes/start-redis.ts";
import { keptSecrets } from "#sandbox/supervisor/secrets.ts";
import { buildWhenStale } from "#scripts/build-when-stale.ts";
import { migrate } from "#scripts/migrate.ts";

const ROOT = join(import.meta.dirname, "..");
const FOLDER = join(ROOT, ".sandbox", "dev");
mkdirSync(FOLDER, { recursive: true });

// The package that embeds PostgreSQL ends this process at a signal, before web and worker have ended: the order is ours.
const [postgres, redis] = await Promise.all([
  process.env.DATABASE_URL ? null : startPostgres(join(FOLDER, "postgres")),
  process.env.REDIS_URL ? null : startRedis(join(FOLDER, "redis")),
]);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.removeAllListeners(signal);

const databases: Record<string, string> = {};
if (postgres) {
  if (!(await postgres.databaseExists("switchyard"))) await postgres.createDatabase("switchyard");
  databases.DATABASE_URL = postgres.url("app", "switchyard");
  databases.DATABASE_URL_OPERATOR = postgres.url("operator", "switchyard");
  databases.DATABASE_URL_OWNER = postgres.url("owner", "switchyard");
}
const owner = databases.DATABASE_URL_OWNER ?? process.env.DATABASE_URL_OWNER;
if (owner) await migrate(owner);
await buildWhenStale();

const env: NodeJS.ProcessEnv = {
  ...process.env,
  ...databases,
  NODE_ENV: "development",
  REDIS_URL: process.env.REDIS_URL ?? redis?.url,
  SHOPIFY_APP_URL: process.env.SHOPIFY_APP_URL ?? process.env.HOST,
  TOKEN_ENCRYPTION_KEYS: process.env.TOKEN_ENCRYPTION_KEYS ?? keptSecrets(FOLDER).encryptionKeys,
  // The CLI's HOST is the public address; ours is where the web process listens.
  HOST: "127.0.0.1",
};
const children: ChildProcess[] = ["app/entry.web.ts", "app/entry.worker.ts"].map((entry) =>
  spawn(process.execPath, [join(ROOT, entry)], { stdio: "inherit", env }),
);

let isEnding = false;
async function end(code: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await Promise.all(
    children.map((child) => {
      if (child.exitCode !== null || child.signalCode !== null) return undefined;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      return ended;
    }),
  );
  await Promise.all([postgres?.stop(), redis?.stop()]);
  process.exit(code);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end(0));
for (const child of children) child.on("exit", (code) => void end(code ?? 1));
