// Where results of bulk operations and uploads lie. A served sandbox keeps them in its directory and hands them out over
// HTTP; without one they are in memory.
import { randomBytes } from "node:crypto";
import type { World } from "#sandbox/world/world.ts";

export interface FileStore {
  /** What stands before a key in a file's address. */
  origin: string;
  /** Null: there is no such file. */
  read(key: string): string | null;
  /** Begins anew when there is one. */
  create(key: string): void;
  append(key: string, text: string): void;
  remove(key: string): void;
}

const stores = new WeakMap<World, FileStore>();

export function filesOf(world: World): FileStore {
  let store = stores.get(world);
  if (!store) {
    store = new FilesInMemory();
    stores.set(world, store);
  }
  return store;
}

/** The files of a world lie there from now on. */
export const keepFilesIn = (world: World, store: FileStore): void => void stores.set(world, store);

/** Nobody guesses it: whoever has the address may read the file, as with Shopify's. */
export const secretKey = (): string => randomBytes(22).toString("hex");

class FilesInMemory implements FileStore {
  origin = "https://files.sandbox.invalid";
  readonly #files = new Map<string, string[]>();

  read(key: string): string | null {
    return this.#files.get(key)?.join("") ?? null;
  }

  create(key: string): void {
    this.#files.set(key, []);
  }

  append(key: string, text: string): void {
    this.#files.get(key)?.push(text);
  }

  remove(key: string): void {
    this.#files.delete(key);
  }
}
