// A Redis Cluster of three masters on the loopback: the least that a cluster can be.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import { freePort } from "#sandbox/processes/free-port.ts";
import { redisOnPath } from "#sandbox/processes/start-redis.ts";
import { eventually } from "#tests/support/eventually.ts";

const SLOTS = 16_384;
const MASTERS = 3;

export interface RunningRedisCluster {
  /** As REDIS_URL takes it: two nodes, of which the third is to be found. */
  url: string;
  masters: Redis[];
  stop(): Promise<void>;
}

export async function startRedisCluster(folder: string): Promise<RunningRedisCluster> {
  const processes: ChildProcess[] = [];
  const masters: Redis[] = [];
  const ports: { port: number; busPort: number }[] = [];
  for (let at = 0; at < MASTERS; at++) {
    const directory = join(folder, String(at));
    mkdirSync(directory, { recursive: true });
    const port = await freePort();
    // Left to itself a node takes its port and 10,000: one that is handed to outgoing connections, and may be taken.
    const busPort = await freePort();
    ports.push({ port, busPort });
    const place = [
      "--port",
      String(port),
      "--cluster-port",
      String(busPort),
      "--bind",
      "127.0.0.1",
      "--dir",
      directory,
    ];
    const flags = [...place, "--cluster-enabled", "yes"];
    processes.push(
      spawn(redisOnPath(), [...flags, "--appendonly", "yes", "--save", "", "--loglevel", "warning"], {
        stdio: ["ignore", "ignore", "inherit"],
      }),
    );
    const redis = new Redis({ host: "127.0.0.1", port, maxRetriesPerRequest: null, retryStrategy: () => 50 });
    redis.on("error", () => {}); // refused until it listens
    masters.push(redis);
    const first = Math.ceil((SLOTS / MASTERS) * at);
    const last = Math.ceil((SLOTS / MASTERS) * (at + 1)) - 1;
    await redis.call("CLUSTER", "ADDSLOTSRANGE", first, last);
  }
  for (const { port, busPort } of ports.slice(1)) await masters[0]?.call("CLUSTER", "MEET", "127.0.0.1", port, busPort);
  await eventually(async () => {
    for (const redis of masters)
      if (!String(await redis.call("CLUSTER", "INFO")).includes("cluster_state:ok")) throw new Error("not joined yet");
  }, 20_000);
  return {
    url: `redis+cluster://127.0.0.1:${ports[1]?.port},127.0.0.1:${ports[2]?.port}`,
    masters,
    async stop() {
      for (const redis of masters) redis.disconnect();
      for (const child of processes) {
        const ended = once(child, "exit");
        child.kill("SIGKILL");
        await ended;
      }
    },
  };
}
