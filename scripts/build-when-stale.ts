// Builds the pages and the extensions when their sources are not those of the last build. Several processes may ask at once:
// one builds.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { buildExtensions } from "#scripts/build-extensions.ts";

const ROOT = join(import.meta.dirname, "..");
const MARK = join(ROOT, "build", "sources.sha256");
const LOCK = join(ROOT, ".cache", "build.lock");
/** A lock this old was left behind by a process that died. */
const LOCK_DIES_AFTER_MS = 120_000;

/** @returns whether a build was made now. */
export async function buildWhenStale(): Promise<boolean> {
  for (;;) {
    if (isFresh()) return false;
    if (!takeLock()) {
      await wait(200);
      continue;
    }
    try {
      if (isFresh()) return false;
      const digest = digestOfSources();
      await promisify(execFile)(
        process.execPath,
        [join(ROOT, "node_modules/@remix-run/dev/dist/cli.js"), "vite:build"],
        {
          cwd: ROOT,
          env: { ...process.env, NODE_ENV: "production" },
        },
      );
      await buildExtensions(ROOT);
      writeFileSync(MARK, digest);
      return true;
    } finally {
      rmSync(LOCK, { recursive: true, force: true });
    }
  }
}

const isFresh = () => existsSync(MARK) && readFileSync(MARK, "utf8") === digestOfSources();

function digestOfSources(): string {
  const hash = createHash("sha256");
  for (const file of [
    ...globSync("app/**/*.{ts,tsx,css}", { cwd: ROOT }).sort(),
    ...globSync("extensions/*/{shopify.extension.toml,locales/*.json,src/**/*.{ts,tsx}}", { cwd: ROOT }).sort(),
    ...["vite.config.ts", "scripts/build-extensions.ts", "package-lock.json"],
  ]) {
    if (file.startsWith("app/generated/") || file.endsWith(".d.ts")) continue;
    hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest("hex");
}

function takeLock(): boolean {
  mkdirSync(join(ROOT, ".cache"), { recursive: true });
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const age = existsSync(LOCK) ? Date.now() - statSync(LOCK).mtimeMs : 0;
    if (age > LOCK_DIES_AFTER_MS) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}

if (import.meta.main) console.log((await buildWhenStale()) ? "built" : "the build is fresh");
