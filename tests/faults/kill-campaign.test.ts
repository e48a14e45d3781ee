// Processes are killed with SIGKILL at every named place, Redis loses everything, answers are lost after the write, a
// worker sleeps past its lease, webhooks come twice, late and never: afterwards nothing is lost, doubled or different.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { FAULT_POINTS, type FaultPoint } from "#app/fault-points.ts";
import { readReport } from "#sandbox/checker/read-report.ts";
import type { WorldState } from "#sandbox/world/types.ts";
import { type Campaign, startCampaign } from "#tests/faults/campaign.ts";
import { ONE_SHOT_WRITES } from "#tests/faults/campaign-rules.ts";
import { type Fault, isOfDispatcher, isOfWeb } from "#tests/faults/draw-trials.ts";
import { injectFault } from "#tests/faults/inject-fault.ts";

const VISITS = [1, 2, 3];

let campaign: Campaign;
beforeAll(async () => {
  campaign = await startCampaign();
});
afterAll(() => campaign?.close());

const plans = (family: "web-killed-at" | "worker-killed-at" | "dispatcher-killed-at", points: FaultPoint[]): Fault[] =>
  points.flatMap((point) => VISITS.map((visit) => ({ family, point, visit })));

it("comes through kills at every fault point, a wiped Redis, lost answers and a worker that sleeps", async () => {
  await campaign.rule(ONE_SHOT_WRITES);
  // Every kill costs a start: more buyers than two a second only pile up behind it, and are decided when all is over.
  await campaign.order(2, 11);
  await campaign.fault({
    seed: 3,
    webhooks: { duplicate: 0.05, reorder: 0.05, drop: 0.05 },
    graphql: [
      { kind: "cut-after", rate: 0.06, match: { operation: "Tags" } },
      { kind: "apply-late", rate: 0.04, ms: 1_200, match: { operation: "Tags" } },
      { kind: "cut-after", rate: 0.06, match: { operation: "Hold" } },
      { kind: "apply-late", rate: 0.04, ms: 1_200, match: { operation: "Hold" } },
      ...["updateOrder", "setMetafields", "assessOrderRisk"].flatMap((operation) => [
        { kind: "cut-after", rate: 0.06, match: { operation } },
        { kind: "apply-late", rate: 0.04, ms: 1_200, match: { operation } },
      ]),
      { kind: "500", rate: 0.02 },
      { kind: "throttle", rate: 0.01 },
    ],
  });

  const ofWorkers = FAULT_POINTS.filter((one) => !isOfWeb(one) && !isOfDispatcher(one));
  const missed: Fault[] = [];
  const strike = async (faults: Fault[]) => {
    for (const fault of faults) if (!(await injectFault(campaign, fault))) missed.push(fault);
  };
  await Promise.all([
    strike([
      ...plans("web-killed-at", FAULT_POINTS.filter(isOfWeb)),
      ...(["question", "answer"] as const).map((side): Fault => ({ family: "postgres-cut-at-commit", side, times: 3 })),
    ]),
    strike([
      ...plans("worker-killed-at", ofWorkers.slice(0, 4)),
      { family: "redis-wiped" },
      ...plans("worker-killed-at", ofWorkers.slice(4)),
      { family: "worker-sleeps", ms: 3_000 },
      ...plans("dispatcher-killed-at", FAULT_POINTS.filter(isOfDispatcher)),
    ]),
  ]);
  await campaign.stopOrdering();
  await campaign.fault({ graphql: [], webhooks: {} });
  const report = await campaign.conclude(240_000);
  console.log(readReport(report));

  expect(missed).toEqual([]);
  expect(campaign.fleet.complaints).toEqual([]);
  // First: what is not settled yet is different, and says nothing of what is wrong.
  expect(report.isSettled).toBe(true);
  expect(report.complaints).toMatchObject({ lost: [], doubled: [], different: [], unsettled: [] });
  expect(report).toMatchObject({ lost: 0, doubled: 0, different: 0, unsettled: 0 });
  expect(report.orders).toBeGreaterThan(100);
  expect(campaign.kills).toBeGreaterThanOrEqual(FAULT_POINTS.length * VISITS.length);
}, 540_000);

/** What the app's processes logged meanwhile. */
function logs(): string {
  const folder = join(campaign.deployment.options.directory, "logs");
  return readdirSync(folder)
    .filter((name) => !name.startsWith("sandbox"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}

it("tells of each write in the logs which deliveries set it off", async () => {
  const lines = logs()
    .split("\n")
    .flatMap((line): Record<string, unknown>[] =>
      line.startsWith("{") && line.endsWith("}") ? [JSON.parse(line)] : [],
    );
  const deliveriesOf = new Map(
    lines.flatMap(({ msg, runId, deliveryIds }) => (msg === "decided" ? [[runId, deliveryIds as number[]]] : [])),
  );
  const writes = lines.filter(({ msg, to }) => msg === "an effect moved on" && to === "CONFIRMED");
  const found = writes.map(({ runId }) => deliveriesOf.get(runId)).filter((ids) => ids !== undefined);

  expect(writes.length).toBeGreaterThan(50);
  // Whoever was killed right after the commit could not tell any more.
  expect(found.length).toBeGreaterThan(writes.length * 0.8);
  const ids = [...new Set(found.flat())];
  const { rows } = await campaign.query(`select id from delivery_key where id in (${ids.join(",")})`);
  expect(rows).toHaveLength(ids.length);
});

it("leaves no personal data and no token in what the app logged meanwhile", async () => {
  const { deployment } = campaign;
  const said = logs();
  const world = (await (await fetch(`${deployment.sandboxUrl}/control/world`)).json()) as WorldState;
  const personal = [
    ...Object.values(world.customers).flatMap(({ email, phone, lastName }) => [email, phone, lastName]),
    ...Object.values(world.orders).flatMap(({ email, phone, shippingAddress, billingAddress }) => [
      email,
      phone,
      shippingAddress?.address1,
      billingAddress?.address1,
    ]),
  ].filter((text): text is string => Boolean(text && text.length > 4));

  expect(said.length).toBeGreaterThan(1_000);
  expect(personal.length).toBeGreaterThan(200);
  expect([...new Set(personal)].filter((text) => said.includes(text))).toEqual([]);
  // Access and refresh tokens, the app's secret, session tokens.
  expect(said).not.toMatch(/shp[a-z]+_[0-9a-f]{8}|eyJ[\w-]{20}/);
});
