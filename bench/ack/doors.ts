// The doors that are measured, each in a process of its own.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { AppUnderLoad } from "#bench/app/app-under-load.ts";
import { cpuSeconds } from "#bench/cpu-seconds.ts";
import { sessionsCpuSeconds } from "#bench/sessions-cpu-seconds.ts";
import { freePort } from "#sandbox/processes/free-port.ts";
import { throwawayFolder } from "#sandbox/processes/throwaway-folder.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const PEERS = join(import.meta.dirname, "..", "peers");

export interface Door {
  name: string;
  keeps: string;
  pid: number;
  origin: string;
  /** Processor time so far, seconds: of its own process, and of PostgreSQL and Redis for all doors together. */
  cpu(): Promise<{ own: number; services: number }>;
}

export interface Doors {
  ours: Door;
  template: Door;
  queue: Door;
  floor: Door;
}

/** @param app with the shop entered. */
export async function startDoors(app: AppUnderLoad, shop: string): Promise<Doors> {
  const redisPid = Number(/process_id:(\d+)/.exec(await app.redis.info("server"))?.[1]);
  const door = (name: string, keeps: string, { pid, url }: { pid: number; url: string }): Door => ({
    ...{ name, keeps, pid, origin: url },
    cpu: async () => ({
      own: cpuSeconds(pid),
      services:
        cpuSeconds(redisPid) +
        (await sessionsCpuSeconds(
          app.database,
          "usename like 'switchyard%' or backend_type in ('walwriter', 'checkpointer')",
        )),
    }),
  });
  return {
    ours: door("Switchyard's web process", "committed, synchronous_commit on", await app.start("web")),
    template: door("template's route on remix-serve", "nothing", await startTemplate(app, shop)),
    queue: door("bare route + queue.add", "Redis, append-only file every second", await startRaw(app, "queue")),
    floor: door("bare route, signature only", "nothing", await startRaw(app, "floor")),
  };
}

async function startRaw(app: AppUnderLoad, way: "floor" | "queue"): Promise<{ pid: number; url: string }> {
  const one = await app.startProcess(
    `raw-${way}`,
    [join(import.meta.dirname, "raw-door.ts"), way],
    /webhooks at \d+/,
    {},
  );
  return { pid: one.pid, url: `http://127.0.0.1:${/webhooks at (\d+)/.exec(one.tail())?.[1]}` };
}

async function startTemplate(app: AppUnderLoad, shop: string): Promise<{ pid: number; url: string }> {
  await promisify(execFile)(
    process.execPath,
    [
      ...[join(ROOT, "node_modules/prisma/build/index.js"), "generate"],
      "--schema",
      join(PEERS, "template/schema.prisma"),
    ],
    // Nothing is asked of the engines, which would be fetched.
    {
      cwd: ROOT,
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true", PRISMA_QUERY_ENGINE_LIBRARY: "/bin/true" },
    },
  );
  const port = await freePort(0);
  const { pid } = await app.startProcess(
    "template",
    [join(PEERS, "node_modules/@remix-run/serve/dist/cli.js"), join(PEERS, "template/server.mjs")],
    /\[remix-serve\]/,
    {
      ...{ SHOP: shop, HOST: "127.0.0.1", PORT: String(port) },
      SESSIONS: join(throwawayFolder("switchyard-template-"), "dev.sqlite"),
    },
  );
  return { pid, url: `http://127.0.0.1:${port}` };
}
