// Who shares a store's points best: the time until all is written, against the least that any order of sending can take.

import { growthOf } from "#bench/growth-of.ts";
import { percentile } from "#bench/percentile.ts";
import { atMost, type BenchResult, type Figure, info } from "#bench/result.ts";
import type { Contend } from "#bench/throttle/contend.ts";
import { bottleneck, doublingBackOff, libraryRetries } from "#bench/throttle/peers.ts";
import { switchyard } from "#bench/throttle/switchyard.ts";
import { VirtualClock } from "#bench/throttle/virtual-clock.ts";
import { leastMakespanMs, makeStores, Shopify, type Store } from "#bench/throttle/workload.ts";

interface Scenario {
  stores: number;
  seconds: number;
  /** Points of the smallest write. */
  least: number;
  backFill: number;
  /** Too large for contenders that take long: one peer is enough. */
  isLarge?: true;
}
const SCENARIOS: Record<"quick" | "whole", Scenario[]> = {
  quick: [
    { stores: 1, seconds: 60, least: 10, backFill: 0.5 },
    { stores: 10, seconds: 30, least: 50, backFill: 0.5 },
    { stores: 50, seconds: 10, least: 100, backFill: 0 },
  ],
  whole: [
    { stores: 1, seconds: 900, least: 10, backFill: 0.5 },
    { stores: 50, seconds: 600, least: 40, backFill: 0.5 },
    // Without back-fill: half a bucket of a store's points stays with live work at its end, which counts in a short run.
    { stores: 1_000, seconds: 200, least: 60, backFill: 0, isLarge: true },
  ],
};

const CONTENDERS: { name: string; contend: Contend; patches?: true; isSlow?: true }[] = [
  { name: "Switchyard", contend: switchyard },
  { name: "Bottleneck, reservoir of the plan", contend: bottleneck, patches: true, isSlow: true },
  { name: "p-limit, the library's pause of a second", contend: libraryRetries },
  { name: "p-limit, doubling back-off", contend: doublingBackOff, isSlow: true },
];

interface Reading {
  contender: string;
  scenario: Scenario;
  writes: number;
  /** Of all stores together, and of the worst. */
  ratio: number;
  worst: number;
  throttled: number;
  requests: number;
  looks: number;
  overtaken: number;
  /** Milliseconds until a live write was done. */
  liveP99: number;
  microsecondsALook: number;
}

export default async function throttle({ quick }: { quick: boolean }): Promise<BenchResult> {
  const readings: Reading[] = [];
  for (const scenario of SCENARIOS[quick ? "quick" : "whole"])
    for (const contender of CONTENDERS.filter(({ isSlow }) => !(isSlow && scenario.isLarge)))
      readings.push(await play(contender, scenario));
  const own = readings.filter(({ contender }) => contender === "Switchyard");
  const figures = own.flatMap(
    ({ scenario: { stores }, ratio, throttled, requests, overtaken, looks, writes }): Figure[] => [
      atMost("throttle", `makespan ÷ lower bound, ${named(stores)}`, "must", 1.02, ratio),
      atMost("throttle", `throttled of requests, %, ${named(stores)}`, "must", 0.1, (100 * throttled) / requests),
      atMost("throttle", `back-fill sent while live work waited, ${named(stores)}`, "must", 0, overtaken),
      info("throttle", `looks a write, ${named(stores)}`, looks / writes),
    ],
  );
  const growth = growthOf(
    own.map(({ scenario, microsecondsALook }) => ({ size: scenario.stores, microseconds: microsecondsALook })),
  );
  return {
    name: "throttle",
    about: `Stores on mixed plans (three in four standard, the others up to enterprise), each with as many writes as its points make in the time given, half of them back-fill from the beginning, half live in three bursts (1,000 stores: live alone); a write costs half to one and a half times what was reckoned. Time is a clock of the bench's own, by which the libraries run too; Shopify is the sandbox's bucket. Ours are the rules of the governor (app/admin/bucket.ts; a test holds those in Redis to them), 20 lanes of a store at once. The lower bound is what no order of sending can beat: what comes after any moment, less a full bucket, has to drip in. Back-fill leaves half of the bucket to live work, to the last. Nothing is written down, so nothing is durable; every write is done once. The peers are told the plan; ours learns it.`,
    figures: [...figures, info("throttle", "growth: exponent of time a look over stores", growth)],
    table: [
      [
        "stores",
        "writes",
        "contender",
        "makespan ÷ bound",
        "worst store",
        "throttled, %",
        "requests a write",
        "live p99, s",
      ],
      ...readings.map((one) => [
        ...[named(one.scenario.stores), String(one.writes), one.contender, one.ratio.toFixed(4), one.worst.toFixed(3)],
        ...[((100 * one.throttled) / one.requests).toFixed(3), (one.requests / one.writes).toFixed(2)],
        (one.liveP99 / 1_000).toFixed(1),
      ]),
    ],
  };
}

const named = (stores: number) => `${stores.toLocaleString("en-GB")} ${stores === 1 ? "store" : "stores"}`;

async function play({ name, contend, patches }: (typeof CONTENDERS)[0], scenario: Scenario): Promise<Reading> {
  const stores = makeStores(scenario.stores, scenario.seconds, scenario.least, scenario.backFill);
  const clock = new VirtualClock();
  const shopifys = stores.map((store) => new Shopify(store, clock));
  const counted = { looks: 0, overtaken: 0 };
  const restore = patches ? clock.install() : () => {};
  const before = process.cpuUsage();
  try {
    await clock.runUntil(
      Promise.all(stores.map((store, at) => contend(store, shopifys[at] as Shopify, clock, counted))),
    );
  } finally {
    restore();
  }
  const { user, system } = process.cpuUsage(before);
  const ends = stores.map((store, at) => endOf(store, shopifys[at] as Shopify));
  const bounds = stores.map(leastMakespanMs);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    ...{ contender: name, scenario, writes: sum(stores.map(({ writes }) => writes.length)) },
    ratio: sum(ends) / sum(bounds),
    worst: Math.max(...ends.map((end, at) => end / (bounds[at] as number))),
    throttled: sum(shopifys.map((one) => one.throttled)),
    requests: sum(shopifys.map((one) => one.sent)),
    ...counted,
    liveP99: percentile(
      stores.flatMap((store, at) =>
        store.writes.filter(({ isLive }) => isLive).map((write) => doneAt(shopifys[at] as Shopify, write) - write.at),
      ),
      0.99,
    ),
    microsecondsALook: (user + system) / counted.looks,
  };
}

function endOf(store: Store, shopify: Shopify): number {
  if (shopify.doneAt.size !== store.writes.length)
    throw new Error(`${shopify.doneAt.size} of ${store.writes.length} writes were done`);
  return store.writes.reduce((end, write) => Math.max(end, doneAt(shopify, write)), 0);
}

function doneAt(shopify: Shopify, write: Store["writes"][0]): number {
  const at = shopify.doneAt.get(write);
  if (at === undefined) throw new Error("a write was not done");
  return at;
}
