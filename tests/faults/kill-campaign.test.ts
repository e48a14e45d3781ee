// Processes are killed with SIGKILL at every named place, Redis loses everything, answers are lost after the write, a
// worker sleeps past its lease, webhooks come twice, late and never: afterwards nothing is lost, doubled or different.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, it } from "vitest";
import { FAULT_POINTS, type FaultPoint } from "#app/fault-points.ts";
import { readReport } from "#sandbox/checker/read-report.ts";
import type { RunningProcess } from "#sandbox/supervisor/run-process.ts";
import type { WorldState } from "#sandbox/world/types.ts";
import { type Campaign, ONE_SHOT_WRITES, startCampaign } from "#tests/faults/campaign.ts";

const VISITS = [1, 2, 3];
const DIES_WITHIN_MS = 20_000;
/** Only the process that dispatches passes these. */
const OF_DISPATCHER = new Set<FaultPoint>(["dispatch.before-publish", "dispatch.after-publish"]);

let campaign: Campaign;
beforeAll(async () => {
  campaign = await startCampaign();
});
afterAll(() => campaign?.close());

const arm = (point: FaultPoint, visit: number) => ({ FAULTPOINT: `${point}:${visit}` });
const plans = (points: readonly FaultPoint[]) =>
  points.flatMap((point) => VISITS.map((visit) => ({ point, visit, name: `${point}:${visit}` })));

it("comes through kills at every fault point, a wiped Redis, lost answers and a worker that sleeps", async () => {
  const { deployment } = campaign;
  const missed: string[] = [];
  await campaign.rule(ONE_SHOT_WRITES);
  await campaign.order(4, 11);
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

  const web = async () => {
    for (const { point, visit, name } of plans(FAULT_POINTS.filter((one) => one.startsWith("ingest.")))) {
      await kill(deployment.web);
      const armed = await deployment.startWeb(arm(point, visit));
      if (!(await campaign.dies(armed, DIES_WITHIN_MS))) missed.push(name);
    }
    await kill(deployment.web);
    await deployment.startWeb();
  };

  const workers = async () => {
    const others = plans(FAULT_POINTS.filter((one) => !one.startsWith("ingest.") && !OF_DISPATCHER.has(one)));
    // A healthy worker goes on beside the one that is to die; the next one stands by before this one is dead.
    let next = deployment.startWorker(armOf(others[0]));
    for (const [index, { name }] of others.entries()) {
      const armed = await next;
      const following = others[index + 1];
      if (following) next = deployment.startWorker(armOf(following));
      // It is awaited above; a failure to start must not surface in between.
      next.catch(() => {});
      if (index === Math.floor(others.length / 3)) await wipeRedis();
      if (!(await campaign.dies(armed, DIES_WITHIN_MS))) {
        missed.push(name);
        await kill(armed);
      }
    }
    const [healthy] = deployment.workers;
    await sleepPastLease(healthy);
    for (const { point, visit, name } of plans([...OF_DISPATCHER])) {
      await Promise.all([...deployment.workers].map(kill));
      const armed = await deployment.startWorker(arm(point, visit));
      if (!(await campaign.dies(armed, DIES_WITHIN_MS))) missed.push(name);
    }
    await Promise.all([...deployment.workers].map(kill));
    await deployment.startWorker();
  };

  await Promise.all([web(), workers()]);
  await campaign.stopOrdering();
  await campaign.fault({ graphql: [], webhooks: {} });
  const report = await campaign.conclude(90_000);
  console.log(readReport(report));

  expect(missed).toEqual([]);
  expect(report.complaints).toMatchObject({ lost: [], doubled: [], different: [], unsettled: [] });
  expect(report).toMatchObject({ isSettled: true, lost: 0, doubled: 0, different: 0, unsettled: 0 });
  expect(report.orders).toBeGreaterThan(100);
  expect(campaign.kills).toBeGreaterThanOrEqual(FAULT_POINTS.length * VISITS.length);
}, 420_000);

it("leaves no personal data and no token in what the app logged meanwhile", async () => {
  const { deployment } = campaign;
  const folder = join(deployment.options.directory, "logs");
  const logs = readdirSync(folder)
    .filter((name) => !name.startsWith("sandbox"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
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

  expect(logs.length).toBeGreaterThan(1_000);
  expect(personal.length).toBeGreaterThan(200);
  expect([...new Set(personal)].filter((text) => logs.includes(text))).toEqual([]);
  // Access and refresh tokens, the app's secret, session tokens.
  expect(logs).not.toMatch(/shp[a-z]+_[0-9a-f]{8}|eyJ[\w-]{20}/);
});

const armOf = (plan: { point: FaultPoint; visit: number } | undefined) => (plan ? arm(plan.point, plan.visit) : {});

async function kill(process: RunningProcess | null): Promise<void> {
  process?.signal("SIGKILL");
  await process?.ended;
}

async function wipeRedis(): Promise<void> {
  const redis = new Redis(campaign.deployment.redisUrl);
  await redis.flushall();
  redis.disconnect();
}

/** It holds leases that others have taken over when it wakes: nothing of what it was about to do may count. */
async function sleepPastLease(worker: RunningProcess | undefined): Promise<void> {
  worker?.signal("SIGSTOP");
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  worker?.signal("SIGCONT");
}
