// One trial: a fault strikes the running deployment, which is whole again afterwards.
import { readdirSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";
import { assertNever } from "#app/lib/assert-never.ts";
import type { FaultPlan } from "#sandbox/server/faults.ts";
import type { RunningProcess } from "#sandbox/supervisor/run-process.ts";
import type { Campaign } from "#tests/faults/campaign.ts";
import { ONE_SHOT_WRITES } from "#tests/faults/campaign-rules.ts";
import type { Fault } from "#tests/faults/draw-trials.ts";
import { kill, terminate } from "#tests/faults/end-process.ts";
import { deadlock, lockTable } from "#tests/faults/hold-locks.ts";
import { type Replayed, replayStorm } from "#tests/faults/replay-storm.ts";
import { rotateSecret } from "#tests/faults/rotate-secret.ts";

const DIES_WITHIN_MS = 20_000;
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
const TROUBLED = join(import.meta.dirname, "troubled-process.ts");
/** Of a process that is to run out of memory, in megabytes: enough to start and to work. */
const SMALL_HEAP = 256;
/** Until it has died of it, on a busy machine. */
const OUT_OF_MEMORY_WITHIN_MS = 60_000;
const TOKEN_SECONDS = 3_600;
const EDITED_EVERY_MS = 300;
const REPLAYED = 40;
/** Of the door to what is signed, with the database there or away; a connection breaks with the process that held it. */
const isHonest = (answer: number | string): boolean => typeof answer === "string" || answer === 200 || answer === 503;

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
      const guest = await fleet.guest(atAnotherTime(fault.offsetMs));
      await leave(campaign, guest, fault.ms);
      return true;
    }
    case "worker-clock-steps": {
      const guest = await fleet.guest({ ...atAnotherTime(fault.offsetMs), CLOCK_STEPS: "true" });
      await wait(fault.afterMs);
      guest.signal("SIGUSR2");
      await leave(campaign, guest, fault.ms);
      return true;
    }
    case "worker-blocks": {
      const guest = await fleet.guest(troubled("blocks", fault.ms));
      await wait(fault.afterMs);
      guest.signal("SIGUSR2");
      await leave(campaign, guest, fault.ms);
      return true;
    }
    case "worker-out-of-memory": {
      const { NODE_OPTIONS, ...env } = troubled("memory");
      const guest = await fleet.guest({ ...env, NODE_OPTIONS: `${NODE_OPTIONS} --max-old-space-size=${SMALL_HEAP}` });
      await wait(fault.afterMs);
      guest.signal("SIGUSR2");
      const end = await Promise.race([guest.ended, wait(OUT_OF_MEMORY_WITHIN_MS, null)]);
      if (end?.signal !== "SIGABRT")
        throw new Error(
          `${guest.name} did not run out of memory, it ended with ${JSON.stringify(end)}:\n${guest.tail()}`,
        );
      campaign.kills++;
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
    case "postgres-locked":
      await lockTable(deployment.databaseUrl, fault.table, fault.ms);
      return true;
    case "postgres-deadlock":
      return deadlock(deployment.databaseUrl, fault.table);
    case "disk-full": {
      const disk = campaign.disks[fault.of];
      if (!disk) return false;
      disk.fill();
      await wait(fault.ms);
      disk.free();
      if (fault.of === "postgres") await deployment.revivePostgres();
      return true;
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
      return tokenRefused(campaign);
    case "token-expires": {
      // Each is spent as soon as it is had, until they last again.
      await campaign.settings({ tokenSeconds: fault.seconds });
      const struck = await tokenRefused(campaign);
      await wait(fault.ms);
      await campaign.settings({ tokenSeconds: TOKEN_SECONDS });
      return struck;
    }
    case "token-refresh-cut": {
      const cut = wires.shopify.cutAt(/refresh_token/, fault.side).then(() => true);
      await tokenRefused(campaign);
      return Promise.race([cut, wait(ASKS_WITHIN_MS, false)]);
    }
    case "client-secret-rotated":
      await rotateSecret(campaign);
      return true;
    case "webhooks":
      await campaign.fault({ webhooks: fault.kind === "late" ? { delayMs: LATEST_MS } : { [fault.kind]: 1 } });
      await wait(fault.ms);
      await campaign.fault({ webhooks: {} });
      return true;
    case "storm":
      await campaign.storm(fault.orders);
      return true;
    case "storm-of-replays":
      return stormOfReplays(campaign, fault);
    case "store-uninstalled":
      await (fault.again === "before-the-word"
        ? campaign.neighbour.uninstallUntold(fault)
        : campaign.neighbour.uninstall({ ...fault, again: fault.again === "at-once" }));
      return true;
    case "store-redacted":
      await campaign.neighbour.redact(fault);
      return true;
    case "rule-edited":
      for (let time = 0; time < fault.times; time++) {
        await campaign.editRule({ ...ONE_SHOT_WRITES, name: `Edited ${time}` });
        await wait(EDITED_EVERY_MS);
      }
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

/** In the middle of a job: that one request finds it out, and a new token is fetched. */
const tokenRefused = (campaign: Campaign): Promise<boolean> =>
  apiFault(campaign, { kind: "unauthorized", nth: 1 }, async (struck) => {
    for (const until = Date.now() + ASKS_WITHIN_MS; Date.now() < until && !(await struck()); ) await wait(50);
  });

async function stormOfReplays(campaign: Campaign, pace: { perSecond: number; ms: number }): Promise<boolean> {
  const { rows } = await campaign.query(
    `select k.topic, b.body from delivery_key k join delivery_body b on b.received_on = k.received_on and b.delivery_id = k.id
     where k.source = 'WEBHOOK' and k.topic like 'orders/%' order by random() limit ${REPLAYED}`,
  );
  const door = { port: campaign.wires.web.port, shop: campaign.shop, secret: campaign.apiSecret() };
  const { answers } = await replayStorm(door, rows as Replayed[], pace);
  const wrong = [...answers].filter(([answer]) => !isHonest(answer));
  if (wrong.length)
    throw new Error(`the door answered ${wrong.map(([is, times]) => `${times} times ${is}`).join(", ")}`);
  return rows.length > 0;
}

const atAnotherTime = (offsetMs: number) => ({
  NODE_OPTIONS: `--import ${ANOTHER_TIME}`,
  CLOCK_OFFSET_MS: String(offsetMs),
});

const troubled = (trouble: "blocks" | "memory", ms = 0) => ({
  NODE_OPTIONS: `--import ${TROUBLED}`,
  TROUBLE: trouble,
  TROUBLE_MS: String(ms),
});

/** A guest works for so long and is then ended as a deployment ends it. Throws when it has ended by itself. */
async function leave(campaign: Campaign, guest: RunningProcess, ms: number): Promise<void> {
  await wait(ms);
  if (guest.hasEnded()) throw new Error(`${guest.name} ended by itself:\n${guest.tail()}`);
  await terminate(campaign, guest);
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
