// The inbox at size: does a delivery find its place among many as fast as among few, what does it take, and who waits while old ones go.
import { randomUUID } from "node:crypto";
import { growthOf } from "#bench/growth-of.ts";
import { type Filled, makeBed } from "#bench/inbox/bed.ts";
import { DAYS, SHOPS } from "#bench/inbox/fill.ts";
import { type Disturbed, takeWhilePruning } from "#bench/inbox/prune.ts";
import { openLoop } from "#bench/open-loop.ts";
import { orderBodies } from "#bench/order-bodies.ts";
import { percentile } from "#bench/percentile.ts";
import { atMost, type BenchResult, type Figure, info } from "#bench/result.ts";

const DUPLICATES = 0.05;
/** As little as a webhook can be. */
const SLIM = [Buffer.from(JSON.stringify({ id: 7_000_000_000_000, updated_at: "2026-11-24T10:00:00Z" }))];

interface Scope {
  slim: [number, number, number];
  real: [number, number];
  jobs: number;
  perSecond: number;
  forMs: number;
  rounds: number;
  calmMs: number;
  prunes: number;
}
const SCOPES: Record<"quick" | "whole", Scope> = {
  quick: {
    ...{ slim: [300, 900, 3_000], real: [300, 900], jobs: 300 },
    ...{ perSecond: 200, forMs: 200, rounds: 1, calmMs: 100, prunes: 2 },
  },
  whole: {
    ...{ slim: [10_000, 100_000, 1_000_000], real: [1_000, 100_000], jobs: 20_000 },
    ...{ perSecond: 300, forMs: 1_000, rounds: 5, calmMs: 500, prunes: 10 },
  },
};

interface Contender extends Filled {
  /** Milliseconds of each delivery, by round. */
  rounds: number[][];
  /** Deliveries of the measurement that were not there before. */
  taken: number;
}

export default async function inbox({ quick }: { quick: boolean }): Promise<BenchResult> {
  const scope = SCOPES[quick ? "quick" : "whole"];
  const orders = orderBodies(quick ? 100 : 400);
  const bed = await makeBed(scope, { slim: SLIM, real: orders });
  const contending = (filled: Filled): Contender => ({ ...filled, rounds: [], taken: 0 });
  const [few, some, many] = [contending(bed.slim[0]), contending(bed.slim[1]), contending(bed.slim[2])];
  const [fewOrders, manyOrders] = [contending(bed.real[0]), contending(bed.real[1])];
  const [plain, plainOrders] = [contending(bed.plainSlim), contending(bed.plainReal)];
  const [setNx, bullmq] = [contending(bed.setNx), contending(bed.bullmq)];
  const contenders = [few, some, many, fewOrders, manyOrders, plain, plainOrders, setNx, bullmq];

  for (let round = -1; round < scope.rounds; round++)
    for (const one of contenders) {
      const forMs = round < 0 ? scope.forMs / 2 : scope.forMs; // the first warms up
      const timed = await openLoop(
        scope.perSecond,
        (sinceMs) => sinceMs < forMs,
        () => takeOne(one, DUPLICATES),
      );
      if (round >= 0) one.rounds.push(timed.map(({ ms }) => ms));
    }
  for (const { inbox: of, taken } of contenders) {
    const there = await of.count();
    if (there !== of.rows + taken) throw new Error(`${of.name}: ${of.rows + taken} were kept, ${there} are there`);
  }

  const [prunes, plainPrunes]: [Disturbed[], Disturbed[]] = [[], []];
  for (let keepDays = DAYS - 1; keepDays >= DAYS - scope.prunes; keepDays--) {
    const { perSecond, calmMs } = scope;
    // None of the old ones again: they may be gone.
    prunes.push(
      await takeWhilePruning(
        ...([perSecond, calmMs] as const),
        () => takeOne(manyOrders, 0),
        () => bed.prune(keepDays),
      ),
    );
    plainPrunes.push(
      await takeWhilePruning(
        ...([perSecond, calmMs] as const),
        () => takeOne(plainOrders, 0),
        () => bed.prunePlain(keepDays),
      ),
    );
  }
  await bed.close();

  const exponent = growthOf([few, some, many].map((one) => ({ size: one.inbox.rows, microseconds: at(one, 0.5) })));
  const bodyBytes = orders.reduce((sum, { length }) => sum + length, 0) / orders.length;
  const added = (of: Disturbed[]) =>
    percentile(
      of.flatMap(({ during }) => during),
      0.99,
    ) -
    percentile(
      of.flatMap(({ calm }) => calm),
      0.99,
    );
  const tookMs = (of: Disturbed[]) =>
    percentile(
      of.map((one) => one.tookMs),
      0.5,
    ).toFixed(0);
  const longest = (of: Disturbed[]) => Math.max(...of.flatMap(({ during }) => during));
  const to = (peer: Contender, own: Contender) => at(peer, 0.99) / at(own, 0.99);
  return {
    name: "inbox",
    about: `Deliveries of ${DAYS} days and ${SHOPS.length} stores: slim ones (${SLIM[0]?.length} bytes) and orders of a seeded store (${(bodyBytes / 1_000).toFixed(1)} kB). Then ${scope.perSecond} a second (open loop, a commit each; ${DUPLICATES * 100} % were there before, from all of the ${DAYS} days), in turn over all inboxes, ${scope.rounds} rounds; every answer is checked (BullMQ gives none), and what is there afterwards is counted. Milliseconds are from the moment at which a delivery comes until it is kept. A day is pruned ${scope.prunes} times while deliveries come: from the inbox as upkeep does it, its bodies with their partition and its keys in batches; from the one table by a delete. The server has no lz4: bodies lie as they came. SET NX keeps no body.`,
    figures: [
      growth(`99th percentile among ${many.inbox.rows} ÷ among ${few.inbox.rows}, slim`, few, many),
      growth(
        `99th percentile among ${manyOrders.inbox.rows} ÷ among ${fewOrders.inbox.rows}, orders`,
        fewOrders,
        manyOrders,
      ),
      atMost("inbox", "growth: exponent of ms over deliveries", "must", 0.05, exponent, "flat"),
      atMost("inbox", "bytes kept ÷ bytes of the body, orders", "must", 1.2, manyOrders.bytesEach / bodyBytes),
      atMost("inbox", "pruning adds to the 99th percentile, ms", "must", 1, added(prunes)),
      info("inbox", "pruning adds to the 99th percentile of one table, ms", added(plainPrunes)),
      info("inbox", "longest wait while pruning, ms", longest(prunes)),
      info("inbox", "longest wait while pruning one table, ms", longest(plainPrunes)),
      info("inbox", "99th percentile: one table ÷ Switchyard, slim", to(plain, many)),
      info("inbox", "99th percentile: one table ÷ Switchyard, orders", to(plainOrders, manyOrders)),
      info("inbox", "99th percentile: Redis SET NX ÷ Switchyard, slim", to(setNx, many)),
      info("inbox", "99th percentile: BullMQ job ids ÷ Switchyard, slim", to(bullmq, many)),
    ],
    table: [
      ["inbox", "deliveries", "durability", "p50, ms", "p99, ms", "bytes a delivery", "a day pruned in, ms"],
      ...contenders.map((one) => [
        ...[one.inbox.name, String(one.inbox.rows), one.inbox.durability],
        ...[at(one, 0.5).toFixed(2), at(one, 0.99).toFixed(2), one.bytesEach.toFixed(0)],
        one === manyOrders ? tookMs(prunes) : one === plainOrders ? tookMs(plainPrunes) : "–",
      ]),
    ],
  };
}

async function takeOne(one: Contender, duplicates: number): Promise<void> {
  const { inbox: into, bodies } = one;
  const known = Math.random() < duplicates ? anyOf(into.known) : undefined;
  const { shop, webhookId } = known ?? { shop: anyOf(SHOPS), webhookId: randomUUID() };
  const isNew = await into.take(shop, webhookId, anyOf(bodies));
  if (isNew === Boolean(known)) throw new Error(`${into.name} took ${webhookId} for ${isNew ? "new" : "known"}`);
  if (!known) one.taken++;
}

function anyOf<T>(all: readonly T[]): T {
  const one = all[Math.floor(Math.random() * all.length)];
  if (one === undefined) throw new Error("there is none to take");
  return one;
}

/** Median over the rounds. */
const at = ({ rounds }: Contender, share: number) =>
  percentile(
    rounds.map((ms) => percentile(ms, share)),
    0.5,
  );

/** Round by round: what slows both down in a round is in neither. */
function growth(figure: string, few: Contender, many: Contender): Figure {
  const ratios = many.rounds.map((ms, round) => percentile(ms, 0.99) / percentile(few.rounds[round] ?? [], 0.99));
  const spread: [number, number] = [Math.min(...ratios), Math.max(...ratios)];
  return atMost("inbox", figure, "must", 1.3, percentile(ratios, 0.5), "", spread);
}
