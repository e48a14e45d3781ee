// `node tests/faults/minute-of-storm.ts --seconds N --rate R`: so many webhooks a second of one store, for so long, while another store's
// buyers order now and then. How long the door takes to answer, and what the quiet store notices. A figure, and no test.
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { percentile } from "#bench/percentile.ts";
import { startCampaign, TIMES_OF_PRODUCTION } from "#tests/faults/campaign.ts";
import { keptBodies } from "#tests/faults/kept-bodies.ts";
import { replayStorm } from "#tests/faults/replay-storm.ts";

const ORDERS = 400;
const QUIET_EVERY_MS = 500;
const UNLOADED_MS = 30_000;
const WORKED_OFF_MS = 600_000;
/** Shopify counts an answer as late after five; the goal is one. */
const TOO_LATE_MS = 1_000;

const { values } = parseArgs({
  options: { seconds: { type: "string", default: "60" }, rate: { type: "string", default: "1000" } },
});
const [seconds, perSecond] = [Number(values.seconds), Number(values.rate)];
const campaign = await startCampaign({ env: TIMES_OF_PRODUCTION, isWired: false });
const { neighbour, shop } = campaign;
const count = async (sql: string) => Number((await campaign.query(sql)).rows[0]?.n ?? 0);

/** Buyers of the quiet store order until `ends`. @returns how long each waited from its webhook to its decision, in milliseconds. */
async function quietStore(ends: Promise<unknown>): Promise<number[]> {
  const since = (await campaign.query("select clock_timestamp()::text as now")).rows[0]?.now as string;
  let isOver = false;
  void ends.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await neighbour.order(1);
    await wait(QUIET_EVERY_MS);
  }
  await workedOff(neighbour.shop);
  const { rows } = await campaign.query(
    `select extract(epoch from r.recorded_at - k.received_at) * 1000 as ms from delivery_key k join run r on r.shop = k.shop and r.id = k.run_id
     where k.shop = '${neighbour.shop}' and k.topic = 'orders/create' and k.received_at >= '${since}'`,
  );
  return rows.map(({ ms }) => Number(ms));
}

async function workedOff(ofShop: string): Promise<void> {
  for (const until = Date.now() + WORKED_OFF_MS; Date.now() < until; await wait(250))
    if (!(await count(`select count(*) as n from delivery_key where shop = '${ofShop}' and status = 'RECEIVED'`)))
      return;
  throw new Error(`${ofShop} was not worked off`);
}

const at = (share: number, of: number[]) => Math.round(percentile(of, share));
const spread = (of: number[]) => `${at(0.5, of)} ms (median), ${at(0.99, of)} ms (99 of 100), ${at(1, of)} ms at worst`;

try {
  await neighbour.install();
  await campaign.storm(ORDERS);
  await wait(5_000);
  await workedOff(shop);
  const bodies = await keptBodies(campaign);
  const unloaded = await quietStore(wait(UNLOADED_MS));
  const before = await count(`select count(*) as n from delivery_key where shop = '${shop}'`);
  const { port } = await campaign.fleet.webAtItsDoor();
  const door = { port, shop, secret: campaign.apiSecret() };
  const storm = replayStorm(door, bodies, { perSecond, ms: seconds * 1_000 });
  const [{ answers, tookMs }, loaded] = await Promise.all([storm, quietStore(storm)]);
  const began = Date.now();
  await workedOff(shop);
  const workedOffAfter = ((Date.now() - began) / 1_000).toFixed(1);
  const kept = (await count(`select count(*) as n from delivery_key where shop = '${shop}'`)) - before;
  const accepted = answers.get(200) ?? 0;
  console.log(
    `${tookMs.length} webhooks in ${seconds} s of ${bodies.length} bodies: ${[...answers].map(([status, times]) => `${times} times ${status}`).join(", ")}; ` +
      `${kept} more are kept; answered after ${spread(tookMs)}, ${tookMs.filter((ms) => ms > TOO_LATE_MS).length} after more than a second`,
  );
  console.log(`worked off ${workedOffAfter} s after the last of them`);
  console.log(`quiet store, from webhook to decision: ${unloaded.length} orders before: ${spread(unloaded)}`);
  console.log(
    `${loaded.length} orders meanwhile: ${spread(loaded)}; 99 of 100 ÷ before ${(at(0.99, loaded) / at(0.99, unloaded)).toFixed(2)}`,
  );
  if (kept < accepted) throw new Error(`${accepted} were accepted, ${kept} are kept`);
  const report = await campaign.conclude(WORKED_OFF_MS);
  const { lost, doubled, different, unsettled } = report;
  console.log(`afterwards: ${JSON.stringify({ isSettled: report.isSettled, lost, doubled, different, unsettled })}`);
} finally {
  await campaign.close();
}
process.exit(0);
