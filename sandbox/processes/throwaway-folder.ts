// A folder in the system's temporary one; whoever asks for it takes it away.
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * The path of a new folder whose name begins with `prefix`. PostgreSQL's own user can enter it: started as root it would
 * otherwise put its data elsewhere, where nobody clears up.
 */
export function throwawayFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  return folder;
}
