// `npm run faults -- --trials N --seed S --report FILE`: one fault after the other while buyers order, many in one world; then
// all settles, and the checker looks. A report that is there already is gone on with. Ends with 1 when anything is not right.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readReport } from "#sandbox/checker/read-report.ts";
import { startCampaign } from "#tests/faults/campaign.ts";
import { addWorld, type CampaignReport, emptyReport, readCampaign } from "#tests/faults/campaign-report.ts";
import { ONE_SHOT_WRITES } from "#tests/faults/campaign-rules.ts";
import { FAMILIES, type Family } from "#tests/faults/draw-trials.ts";
import { measureRecovery } from "#tests/faults/measure-recovery.ts";
import { playTrials } from "#tests/faults/play-trials.ts";

const ORDERS_PER_SECOND = 2;
const SETTLES_WITHIN_MS = 600_000;

const { values } = parseArgs({
  options: {
    trials: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    /** The first trial: to have one world again. */
    from: { type: "string", default: "0" },
    /** Trials in one world. */
    world: { type: "string", default: "50" },
    /** Faults that may last at the same time, of different places. */
    "at-once": { type: "string", default: "3" },
    /** Families, comma separated, of which alone trials are drawn; by default all. */
    only: { type: "string" },
    /** Folder of another release of the app on the same schema, set up and built. By default two processes of this one. */
    release: { type: "string" },
    report: { type: "string" },
  },
});
const whole = (name: "trials" | "seed" | "from" | "world" | "at-once"): number => {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  console.error(`--${name} must be a whole number, not ${values[name]}`);
  process.exit(2);
};
const seed = whole("seed");
const end = whole("from") + whole("trials");

const families = values.only?.split(",") ?? FAMILIES;
const unknown = families.filter((family) => !(FAMILIES as string[]).includes(family));
if (unknown.length) {
  console.error(`--only names no family: ${unknown.join(", ")}. There are ${FAMILIES.join(", ")}`);
  process.exit(2);
}

let report: CampaignReport = emptyReport(seed, whole("from"));
if (values.report && existsSync(values.report)) {
  report = JSON.parse(readFileSync(values.report, "utf8")) as CampaignReport;
  if (report.seed !== seed) {
    console.error(`${values.report} is of seed ${report.seed}: take another file, or --seed ${report.seed}`);
    process.exit(2);
  }
}

while (report.next < end && report.failures.length === 0) {
  const first = report.next;
  const last = Math.min(first + Math.max(1, whole("world")), end);
  report = addWorld(report, { ...(await playWorld(first, last)), only: values.only });
  if (values.report) writeFileSync(values.report, `${JSON.stringify(report, null, 2)}\n`);
}
console.log(readCampaign(report));
process.exit(report.failures.length ? 1 : 0);

async function playWorld(first: number, last: number) {
  const campaign = await startCampaign(values.release ? { otherRelease: values.release } : {});
  const { fleet } = campaign;
  try {
    await campaign.rule(ONE_SHOT_WRITES);
    await campaign.order(ORDERS_PER_SECOND, seed * 1_009 + first);
    const played = await playTrials(campaign, {
      seed,
      first,
      last,
      atOnce: whole("at-once"),
      families: families as Family[],
    });
    await campaign.stopOrdering();
    await campaign.fault({ graphql: [], webhooks: {} });
    const found = await campaign.conclude(SETTLES_WITHIN_MS);
    console.log(readReport(found));
    const decided = await campaign.decided();
    const trials = played.map(({ fromMs, toMs, ...trial }) => ({
      ...trial,
      ms: Math.round(toMs - fromMs),
      recovery: measureRecovery(decided, { fromMs, toMs }),
    }));
    return { trials, complaints: [...fleet.complaints, ...(await campaign.mixedVersions())], found };
  } finally {
    await campaign.close();
  }
}
