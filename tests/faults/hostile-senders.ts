// `node tests/faults/hostile-senders.ts`: what senders that send too much, too slowly or too many headers cost others in time and the
// web process in memory. One kind after the other, and all of them at once, beside a sender that behaves, in turn without and with
// them. A figure, and no test: it ends with 1 only where somebody well-behaved is refused, or somebody hostile is not.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { cpuSeconds } from "#bench/cpu-seconds.ts";
import { percentile } from "#bench/percentile.ts";
import { startCampaign, TIMES_OF_PRODUCTION } from "#tests/faults/campaign.ts";
import { type Fate, HOSTILE_KINDS, type HostileKind } from "#tests/faults/hostile-sender.ts";
import { keptBodies } from "#tests/faults/kept-bodies.ts";
import { replayStorm } from "#tests/faults/replay-storm.ts";

const ORDERS = 20;
const ROUNDS = 2;
const LOOK_AT_MEMORY_EVERY_MS = 50;
const SETTLE_MS = 1_000;
const SENDER = join(import.meta.dirname, "hostile-sender.ts");

const { values } = parseArgs({
  options: {
    /** Of each of the four stretches of a kind. */
    seconds: { type: "string", default: "6" },
    /** Webhooks of the one that behaves, a second. */
    rate: { type: "string", default: "50" },
    /** Hostile connections of a kind. */
    "at-once": { type: "string", default: "8" },
    /** Kinds, comma separated, and "all" for all of them at once; by default each, and then all. */
    only: { type: "string" },
  },
});
const named: string[] = values.only?.split(",") ?? [...HOSTILE_KINDS, "all"];
const unknown = named.filter((kind) => kind !== "all" && !HOSTILE_KINDS.includes(kind as HostileKind));
if (unknown.length) {
  console.error(`--only names no kind: ${unknown.join(", ")}. There are ${HOSTILE_KINDS.join(", ")}, all`);
  process.exit(2);
}
const turns = named.map((kind) => (kind === "all" ? HOSTILE_KINDS : [kind as HostileKind]));

interface Stretch {
  tookMs: number[];
  /** Of the web process: resident memory at its highest less that before, in MB, and processor time in seconds. */
  grewMb: number;
  cpu: number;
}

const campaign = await startCampaign({ env: TIMES_OF_PRODUCTION, isWired: false });
const complaints: string[] = [];
try {
  await campaign.storm(ORDERS);
  await wait(5_000);
  const bodies = await keptBodies(campaign);
  const { port, process: web } = await campaign.fleet.webAtItsDoor();
  const door = { port, shop: campaign.shop, secret: campaign.apiSecret() };

  /** @returns what the well-behaved sender saw. It waits for nobody: an answer that is late is late from when its webhook was due. */
  const stretch = async (): Promise<Stretch> => {
    const before = residentMb(web.pid);
    const cpuBefore = cpuSeconds(web.pid);
    let highest = before;
    const looking = setInterval(() => {
      highest = Math.max(highest, residentMb(web.pid));
    }, LOOK_AT_MEMORY_EVERY_MS);
    const pace = { perSecond: Number(values.rate), ms: Number(values.seconds) * 1_000 };
    const { answers, tookMs } = await replayStorm(door, bodies, pace);
    clearInterval(looking);
    for (const [status, times] of answers)
      if (status !== 200) complaints.push(`somebody well-behaved was answered ${status}, ${times} times`);
    return { tookMs, grewMb: highest - before, cpu: cpuSeconds(web.pid) - cpuBefore };
  };

  await stretch(); // warm
  for (const kinds of turns) {
    const [alone, beside]: [Stretch[], Stretch[]] = [[], []];
    const fates: Promise<Record<string, Fate>>[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      alone.push(await stretch());
      const hostile = fork(SENDER, [String(port), values["at-once"], ...kinds]);
      fates.push(fateOf(hostile));
      beside.push(await stretch());
      hostile.send("stop");
      // Slow ones are waited for, so that the next stretch is without them.
      await fates.at(-1);
      await wait(SETTLE_MS);
    }
    console.log(`${kinds.join(", ")}: ${values["at-once"]} at once of each`);
    tell(kinds, { alone, beside, fates: await Promise.all(fates) });
  }
} finally {
  await campaign.close();
}
for (const complaint of new Set(complaints)) console.log(`NOT AS IT MUST BE: ${complaint}`);
process.exit(complaints.length ? 1 : 0);

async function fateOf(hostile: ChildProcess): Promise<Record<string, Fate>> {
  const [fate] = await Promise.race([
    once(hostile, "message"),
    once(hostile, "exit").then(() => Promise.reject(new Error("the hostile sender ended by itself"))),
  ]);
  return fate as Record<string, Fate>;
}

function tell(
  kinds: HostileKind[],
  { alone, beside, fates }: { alone: Stretch[]; beside: Stretch[]; fates: Record<string, Fate>[] },
): void {
  for (const kind of kinds) {
    const of = fates.flatMap((fate) => fate[kind] ?? []);
    const answers = new Map<string, number>();
    for (const { answers: its } of of)
      for (const [answer, times] of Object.entries(its)) answers.set(answer, (answers.get(answer) ?? 0) + times);
    for (const [answer, times] of answers)
      if (/^2|never/.test(answer))
        complaints.push(`${kind} was ${answer === "never" ? "never cut" : answer}, ${times} times`);
    const said = [...answers].map(([answer, times]) => `${times} times ${answer}`).join(", ");
    const longest = (Math.max(...of.map(({ longestMs }) => longestMs)) / 1_000).toFixed(1);
    console.log(`${kind}: answered ${said || "nothing"}; the longest lasted ${longest} s`);
  }
  const line = (name: string, of: Stretch[]) => {
    const took = of.flatMap(({ tookMs }) => tookMs);
    const [median, high] = [percentile(took, 0.5), percentile(took, 0.99)];
    const grew = Math.max(...of.map(({ grewMb }) => grewMb));
    const cpu = of.reduce((sum, stretch) => sum + stretch.cpu, 0);
    console.log(
      `  others ${name}: ${took.length} webhooks answered after ${median.toFixed(1)} ms (median), ${high.toFixed(1)} ms (99 of 100); ` +
        `web: +${grew.toFixed(0)} MB at the highest, ${cpu.toFixed(1)} s of processor`,
    );
    return { median, high };
  };
  const [without, withThem] = [line("alone", alone), line("beside", beside)];
  const ratio = (key: "median" | "high") => (withThem[key] / without[key]).toFixed(2);
  console.log(`  beside ÷ alone: ${ratio("median")} (median), ${ratio("high")} (99 of 100)`);
}

function residentMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;
}
