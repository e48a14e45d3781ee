// One trial: a fault strikes the running deployment, which is whole again afterwards.
import { readdirSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";
import { assertNever } from "#app/lib/assert-never.ts";
import type { FaultPlan } from "#sandbox/server/faults.ts";
import type { RunningProcess } from "#sandbox/supervisor/run-process.ts";
import type { Campaign } from "#tests/faults/campaign.ts";
import type { Fault } from "#tests/faults/draw-trials.ts";

const DIES_WITHIN_MS = 20_000;
const ENDS_WITHIN_MS = 25_000;
/** What a power loss may take of the append-only file. */
const TAIL = 0.1;
/** A statement whose end is a commit: of a transaction, or of the webhook door, which needs a single one. */
const COMMITS = /commit\0|ingest_deliveries\(/i;
const ASKS_WITHIN_MS = 10_000;
/** Webhooks that are late come within this time: a world is not to wait a day for its end. */
const LATEST_MS = 20_000;
/** A server's keep-alive finds out that nobody is there any more. */
const TOLD_AFTER_MS = 4_000;
const ANOTHER_TIME = join(import.meta.dirname, "another-time.ts");

/** @returns whether it struck: a place that nobody passed in time is no kill. Throws when what should hold meanwhile does not. */
export async function injectFault(campaign: Campaign, fault: Fault): Promise<boolean> {
  const { deployment, fleet, wires } = campaign;
  switch (fault.family) {
    case "web-killed-at":
      return killedAt(campaign, [await fleet.web()], fault);
    case "worker-killed-at":
      return killedAt(campaign, (await fleet.workers()).slice(0, 1), fault);
    case "dispatcher-killed-at":
      return killedAt(campaign, await fleet.workers(), fault);
    case "web-killed":
      await wait(fault.afterMs);
      await kill(campaign, await fleet.web());
      return true;
    case "worker-killed":
      await wait(fault.afterMs);
      await kill(campaign, await aWorker(campaign));
      return true;
    case "web-terminated":
      await terminate(campaign, await fleet.changeWeb());
      return true;
    case "worker-terminated":
      await terminate(campaign, await aWorker(campaign));
      return true;
    case "worker-sleeps": {
      // Another one takes over its leases; what it was about to do when it wakes may not count.
      const sleeper = await aWorker(campaign);
      sleeper.signal("SIGSTOP");
      await wait(fault.ms);
      sleeper.signal("SIGCONT");
      return true;
    }
    case "worker-of-another-time": {
      const guest = await fleet.guest({
        NODE_OPTIONS: `--import ${ANOTHER_TIME}`,
        CLOCK_OFFSET_MS: String(fault.offsetMs),
      });
      await wait(fault.ms);
      if (guest.hasEnded()) throw new Error(`${guest.name} of another time ended by itself:\n${guest.tail()}`);
      await terminate(campaign, guest);
      return true;
    }
    case "releases-side-by-side": {
      // Both work at once, and take each other's jobs; then the one that came last goes.
      const [web, worker] = await Promise.all([
        fleet.guestWeb(campaign.otherRelease),
        fleet.guest({}, campaign.otherRelease),
      ]);
      await wait(fault.ms);
      web.leave();
      await Promise.all([terminate(campaign, web.process), terminate(campaign, worker)]);
      return true;
    }
    case "redis-wiped":
      await withRedis(campaign, (redis) => redis.flushall());
      return true;
    case "redis-hangs":
      await withRedis(campaign, (redis) => redis.client("PAUSE", fault.ms));
      await wait(fault.ms);
      return true;
    case "redis-full":
      await withRedis(campaign, async (redis) => {
        await redis.config("SET", "maxmemory", "1mb");
        await wait(fault.ms);
        await redis.config("SET", "maxmemory", "0");
      });
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
    case "postgres-cut-at-commit": {
      let struck = true;
      for (let time = 0; struck && time < fault.times; time++)
        struck = await Promise.race([
          wires.postgres.cutAt(COMMITS, fault.side).then(() => true),
          wait(ASKS_WITHIN_MS, false),
        ]);
      return struck;
    }
    case "wire-cut":
      await wires[fault.wire].cut();
      await wait(fault.ms);
      await wires[fault.wire].mend();
      return true;
    case "wire-silent":
      wires[fault.wire].silence();
      await wait(fault.ms);
      await wires[fault.wire].mend();
      return true;
    case "wire-slow":
      wires[fault.wire].slow(fault.latencyMs);
      await wait(fault.ms);
      wires[fault.wire].slow(0);
      return true;
    case "wire-forgotten":
      wires[fault.wire].forget(TOLD_AFTER_MS);
      return true;
    case "api":
      return apiFault(campaign, { kind: fault.kind, rate: 0.5, ms: 1_200 }, () => wait(fault.ms));
    case "token-refused":
      // In the middle of a job: that one request finds it out, and a new token is fetched.
      return apiFault(campaign, { kind: "unauthorized", nth: 1 }, async (struck) => {
        for (const until = Date.now() + ASKS_WITHIN_MS; Date.now() < until && !(await struck()); ) await wait(50);
      });
    case "webhooks":
      await campaign.fault({ webhooks: fault.kind === "late" ? { delayMs: LATEST_MS } : { [fault.kind]: 1 } });
      await wait(fault.ms);
      await campaign.fault({ webhooks: {} });
      return true;
    case "storm":
      await campaign.storm(fault.orders);
      return true;
    default:
      return assertNever(fault);
  }
}

/** @param lasts how long, given a way to look whether a request was struck. @returns whether one was. */
async function apiFault(
  campaign: Campaign,
  plan: FaultPlan,
  lasts: (struck: () => Promise<boolean>) => Promise<unknown>,
): Promise<boolean> {
  const before = await campaign.apiFaults();
  const struck = async () => (await campaign.apiFaults()) > before;
  await campaign.fault({ graphql: [plan] });
  await lasts(struck);
  await campaign.fault({ graphql: [] });
  return struck();
}

/** One of them is to kill itself there: whoever passes first. */
async function killedAt(
  campaign: Campaign,
  aimed: RunningProcess[],
  { point, visit }: { point: string; visit: number },
): Promise<boolean> {
  for (const process of aimed) {
    campaign.fleet.condemn(process);
    process.tell(`${point}:${visit}`);
  }
  const struck = await campaign.dies(aimed, DIES_WITHIN_MS);
  for (const process of aimed) {
    process.tell("");
    if (!process.hasEnded()) setTimeout(() => campaign.fleet.pardon(process), 1_000).unref();
  }
  return struck;
}

async function kill(campaign: Campaign, process: RunningProcess): Promise<void> {
  campaign.fleet.condemn(process);
  process.signal("SIGKILL");
  await process.ended;
  campaign.kills++;
}

/** As a deployment ends it: what it has begun is finished, in time. */
async function terminate(campaign: Campaign, process: RunningProcess): Promise<void> {
  campaign.fleet.condemn(process);
  const began = performance.now();
  await process.stop(ENDS_WITHIN_MS);
  const { code, signal } = await process.ended;
  if (code !== 0)
    throw new Error(
      `${process.name} ended with ${signal ?? code} ${Math.round(performance.now() - began)} ms after SIGTERM:\n${process.tail()}`,
    );
}

async function aWorker({ fleet }: Campaign): Promise<RunningProcess> {
  const [worker] = await fleet.workers();
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
