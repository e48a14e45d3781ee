// Builds the app's pages when their sources have changed since the last build.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");
const NOTE = join(ROOT, ".cache", "build.digest");
const RESULT = join(ROOT, "build", "server", "index.js");

/** @returns whether it was built anew. */
export async function buildApp(say: (line: string) => void): Promise<boolean> {
  const digest = digestOfSources();
  if (existsSync(RESULT) && existsSync(NOTE) && readFileSync(NOTE, "utf8") === digest) return false;
  say("building the app's pages …");
  const lines: string[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const cli = join(ROOT, "node_modules", "@remix-run", "dev", "dist", "cli.js");
    const child = spawn(process.execPath, [cli, "vite:build"], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => lines.push(chunk.toString("utf8")));
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0) throw new Error(`the app could not be built:\n${lines.join("")}`);
  mkdirSync(join(ROOT, ".cache"), { recursive: true });
  writeFileSync(NOTE, digest);
  return true;
}

function digestOfSources(): string {
  const hash = createHash("sha256");
  const folder = join(ROOT, "app");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [...files, join(ROOT, "vite.config.ts"), join(ROOT, "package-lock.json")]) {
    hash.update(file.slice(ROOT.length));
    hash.update(readFileSync(file));
  }
  return hash.digest("hex");
}
