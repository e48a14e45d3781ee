// One trial: a fault strikes the running deployment, which is whole again afterwards.
import { readdirSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";
import { assertNever } from "#app/lib/assert-never.ts";
import type { RunningProcess } from "#sandbox/supervisor/run-process.ts";
import type { Campaign } from "#tests/faults/campaign.ts";
import type { Fault } from "#tests/faults/draw-trials.ts";

const DIES_WITHIN_MS = 20_000;
const ENDS_WITHIN_MS = 25_000;
/** What a power loss may take of the append-only file. */
const TAIL = 0.1;

/** @returns whether it struck: a place that nobody passed in time is no kill. Throws when what should hold meanwhile does not. */
export async function injectFault(campaign: Campaign, fault: Fault): Promise<boolean> {
  const { deployment } = campaign;
  switch (fault.family) {
    case "web-killed-at": {
      await kill(deployment.web);
      const struck = await killedAt(campaign, await deployment.startWeb(armed(fault)));
      await deployment.startWeb();
      return struck;
    }
    case "worker-killed-at":
      return killedAt(campaign, await deployment.startWorker(armed(fault)));
    case "dispatcher-killed-at": {
      await Promise.all([...deployment.workers].map(kill));
      const struck = await killedAt(campaign, await deployment.startWorker(armed(fault)));
      await deployment.startWorker();
      return struck;
    }
    case "web-killed":
      await wait(fault.afterMs);
      await kill(deployment.web);
      campaign.kills++;
      await deployment.startWeb();
      return true;
    case "worker-killed":
      await wait(fault.afterMs);
      await kill(aWorker(campaign));
      campaign.kills++;
      await deployment.startWorker();
      return true;
    case "web-terminated":
      await terminate(deployment.web);
      await deployment.startWeb();
      return true;
    case "worker-terminated":
      await terminate(aWorker(campaign));
      await deployment.startWorker();
      return true;
    case "worker-sleeps": {
      // Another one takes over its leases; what it was about to do when it wakes may not count.
      const sleeper = aWorker(campaign);
      await deployment.startWorker();
      sleeper.signal("SIGSTOP");
      await wait(fault.ms);
      sleeper.signal("SIGCONT");
      await terminate(sleeper);
      return true;
    }
    case "redis-wiped":
      await withRedis(campaign, (redis) => redis.flushall());
      return true;
    case "redis-hangs":
      await withRedis(campaign, (redis) => redis.client("PAUSE", fault.ms));
      await wait(fault.ms);
      return true;
    case "redis-crashes":
      await deployment.crashRedis();
      return true;
    case "redis-loses-tail":
      await deployment.crashRedis(cutTail);
      return true;
    case "postgres-crashes":
      await campaign.crashPostgres();
      return true;
    case "postgres-connections-cut":
      for (let time = 0; time < fault.times; time++) {
        await campaign.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'switchyard-%'",
        );
        await wait(100);
      }
      return true;
    case "api":
      await campaign.fault({ graphql: [{ kind: fault.kind, rate: 0.5, ms: 1_200 }] });
      await wait(fault.ms);
      await campaign.fault({ graphql: [] });
      return true;
    case "webhooks":
      await campaign.fault({ webhooks: { [fault.kind]: 1 } });
      await wait(fault.ms);
      await campaign.fault({ webhooks: {} });
      return true;
    default:
      return assertNever(fault);
  }
}

const armed = ({ point, visit }: { point: string; visit: number }) => ({ FAULTPOINT: `${point}:${visit}` });

async function killedAt(campaign: Campaign, process: RunningProcess): Promise<boolean> {
  const struck = await campaign.dies(process, DIES_WITHIN_MS);
  if (!struck) await kill(process);
  return struck;
}

async function kill(process: RunningProcess | null): Promise<void> {
  process?.signal("SIGKILL");
  await process?.ended;
}

/** As a deployment ends it: what it has begun is finished, in time. */
async function terminate(process: RunningProcess | null): Promise<void> {
  if (!process) throw new Error("there is no such process");
  const began = performance.now();
  await process.stop(ENDS_WITHIN_MS);
  const { code, signal } = await process.ended;
  if (code !== 0)
    throw new Error(
      `${process.name} ended with ${signal ?? code} ${Math.round(performance.now() - began)} ms after SIGTERM:\n${process.tail()}`,
    );
}

function aWorker({ deployment }: Campaign): RunningProcess {
  const [worker] = deployment.workers;
  if (!worker) throw new Error("no worker runs");
  return worker;
}

async function withRedis(campaign: Campaign, work: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(campaign.deployment.redisUrl);
  try {
    await work(redis);
  } finally {
    redis.disconnect();
  }
}

function cutTail(folder: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".aof"));
  for (const name of files) {
    const path = join(folder, name);
    truncateSync(path, Math.floor(statSync(path).size * (1 - TAIL)));
  }
}
