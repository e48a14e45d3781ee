// A private redis-server or valkey-server from the PATH, on a free port, durable as production asks (AOF, noeviction).
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Redis } from "ioredis";
import { endWithThisProcess } from "#sandbox/processes/end-with-this-process.ts";
import { freePort } from "#sandbox/processes/free-port.ts";

export interface RunningRedis {
  port: number;
  url: string;
  process: ChildProcess;
  stop(): Promise<void>;
}

/** Starts Redis on the loopback with its files in `directory`. Throws when no server is on the PATH. */
export async function startRedis(directory: string, options: { port?: number } = {}): Promise<RunningRedis> {
  mkdirSync(directory, { recursive: true });
  const port = await freePort(options.port ?? 0);
  const flags = {
    port: String(port),
    bind: "127.0.0.1",
    dir: directory,
    appendonly: "yes",
    appendfsync: "everysec",
    save: "",
    "maxmemory-policy": "noeviction",
    loglevel: "warning",
  };
  const child = spawn(
    redisOnPath(),
    Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  endWithThisProcess(child);
  const url = `redis://127.0.0.1:${port}`;
  await answersPing(url);
  return {
    port,
    url,
    process: child,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** The server that this machine has. Throws with what to do when there is none. */
export function redisOnPath(): string {
  for (const name of ["redis-server", "valkey-server"])
    for (const folder of (process.env.PATH ?? "").split(delimiter))
      if (existsSync(join(folder, name))) return join(folder, name);
  throw new Error("no redis-server or valkey-server on the PATH: run `npm run setup`, or set REDIS_URL");
}

async function answersPing(url: string): Promise<void> {
  const redis = new Redis(url, { retryStrategy: (times) => (times > 100 ? null : 50), maxRetriesPerRequest: 100 });
  redis.on("error", () => {}); // refused connections until the server listens; ping below reports the end of patience
  try {
    await redis.ping();
  } finally {
    redis.disconnect();
  }
}
