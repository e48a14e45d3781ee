// The queue's path: an event is kept, a job runs, its effect is recorded.
import { Redis } from "ioredis";
import { growthOf } from "#bench/growth-of.ts";
import { type LaneBed, makeLaneBed } from "#bench/lane-bed.ts";
import { percentile } from "#bench/percentile.ts";
import type { Contender } from "#bench/queue/contender.ts";
import { atLeast, atMost, type BenchResult, info } from "#bench/result.ts";

const SHOPS = Array.from({ length: 10_000 }, (_, at) => `store-${String(at).padStart(4, "0")}.myshopify.com`);
/** Among so many stores the events of the comparison are divided. */
const STORES = 10;

interface Mode {
  concurrency: number;
  workMs: number;
  events: number;
}
interface Scope {
  modes: Mode[];
  rounds: number;
  backlogs: number[];
  stores: number[];
  /** Of each size, the one in the middle of so many. */
  drains: number;
  /** As many again ÷ 4 go before them: less together than the smallest backlog. */
  measured: number;
}
const SCOPES: Record<"quick" | "whole", Scope> = {
  quick: {
    modes: [{ concurrency: 20, workMs: 0, events: 300 }],
    ...{ rounds: 1, backlogs: [300, 1_000, 3_000], stores: [1, 10, 100], drains: 1, measured: 200 },
  },
  whole: {
    modes: [
      { concurrency: 20, workMs: 0, events: 3_000 },
      { concurrency: 1, workMs: 0, events: 500 },
      { concurrency: 100, workMs: 0, events: 3_000 },
      { concurrency: 20, workMs: 5, events: 3_000 },
    ],
    ...{ rounds: 5, backlogs: [2_000, 20_000, 200_000], stores: [1, 100, 10_000], drains: 3, measured: 1_500 },
  },
};

interface Round {
  perSecond: number;
  commits: number;
  redisCommands: number;
}
interface Reading {
  contender: string;
  durability: string;
  mode: Mode;
  rounds: Round[];
}

export default async function queue({ quick }: { quick: boolean }): Promise<BenchResult> {
  const scope = SCOPES[quick ? "quick" : "whole"];
  const bed = await makeLaneBed();
  await bed.addShops(SHOPS);
  const { switchyard } = await import("#bench/queue/switchyard.ts");
  const { beeQueue, bullmq, graphile, pgBoss } = await import("#bench/queue/peers.ts");
  const counts = await counting(bed);
  let stores = SHOPS.slice(0, STORES);
  const own = await switchyard(bed, () => stores);
  const contenders = [
    own,
    bullmq(bed),
    beeQueue(bed),
    await graphile(bed, false),
    await graphile(bed, true),
    await pgBoss(bed),
  ];
  const readings: Reading[] = [];
  for (const [at, mode] of scope.modes.entries()) {
    const of = contenders.map(({ name, durability }): Reading => ({ contender: name, durability, mode, rounds: [] }));
    // The first mode, which the goals are about, is warmed up and measured most.
    for (let round = at === 0 ? -1 : 0; round < (at === 0 ? scope.rounds : Math.ceil(scope.rounds / 3)); round++)
      for (const [index, contender] of contenders.entries()) {
        const result = await play(contender, mode, counts);
        if (round >= 0) of[index]?.rounds.push(result);
      }
    readings.push(...of);
  }
  // Ours alone: how long a backlog is, and of how many stores, is nothing to a peer that has one list for all.
  const backlogs: { size: number; perSecond: number }[] = [];
  const drained = async (lanesEach: number) => {
    const rates: number[] = [];
    for (let time = 0; time < scope.drains; time++) {
      await bed.addLanes(stores, lanesEach);
      rates.push(await drain(own, scope.measured));
    }
    return median(rates);
  };
  for (const size of scope.backlogs) backlogs.push({ size, perSecond: await drained(size / STORES) });
  const spreads: { size: number; perSecond: number }[] = [];
  for (const size of scope.stores) {
    stores = SHOPS.slice(0, size);
    spreads.push({ size, perSecond: await drained(Math.ceil(10_000 / size)) });
  }
  for (const contender of contenders) await contender.close();
  await counts.close();
  await bed.close();

  const main = readings.filter(({ mode }) => mode === scope.modes[0]);
  const ratio = (peer: string) => {
    const [ours, theirs] = [main[0]?.rounds ?? [], main.find(({ contender }) => contender === peer)?.rounds ?? []];
    const ratios = ours.map(({ perSecond }, at) => perSecond / (theirs[at]?.perSecond ?? Number.NaN));
    return { value: median(ratios), spread: [Math.min(...ratios), Math.max(...ratios)] as [number, number] };
  };
  const against = (peer: string, least: number) => {
    const { value, spread } = ratio(peer);
    return { ...atLeast("queue", `events a second ÷ ${peer}`, "reach", least, value), spread };
  };
  const flat = (of: { size: number; perSecond: number }[]) =>
    Math.max(...of.map(({ perSecond }) => perSecond)) / Math.min(...of.map(({ perSecond }) => perSecond));
  const ownRounds = main[0]?.rounds ?? [];
  return {
    name: "queue",
    about: `From the moment an event is put down (${scope.modes[0]?.events} at ${scope.modes[0]?.concurrency} at once, put down many together as each of them likes it best) to the moment its effect is recorded. Ours divides them among ${STORES} stores, makes their lanes due in the commit that keeps them, dispatches them fairly, records each effect in PostgreSQL under the lane's fence, and lets go; the peers record nothing but that the job is done. Commits are those that wrote; Redis commands are those that were sent: a script is one. In turn, ${scope.rounds} rounds; every event is done once. pg-boss is bound by its poll of half a second, and says so.`,
    figures: [
      against("BullMQ", 1),
      against("graphile-worker, plain", 3),
      against("graphile-worker, batched", 0.8),
      atMost(
        "queue",
        "Redis commands an event",
        "must",
        3,
        median(ownRounds.map(({ redisCommands }) => redisCommands)),
      ),
      atMost("queue", "commits an event", "must", 2, median(ownRounds.map(({ commits }) => commits))),
      atMost(
        "queue",
        `slowest ÷ fastest, backlogs of ${scope.backlogs[0]} to ${scope.backlogs.at(-1)}`,
        "must",
        1.2,
        flat(backlogs),
      ),
      info("queue", "growth: exponent of time an event over the backlog", exponent(backlogs)),
      atMost(
        "queue",
        `slowest ÷ fastest, ${scope.stores[0]} to ${scope.stores.at(-1)} stores`,
        "must",
        1.2,
        flat(spreads),
      ),
      info("queue", "growth: exponent of time an event over stores", exponent(spreads)),
    ],
    table: [
      [
        "contender",
        "durability",
        "at once",
        "ms of work",
        "events a second",
        "spread",
        "commits an event",
        "Redis commands an event",
      ],
      ...readings.map(({ contender, durability, mode, rounds }) => {
        const rates = rounds.map(({ perSecond }) => perSecond);
        const middle = median(rates);
        return [
          ...[contender, durability, String(mode.concurrency), String(mode.workMs), middle.toFixed(0)],
          `${(Math.min(...rates) / middle).toFixed(2)}–${(Math.max(...rates) / middle).toFixed(2)}`,
          median(rounds.map(({ commits }) => commits)).toFixed(2),
          median(rounds.map(({ redisCommands }) => redisCommands)).toFixed(2),
        ];
      }),
      ...backlogs.map(({ size, perSecond }) => [
        "Switchyard",
        `backlog of ${size}`,
        "20",
        "0",
        perSecond.toFixed(0),
        "–",
        "–",
        "–",
      ]),
      ...spreads.map(({ size, perSecond }) => [
        "Switchyard",
        `${size} stores`,
        "20",
        "0",
        perSecond.toFixed(0),
        "–",
        "–",
        "–",
      ]),
    ],
  };
}

const median = (values: readonly number[]) => percentile(values, 0.5);
const exponent = (of: { size: number; perSecond: number }[]) =>
  growthOf(of.map(({ size, perSecond }) => ({ size, microseconds: 1e6 / perSecond })));

/** All events of a round, from nothing to nothing. */
async function play(contender: Contender, { concurrency, workMs, events }: Mode, counts: Counts): Promise<Round> {
  const before = await counts.read();
  const started = performance.now();
  await contender.add(events);
  const seen = new Set<number>();
  const { promise: all, resolve, reject } = Promise.withResolvers<void>();
  await contender.start(concurrency, workMs, (n) => {
    if (seen.has(n)) reject(new Error(`${contender.name} did ${n} twice`));
    seen.add(n);
    if (seen.size === events) resolve();
  });
  await within(all, `${contender.name} did ${events} events`);
  const perSecond = (events * 1_000) / (performance.now() - started);
  const after = await counts.read();
  await contender.stop();
  return {
    perSecond,
    commits: (after.commits - before.commits) / events,
    redisCommands: (after.redisCommands - before.redisCommands) / events,
  };
}

/** The rate at which the first so many of what is there are done, once it runs. */
async function drain(contender: Contender, measured: number): Promise<number> {
  const warm = measured / 4;
  let [done, began] = [0, 0];
  const { promise, resolve } = Promise.withResolvers<number>();
  await contender.start(20, 0, () => {
    done++;
    if (done === warm) began = performance.now();
    if (done === warm + measured) resolve((measured * 1_000) / (performance.now() - began));
  });
  const perSecond = await within(promise, `${contender.name} did ${warm + measured} events`);
  await contender.stop();
  return perSecond;
}

/** What clients sent: a script counts once, whatever it does inside; of the rest, what no script of these queues does. */
const SENT = /^cmdstat_(?:eval|evalsha|bzpopmin|brpoplpush|blmove|publish|multi):calls=(\d+)/gm;
const sentOf = (stats: string) => [...stats.matchAll(SENT)].reduce((sum, [, calls]) => sum + Number(calls), 0);

const PATIENCE_MS = 120_000;

/** What was lost would be waited for without end. */
async function within<T>(work: Promise<T>, what: string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`not within ${PATIENCE_MS / 1_000} s: ${what}`)), PATIENCE_MS);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

interface Counts {
  read(): Promise<{ commits: number; redisCommands: number }>;
  close(): Promise<void>;
}

async function counting({ client, redisUrl }: LaneBed): Promise<Counts> {
  const redis = new Redis(redisUrl);
  return {
    async read() {
      // Numbers are given out to transactions that write; PostgreSQL's own statistics come up to ten seconds late.
      const { rows } = await client.query<{ n: string }>("select pg_snapshot_xmax(pg_current_snapshot())::text as n");
      return { commits: Number(rows[0]?.n), redisCommands: sentOf(await redis.info("commandstats")) };
    },
    close: async () => void redis.disconnect(),
  };
}
