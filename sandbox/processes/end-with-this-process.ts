import type { ChildProcess } from "node:child_process";

const alive = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of alive) child.kill("SIGKILL");
});

/** Kills the child when this process ends by itself, by an error or by `process.exit`: nobody else would end it. */
export function endWithThisProcess(child: ChildProcess): void {
  alive.add(child);
  child.once("exit", () => alive.delete(child));
}
