import { readFileSync } from "node:fs";
import { join } from "node:path";

const COMPOSE = join(import.meta.dirname, "..", "..", "compose.yaml");

/** What compose.yaml gives each process for its memory. */
export function memoryEnvironment(): Record<string, string> {
  const compose = readFileSync(COMPOSE, "utf8");
  return Object.fromEntries(
    ["MALLOC_ARENA_MAX", "NODE_OPTIONS"].map((name) => {
      const value = new RegExp(`^ +${name}: (.+)$`, "m").exec(compose)?.[1];
      if (!value) throw new Error(`compose.yaml sets no ${name}`);
      return [name, value];
    }),
  );
}
