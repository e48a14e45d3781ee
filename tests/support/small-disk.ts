// A disk of its own for one folder, which can be filled up and has room again: a tmpfs of a size that changes.
import { execFileSync } from "node:child_process";
import { statfsSync } from "node:fs";

export interface SmallDisk {
  /** Not another page fits. */
  fill(): void;
  /** There is room again. */
  free(): void;
  unmount(): void;
}

const ROOMY = "4g";
/** What is written between the look and the change of the size. */
const TRIES = 20;
const MARGIN_BYTES = 16_384;

/** Mounts it over an empty folder. Null: this machine lets nobody mount here (that takes root). */
export function mountSmallDisk(folder: string): SmallDisk | null {
  try {
    mount("-t", "tmpfs", "-o", `size=${ROOMY},mode=0755`, "switchyard-small-disk", folder);
  } catch {
    return null;
  }
  let isMounted = true;
  const unmount = () => {
    if (isMounted) execFileSync("umount", ["--lazy", folder], { stdio: "pipe" });
    isMounted = false;
  };
  // Whoever ends before its time would leave it behind.
  process.once("exit", unmount);
  return {
    fill() {
      for (let tried = 0; ; tried++)
        try {
          const { blocks, bfree, bsize } = statfsSync(folder);
          return void mount("-o", `remount,size=${(blocks - bfree) * bsize + tried * MARGIN_BYTES}`, folder);
        } catch (error) {
          if (tried >= TRIES) throw error;
        }
    },
    free: () => void mount("-o", `remount,size=${ROOMY}`, folder),
    unmount,
  };
}

const mount = (...args: string[]) => execFileSync("mount", args, { stdio: "pipe" });
