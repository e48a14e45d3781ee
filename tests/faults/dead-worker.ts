// `node tests/faults/dead-worker.ts --kills N`: how long after SIGKILL the work that a worker held is begun again, with the
// times of production. On a quiet machine: it is a figure, and no test.
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { percentile } from "#bench/percentile.ts";
import { type Campaign, startCampaign, TIMES_OF_PRODUCTION } from "#tests/faults/campaign.ts";
import { kill } from "#tests/faults/end-process.ts";

const ORDERS_PER_SECOND = 3;
/** Shopify's answers take so long that lanes are held when the worker dies. */
const ANSWER_MS = 700;
const WATCHED_FOR_MS = 20_000;
const LOOK_EVERY_MS = 20;
/** Until what the kill before left behind is worked off. */
const BETWEEN_MS = 3_000;

const SLOW_WRITES = {
  id: "slow",
  on: ["order.created"],
  then: [
    { do: "append_note", text: "Seen" },
    { do: "set_metafield", key: "custom.seen", value: "true", type: "boolean" },
    { do: "set_risk", level: "low", acts: "once", facts: [{ description: "Seen", sentiment: "neutral" }] },
  ],
};

interface LaneRow {
  key: string;
  token: string;
  started: boolean;
  crashes: number;
}

const { values } = parseArgs({ options: { kills: { type: "string", default: "15" } } });
const campaign = await startCampaign({ env: TIMES_OF_PRODUCTION });
const took: number[] = [];
let missed = 0;
try {
  await campaign.rule(SLOW_WRITES);
  await campaign.fault({ graphql: [{ kind: "delay", rate: 1, ms: ANSWER_MS }] });
  await campaign.order(ORDERS_PER_SECOND, 5);
  await wait(5_000);
  for (let count = 0; count < Number(values.kills); count++) {
    const tookMs = await killOne(campaign);
    missed += tookMs.filter((ms) => ms === null).length;
    took.push(...tookMs.filter((ms) => ms !== null));
    console.log(`${count}: ${tookMs.map((ms) => (ms === null ? "never" : Math.round(ms))).join(" ")} ms`);
    await wait(BETWEEN_MS);
  }
} finally {
  await campaign.close();
}
const at = (share: number) => Math.round(percentile(took, share));
console.log(
  `${values.kills} kills, ${took.length} lanes held by a worker that died: begun again after ${at(0.5)} ms (median), ` +
    `${at(0.99)} ms (99 of 100), ${at(1)} ms at worst; ${missed} not within ${WATCHED_FOR_MS} ms`,
);
process.exit(0);

/** @returns of each lane that the dead one held how long it took, in milliseconds; null: too long. */
async function killOne({ fleet, query }: Campaign): Promise<(number | null)[]> {
  const lanes = async () => {
    const { rows } = await query(
      "select kind || ' ' || key as key, lease_token::text as token, started, crashes from lane where started or crashes > 0",
    );
    return new Map((rows as LaneRow[]).map((row) => [row.key, row]));
  };
  const [worker] = await fleet.workers();
  if (!worker) throw new Error("no worker runs");
  const before = await lanes();
  await kill(campaign, worker);
  const killedAt = performance.now();
  const begun = new Map<string, number | null>();
  for (let passed = 0; passed < WATCHED_FOR_MS; passed = performance.now() - killedAt) {
    for (const [key, { token, started, crashes }] of await lanes()) {
      const held = before.get(key);
      if (!held || crashes <= held.crashes) continue;
      // Its lease ran out: the dead one held it.
      if (!begun.has(key)) begun.set(key, null);
      if (started && token !== held.token && begun.get(key) === null) begun.set(key, performance.now() - killedAt);
    }
    if (passed > WATCHED_FOR_MS / 2 && [...begun.values()].every((ms) => ms !== null)) break;
    await wait(LOOK_EVERY_MS);
  }
  return [...begun.values()];
}
