// The web process as it runs in production, on the built pages and on this test file's database.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { buildWhenStale } from "#scripts/build-when-stale.ts";

export interface RunningWeb {
  url: string;
  process: ChildProcess;
  /** Lines of its log so far. */
  log: string[];
  stop(): Promise<number | null>;
}

let built: Promise<boolean> | undefined;

/** @param env on top of this process's environment. */
export async function startWeb(env: Record<string, string> = {}): Promise<RunningWeb> {
  built ??= buildWhenStale(); // once a test file: what changes meanwhile is for the next run
  await built;
  const child = spawn(process.execPath, [join(import.meta.dirname, "../../app/entry.web.ts")], {
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "info", HOST: "127.0.0.1", PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log: string[] = [];
  const listens = Promise.withResolvers<number>();
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (line) => {
      log.push(line);
      if (line.includes('"web listens"')) listens.resolve(JSON.parse(line).address.port);
    });
  child.once("exit", () => listens.reject(new Error(`the web process ended:\n${log.join("\n")}`)));
  const port = await listens.promise;
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    log,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill("SIGTERM");
        await ended;
      }
      return child.exitCode;
    },
  };
}
