// The worker as a process of its own, on this test file's database and Redis.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

export interface RunningWorker {
  child: ChildProcess;
  /** All that it wrote so far. */
  output: () => string;
}

/** @param env on top of this process's environment. */
export function startWorker(env: Record<string, string> = {}): RunningWorker {
  const entry = join(import.meta.dirname, "../../app/entry.worker.ts");
  const child = spawn(process.execPath, [entry], { env: { ...process.env, LOG_LEVEL: "info", ...env } });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => {
      output += chunk;
    });
  return { child, output: () => output };
}
