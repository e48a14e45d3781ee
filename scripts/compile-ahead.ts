// `NODE_COMPILE_CACHE=FOLDER node scripts/compile-ahead.ts`: compiles all that web process and worker load, and keeps it there, for the image.
// A container then starts faster, and Node does not load what takes the types off the sources.
import { getCompileCacheDir } from "node:module";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");

if (!getCompileCacheDir()) throw new Error("NODE_COMPILE_CACHE does not say where compiled code is to be kept");
// Nothing is connected to: it only has to be right in form.
for (const [name, value] of Object.entries({
  DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
  DATABASE_URL_OPERATOR: "postgresql://nobody@127.0.0.1:1/none",
  REDIS_URL: "redis://127.0.0.1:1",
  SHOPIFY_API_KEY: "not-a-key",
  SHOPIFY_API_SECRET: "not-a-secret",
  SHOPIFY_APP_URL: "http://127.0.0.1",
  TOKEN_ENCRYPTION_KEYS: `none:${Buffer.alloc(32).toString("base64")}`,
}))
  process.env[name] ??= value;

for (const file of [
  "app/entry.web.ts",
  "build/server/index.js",
  "app/entry.worker.ts",
  // The worker's thread of its own.
  "app/worker/decide-batch.ts",
])
  await import(join(ROOT, file));
process.exit(0); // kept at the end; nothing else is waited for
