// Fairness: what a quiet store notices of another one's backlog, and whether equal stores are served alike.
import { setTimeout as wait } from "node:timers/promises";
import { type Contender, SLOTS, WORK_MS } from "#bench/fairness/contender.ts";
import { jain } from "#bench/jain.ts";
import { makeLaneBed } from "#bench/lane-bed.ts";
import { atLeast, atMost, type BenchResult, info } from "#bench/result.ts";

const BUSY = "busy.myshopify.com";
const QUIET = Array.from({ length: 49 }, (_, at) => `quiet-${String(at).padStart(2, "0")}.myshopify.com`);
const EQUAL = [BUSY, ...QUIET];

/** Of the quiet stores together; open loop. */
const EVENTS_A_SECOND = 100;

interface Scope {
  warmMs: number;
  backlog: number;
  unloadedMs: number;
  loadedMs: number;
  equalEach: number;
  rounds: number;
}
const SCOPES: Record<"quick" | "whole", Scope> = {
  quick: { warmMs: 200, backlog: 1_000, unloadedMs: 300, loadedMs: 300, equalEach: 8, rounds: 1 },
  whole: { warmMs: 1_000, backlog: 20_000, unloadedMs: 2_000, loadedMs: 4_000, equalEach: 200, rounds: 5 },
};

interface Round {
  unloaded: number[];
  loaded: number[];
  /** Pieces a second while the backlog is there. */
  throughput: number;
  jain: number;
}

export default async function fairness({ quick }: { quick: boolean }): Promise<BenchResult> {
  const scope = SCOPES[quick ? "quick" : "whole"];
  const bed = await makeLaneBed();
  await bed.addShops(EQUAL);
  const { switchyard } = await import("#bench/fairness/switchyard.ts");
  const { bullmqFifo, bullmqPriorities, graphileQueues } = await import("#bench/fairness/peers.ts");
  const contenders = [await switchyard(bed), bullmqFifo(bed), bullmqPriorities(bed), await graphileQueues(bed)];
  const rounds = contenders.map((): Round[] => []);
  for (let round = 0; round < scope.rounds; round++)
    for (const [at, contender] of contenders.entries()) rounds[at]?.push(await playRound(contender, scope));
  for (const contender of contenders) await contender.close();
  await bed.close();

  const readings = contenders.map(({ name, durability }, at) => {
    const of = rounds[at] ?? [];
    const unloaded = p99(of.flatMap((one) => one.unloaded));
    const loaded = p99(of.flatMap((one) => one.loaded));
    return {
      ...{ name, durability, unloaded, loaded, of },
      ratios: of.map((one) => p99(one.loaded) / p99(one.unloaded)),
      throughput: median(of.map((one) => one.throughput)),
      jain: median(of.map((one) => one.jain)),
    };
  });
  const [own, fifo] = readings as [(typeof readings)[0], (typeof readings)[0]];
  const kept = own.of.map((one, at) => one.throughput / (fifo.of[at]?.throughput ?? Number.NaN));
  return {
    name: "fairness",
    about: `One store with a backlog of ${scope.backlog}, 49 others with ${EVENTS_A_SECOND} events a second among them (open loop: from the moment an event was to come to the end of its work), and the same events without the backlog; then 50 stores with ${scope.equalEach} pieces each, put down store after store, of which Jain's index is taken when half of all is done. Every piece is a wait of ${WORK_MS} ms, ${SLOTS} at once, in one process; Switchyard's are lanes in PostgreSQL through its dispatcher, BullMQ, claims and releases. Nothing is done twice. An event that was not served by the end of the measurement counts with its wait until then: first in first out is slower than it looks.`,
    figures: [
      atMost(
        "fairness",
        "a quiet store's 99th percentile beside the backlog ÷ without it",
        "must",
        2,
        own.loaded / own.unloaded,
        "",
        edges(own.ratios),
      ),
      atLeast("fairness", "Jain's index over 50 equal stores", "must", 0.999, own.jain),
      {
        ...atLeast("fairness", "throughput beside the backlog ÷ BullMQ first in first out", "must", 0.9, median(kept)),
        spread: edges(kept),
      },
      ...readings
        .slice(1)
        .map(({ name, loaded }) =>
          info("fairness", `99th percentile beside the backlog: ${name} ÷ Switchyard`, loaded / own.loaded),
        ),
    ],
    table: [
      ["contender", "durability", "p50 / p99 alone, ms", "p50 / p99 beside backlog, ms", "pieces a second", "Jain"],
      ...readings.map(({ name, durability, of, unloaded, loaded, throughput, jain: index }) => [
        ...[name, durability],
        `${median(of.flatMap((one) => one.unloaded)).toFixed(0)} / ${unloaded.toFixed(0)}`,
        `${median(of.flatMap((one) => one.loaded)).toFixed(0)} / ${loaded.toFixed(0)}`,
        ...[throughput.toFixed(0), index.toFixed(5)],
      ]),
    ],
  };
}

async function playRound(contender: Contender, scope: Scope): Promise<Round> {
  const alone = await playQuiet(contender, 0, scope.unloadedMs, scope.warmMs);
  const beside = await playQuiet(contender, scope.backlog, scope.loadedMs, scope.warmMs);
  const equal = await playEqual(contender, scope.equalEach);
  return { unloaded: alone.latencies, loaded: beside.latencies, throughput: beside.throughput, jain: equal };
}

/** Events of quiet stores for so long. */
async function playQuiet(contender: Contender, backlog: number, forMs: number, warmMs: number) {
  if (backlog) await contender.fill(BUSY, backlog);
  const due = new Map<string, number>();
  const latencies: number[] = [];
  let done = 0;
  const seen = new Set<string>();
  await contender.start((shop, piece) => {
    const name = `${shop}/${piece}`;
    if (seen.has(name)) throw new Error(`${contender.name} did ${name} twice`);
    seen.add(name);
    done++;
    const at = due.get(name);
    if (at === undefined) return;
    latencies.push(performance.now() - at);
    due.delete(name);
  });
  await wait(warmMs);
  const before = done;
  const started = performance.now();
  const adding: Promise<void>[] = [];
  for (let event = 0; ; event++) {
    const at = started + (event * 1_000) / EVENTS_A_SECOND;
    if (at > started + forMs) break;
    const rest = at - performance.now();
    if (rest > 0) await wait(rest);
    const shop = QUIET[event % QUIET.length] ?? BUSY;
    const piece = `event-${event}`;
    due.set(`${shop}/${piece}`, at);
    adding.push(contender.add(shop, piece));
  }
  await Promise.all(adding);
  const throughput = ((done - before) * 1_000) / (performance.now() - started);
  // Without a backlog the last ones end by themselves; with one, whoever waits longer than all before it has been measured enough.
  for (const until = performance.now() + 500; due.size && performance.now() < until; ) await wait(5);
  for (const at of due.values()) latencies.push(performance.now() - at);
  await contender.stop();
  return { latencies, throughput };
}

/** Jain's index of what each of the equal stores had when half of all was done. */
async function playEqual(contender: Contender, each: number): Promise<number> {
  for (const shop of EQUAL) await contender.fill(shop, each);
  const counts = new Map(EQUAL.map((shop) => [shop, 0]));
  const { promise: half, resolve } = Promise.withResolvers<number>();
  let done = 0;
  await contender.start((shop) => {
    counts.set(shop, (counts.get(shop) ?? 0) + 1);
    if (++done === (EQUAL.length * each) / 2) resolve(jain([...counts.values()]));
  });
  const index = await half;
  await contender.stop();
  return index;
}

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
const p99 = (values: readonly number[]) => sorted(values)[Math.ceil(values.length * 0.99) - 1] ?? Number.NaN;
const median = (values: readonly number[]) => sorted(values)[Math.floor(values.length / 2)] ?? Number.NaN;
const edges = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];
