// Keeps the world in a file: written some moments after a change and at the end, by way of a temporary file.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "#sandbox/world/clock.ts";
import type { WorldState } from "#sandbox/world/types.ts";
import { World } from "#sandbox/world/world.ts";

const FILE = "world.json";
const WRITE_AFTER_MS = 2_000;

/** The world of a data directory, or null when there is none yet. */
export function loadWorld(directory: string, clock: Clock): World | null {
  const path = join(directory, FILE);
  if (!existsSync(path)) return null;
  const state = JSON.parse(readFileSync(path, "utf8")) as WorldState;
  if (state.version !== 1) throw new Error(`${path} is of another version of the sandbox: start with --fresh`);
  return new World(state, clock);
}

export interface WorldKeeper {
  /** Something changed: write it soon. */
  touch(): void;
  close(): void;
}

export function keepWorld(world: World, directory: string): WorldKeeper {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, FILE);
  let timer: NodeJS.Timeout | null = null;
  const write = async () => {
    const text = JSON.stringify(world.state);
    await writeFile(`${path}.new`, text, { mode: 0o600 });
    await rename(`${path}.new`, path);
  };
  const touch = () => {
    timer ??= setTimeout(() => {
      timer = null;
      write().catch((error) => console.error("the world could not be kept:", error));
    }, WRITE_AFTER_MS);
  };
  const stop = world.on(touch);
  return {
    touch,
    close() {
      stop();
      if (timer) clearTimeout(timer);
      writeFileSync(`${path}.last`, JSON.stringify(world.state), { mode: 0o600 });
      renameSync(`${path}.last`, path);
    },
  };
}
