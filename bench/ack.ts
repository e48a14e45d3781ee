// The webhook door: signed bodies over HTTP, every acknowledgement after the commit, against what leaves something out. Every door
// and the sender have processes of their own; ours is the web process as it is deployed.
import { type Door, type Doors, startDoors } from "#bench/ack/doors.ts";
import type { SenderAsked, Sent } from "#bench/ack/sender-asked.ts";
import { type Sender, startSender } from "#bench/ack/start-sender.ts";
import { type AppUnderLoad, prepareApp } from "#bench/app/app-under-load.ts";
import { Resident } from "#bench/app/resident.ts";
import { ORDER_HOSTS } from "#bench/app/signed-orders.ts";
import { growthOf } from "#bench/growth-of.ts";
import { percentile } from "#bench/percentile.ts";
import { atLeast, atMost, type BenchResult, type Figure, info } from "#bench/result.ts";

const SHOP = "bench.myshopify.com";
const CONNECTIONS = 16;
/** Sixteen in a closed loop can share a commit among sixteen at the most, 62 a thousand: what a rush shares is counted with more. */
const UNDER_LOAD = 64;
const USUAL = 8_000;
const SIZES = [3_000, USUAL, 55_000, 535_000];
/** A second: what was aimed at, and what two cores carry that also send it. */
const RATES = [300, 1_000];
const BURST = 10;
const WARM_TURNS = 3;

interface Plan {
  /** Acknowledgements of each door a round. */
  count: number;
  rounds: number;
  ofSize: Record<number, number>;
  openMs: number;
  burstMs: number;
  underLoad: number;
}

const WHOLE: Plan = {
  ...{ count: 1_500, rounds: 5, openMs: 10_000, burstMs: 500, underLoad: 4_000 },
  ofSize: { 3000: 1_500, 8000: 1_500, 55000: 500, 535000: 80 },
};
const QUICK: Plan = {
  ...{ count: 60, rounds: 2, openMs: 200, burstMs: 20, underLoad: 128 },
  ofSize: { 3000: 30, 8000: 30, 55000: 16, 535000: 4 },
};

interface Reading {
  bytes: number;
  microseconds: number[];
  /** Processor time of an acknowledgement, µs. */
  own: number[];
  services: number[];
  sender: number[];
}

interface OpenReading {
  door: Door;
  perSecond: number;
  /** How long they came. */
  ms: number;
  waits: number[];
  failed: number;
}

export default async function ack({ quick }: { quick: boolean }): Promise<BenchResult> {
  const plan = quick ? QUICK : WHOLE;
  const app = await prepareApp();
  const sender = await startSender();
  try {
    await app.enter(SHOP, [SHOP, ...ORDER_HOSTS], []);
    const doors = await startDoors(app, SHOP);
    const tally = new Tally(sender, doors.ours);
    for (const door of Object.values(doors)) await expectVerified(tally, door);

    const resident = new Resident({ web: doors.ours.pid });
    const full = await saturate(
      tally,
      Object.values(doors).map((door) => ({ door, bytes: USUAL, count: plan.count })),
      plan.rounds,
    );
    const commits = await commitsUnderLoad(app, tally, doors.ours, plan.underLoad);
    // Before the large bodies: what PostgreSQL writes of them to its disk afterwards would be waited for here.
    const open = await openLoops(app, tally, doors, plan);
    const most = resident.stop().web ?? 0;
    const sized = await saturate(
      tally,
      SIZES.map((bytes) => ({ door: doors.ours, bytes, count: plan.ofSize[bytes] ?? 1 })),
      Math.min(plan.rounds, 3),
    );
    await tally.expectKept(app);
    return resultOf(doors, { full, commits, sized, open, most, plan });
  } finally {
    sender.stop();
    await app.close();
  }
}

/** Sends, and keeps count of what our door said it has. */
class Tally {
  private acknowledged = 0;
  /** Not answered 200. */
  failed = 0;
  private readonly sender: Sender;
  private readonly ours: Door;

  constructor(sender: Sender, ours: Door) {
    this.sender = sender;
    this.ours = ours;
  }

  async send(door: Door, asked: Omit<SenderAsked, "origin" | "shop">): Promise<Sent & { failed: number }> {
    const sent = await this.sender.send({ origin: door.origin, shop: SHOP, ...asked });
    const right = sent.statuses[200] ?? 0;
    const failed = asked.isForged ? 0 : sent.sent - right;
    if (door === this.ours) {
      this.acknowledged += right;
      this.failed += failed;
    }
    return { ...sent, failed };
  }

  /** Every acknowledged delivery lies in the inbox with its body; one that was not acknowledged may. */
  async expectKept(app: AppUnderLoad): Promise<void> {
    const { rows } = await app.database.query<{ n: string }>(
      "select count(*) as n from delivery_key k join delivery_body b on b.received_on = k.received_on and b.delivery_id = k.id",
    );
    const kept = Number(rows[0]?.n);
    if (kept < this.acknowledged || kept > this.acknowledged + this.failed)
      throw new Error(`${this.acknowledged} acknowledged, ${this.failed} not, ${kept} in the inbox`);
  }
}

async function expectVerified(tally: Tally, door: Door): Promise<void> {
  for (const [isForged, status] of [
    [true, 401],
    [false, 200],
  ] as const) {
    const { statuses } = await tally.send(door, { bytes: USUAL, connections: 1, load: { count: 5 }, isForged });
    if (statuses[status] !== 5) throw new Error(`${door.name}: ${JSON.stringify(statuses)} in place of five ${status}`);
  }
}

/** In turn, A B A B, after so many unmeasured turns that the engine has compiled what they run. */
async function saturate(
  tally: Tally,
  contenders: readonly { door: Door; bytes: number; count: number }[],
  rounds: number,
): Promise<Reading[]> {
  const readings = contenders.map((): Reading => ({ bytes: 0, microseconds: [], own: [], services: [], sender: [] }));
  for (let round = -WARM_TURNS; round < rounds; round++)
    for (const [at, { door, bytes, count }] of contenders.entries()) {
      const before = await door.cpu();
      const sent = await tally.send(door, { bytes, connections: CONNECTIONS, load: { count } });
      const after = await door.cpu();
      if (sent.failed) throw new Error(`${door.name}: ${JSON.stringify(sent.statuses)}`);
      const reading = readings[at];
      if (round < 0 || !reading) continue;
      const each = (seconds: number) => (seconds * 1_000_000) / count;
      reading.bytes = sent.bytes;
      reading.microseconds.push(each(sent.ms / 1_000));
      reading.own.push(each(after.own - before.own));
      reading.services.push(each(after.services - before.services));
      reading.sender.push(each(sent.cpuSeconds));
    }
  return readings;
}

/** Counted in the rows themselves: what PostgreSQL says of its commits is up to a second old. */
async function commitsUnderLoad(app: AppUnderLoad, tally: Tally, door: Door, count: number): Promise<number> {
  const load = { bytes: USUAL, connections: UNDER_LOAD };
  await tally.send(door, { ...load, load: { count: UNDER_LOAD } });
  const before = await app.database.query<{ id: string }>("select max(id) as id from delivery_key");
  const { sent } = await tally.send(door, { ...load, load: { count } });
  const { rows } = await app.database.query<{ n: string }>(
    "select count(distinct xmin::text) as n from delivery_key where id > $1",
    [before.rows[0]?.id],
  );
  return (Number(rows[0]?.n) / sent) * 1_000;
}

async function openLoops(
  app: AppUnderLoad,
  tally: Tally,
  doors: Doors,
  { openMs, burstMs }: Plan,
): Promise<OpenReading[]> {
  const readings: OpenReading[] = [];
  for (const rate of RATES)
    for (const { perSecond, ms } of [
      { perSecond: rate, ms: openMs },
      { perSecond: rate * BURST, ms: burstMs },
    ]) {
      // After it files of PostgreSQL's log are used again, as on a server that has run for a while: to make a new one, each second or so,
      // holds every commit up for some fifteen milliseconds.
      await app.database.query("checkpoint");
      for (const door of [doors.ours, doors.template, doors.floor]) {
        const { waits, failed } = await tally.send(door, {
          ...{ bytes: USUAL, connections: UNDER_LOAD, load: { perSecond, ms } },
        });
        readings.push({ door, perSecond, ms, waits, failed });
      }
    }
  return readings;
}

interface Measured {
  full: Reading[];
  commits: number;
  sized: Reading[];
  open: OpenReading[];
  /** Resident memory of our process at its highest, before the large bodies, MB. */
  most: number;
  plan: Plan;
}

const median = (values: readonly number[]) => percentile(values, 0.5);
const whole = (value: number) => value.toFixed(0);

function resultOf(doors: Doors, { full, commits, sized, open, most, plan }: Measured): BenchResult {
  const [ours, template, queue, floor] = full as [Reading, Reading, Reading, Reading];
  const times = (peer: Reading): { value: number; spread: [number, number] } => {
    const each = peer.microseconds.map((value, round) => value / (ours.microseconds[round] ?? Number.NaN));
    const value = median(peer.microseconds) / median(ours.microseconds);
    return { value, spread: [Math.min(...each), Math.max(...each)] };
  };
  const ratio = (
    peer: string,
    kind: "must" | "reach",
    least: number,
    of: { value: number; spread: [number, number] },
  ) => atLeast("ack", `throughput ÷ ${peer}${kind === "reach" ? ", reach" : ""}`, kind, least, of.value, of.spread);
  const waitsOf = (door: Door, perSecond: number) =>
    open.find((one) => one.door === door && one.perSecond === perSecond)?.waits ?? [];
  const [carried, aimed] = RATES as [number, number];
  const p99 = (door: Door, perSecond: number) => percentile(waitsOf(door, perSecond), 0.99);
  const growth = (of: (reading: Reading) => number) =>
    growthOf(sized.slice(1).map((reading) => ({ size: reading.bytes, microseconds: of(reading) })));
  const processor = ({ own, services }: Reading) => median(own.map((value, at) => value + (services[at] ?? 0)));
  const figures: Figure[] = [
    ratio("the template's route", "must", 1.3, times(template)),
    ratio("the template's route", "reach", 3, times(template)),
    ratio("signature only", "must", 0.25, times(floor)),
    ratio("signature only", "reach", 0.5, times(floor)),
    { ...info("ack", "throughput ÷ signature + queue.add", times(queue).value), spread: times(queue).spread },
    atMost("ack", "commits per 1,000 acknowledgements", "must", 40, commits, `${UNDER_LOAD} connections`),
    atMost("ack", `p99 at ${aimed} a second, ms`, "must", 15, p99(doors.ours, aimed)),
    atMost("ack", `p99 at ${aimed} a second, reach, ms`, "reach", 10, p99(doors.ours, aimed)),
    ...RATES.map((rate) => info("ack", `p50 at ${rate} a second, ms`, median(waitsOf(doors.ours, rate)))),
    info("ack", `p99 at ${carried} a second, ms`, p99(doors.ours, carried)),
    info("ack", `p99 at ${carried} a second, the template's route, ms`, p99(doors.template, carried)),
    info("ack", `p99 at ${carried} a second, signature only, ms`, p99(doors.floor, carried)),
    info("ack", `p99 at ${aimed} a second, the template's route, ms`, p99(doors.template, aimed)),
    info("ack", `p99 at ${aimed} a second, signature only, ms`, p99(doors.floor, aimed)),
    ...RATES.map((rate) => {
      const figure = `p99.9 of a burst of ${rate * BURST} a second, ms`;
      const value = percentile(waitsOf(doors.ours, rate * BURST), 0.999);
      return rate === aimed ? atMost("ack", figure, "reach", 250, value) : info("ack", figure, value);
    }),
    info(
      "ack",
      `p99.9 of a burst of ${aimed * BURST} a second, signature only, ms`,
      percentile(waitsOf(doors.floor, aimed * BURST), 0.999),
    ),
    atMost("ack", "webhooks not acknowledged", "must", 0, sum(open, doors.ours)),
    atMost("ack", "most MB resident, web", "must", 250, most),
    atMost(
      "ack",
      "time over bytes, exponent",
      "must",
      1.05,
      growth(({ microseconds }) => median(microseconds)),
    ),
    atMost("ack", "processor time over bytes, exponent", "must", 1.05, growth(processor)),
    info("ack", "processor time of an acknowledgement, µs", processor(ours)),
    info("ack", "processor time of an acknowledgement, the template's route, µs", processor(template)),
    info("ack", "processor time of an acknowledgement, signature only, µs", processor(floor)),
    info("ack", "processor time of an acknowledgement, signature + queue.add, µs", processor(queue)),
  ];
  return {
    name: "ack",
    about: `Signed orders of a seeded store, ${(ours.bytes / 1_000).toFixed(1)} kB where nothing else is said, each with a webhook id of its own, sent over HTTP by a process apart; each door is a process of its own on the same two cores: ours the web process as deployed, the template's the route of Shopify's Remix template on remix-serve with its session table in SQLite through Prisma. Each is seen to answer 200 to a right signature and 401 to a wrong one first. Saturation: ${CONNECTIONS} connections, closed loop, ${plan.rounds} rounds in turn. Commits: ${UNDER_LOAD} connections, as ${CONNECTIONS} cannot share one among more than ${CONNECTIONS}. Open loop: ${UNDER_LOAD} connections, ${plan.openMs / 1_000} s; a burst ${plan.burstMs / 1_000} s; a wait begins when its webhook was due, and PostgreSQL has just made a checkpoint. After it every acknowledged delivery is counted in the inbox: none is missing.`,
    figures,
    table: [
      ["door", "keeps", "µs an acknowledgement", "spread", "processor µs: door + services", "processor µs: sender"],
      ...Object.values(doors).map((door: Door, at) => rowOf(door.name, door.keeps, full[at] as Reading)),
      ...sized.map((reading) => rowOf(`${doors.ours.name}, ${(reading.bytes / 1_000).toFixed(1)} kB`, "", reading)),
      ["open loop", "a second", "p50 ms", "p99 ms", "p99.9 ms", "not acknowledged"],
      ...open.map(({ door, perSecond, waits, failed }) => [
        ...[door.name, String(perSecond)],
        ...[0.5, 0.99, 0.999].map((share) => percentile(waits, share).toFixed(1)),
        String(failed),
      ]),
    ],
  };
}

function rowOf(name: string, keeps: string, { microseconds, own, services, sender }: Reading): string[] {
  const middle = median(microseconds);
  const edges = [Math.min(...microseconds) / middle, Math.max(...microseconds) / middle];
  return [
    ...[name, keeps, whole(middle), edges.map((edge) => edge.toFixed(2)).join("–")],
    ...[`${whole(median(own))} + ${whole(median(services))}`, whole(median(sender))],
  ];
}

const sum = (open: readonly OpenReading[], of: Door) =>
  open.reduce((failed, one) => failed + (one.door === of ? one.failed : 0), 0);
