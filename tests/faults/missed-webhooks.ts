// `node tests/faults/missed-webhooks.ts --minutes N`: no webhook arrives for so long. How long after its creation each order is
// decided on all the same, with the times of production, and what looking for them costs. A figure, and no test.
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { percentile } from "#bench/percentile.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import type { WorldState } from "#sandbox/world/types.ts";
import { startCampaign, TIMES_OF_PRODUCTION } from "#tests/faults/campaign.ts";

const ORDERS_PER_SECOND = 0.5;
/** A store of the smallest plan, in points a second. */
const SMALLEST_PLAN = 100;
const FOUND_WITHIN_MS = 600_000;

const { values } = parseArgs({ options: { minutes: { type: "string", default: "8" } } });
const campaign = await startCampaign({ env: TIMES_OF_PRODUCTION });
const { sandboxUrl } = campaign.deployment;
const read = async <T>(path: string) => (await (await fetch(`${sandboxUrl}/control/${path}`)).json()) as T;
const pointsByOperation = async () => {
  const { shops } = await read<{
    shops: { domain: string; api: { byOperation: Record<string, { requests: number; points: number }> } }[];
  }>("state");
  return shops.find(({ domain }) => domain === STORE.domain)?.api.byOperation ?? {};
};

try {
  const before = await pointsByOperation();
  const beganAt = Date.now();
  await campaign.fault({ webhooks: { drop: 1 } });
  await campaign.order(ORDERS_PER_SECOND, 3);
  await wait(Number(values.minutes) * 60_000);
  await campaign.stopOrdering();
  const world = await read<WorldState>("world");
  const created = new Map(
    Object.values(world.orders)
      .filter(({ shop, createdAt }) => shop === STORE.domain && Date.parse(createdAt) >= beganAt - 1_000)
      .map(({ id, createdAt }) => [id, Date.parse(createdAt)]),
  );
  const found = new Map<string, number>();
  for (const until = Date.now() + FOUND_WITHIN_MS; found.size < created.size && Date.now() < until; await wait(2_000)) {
    const { rows } = await campaign.query(
      "select order_id as id, min(recorded_at) as at from run where order_id is not null group by order_id",
    );
    for (const { id, at } of rows) if (created.has(id)) found.set(id, at.getTime());
  }
  const seconds = (Date.now() - beganAt) / 1_000;
  const took = [...found].map(([id, at]) => at - (created.get(id) ?? 0));
  const at = (share: number) => Math.round(percentile(took, share) / 1_000);
  const after = await pointsByOperation();
  const spent = Object.entries(after).map(
    ([name, { points }]) => [name, points - (before[name]?.points ?? 0)] as const,
  );
  const pointsOf = (operation: string) => spent.find(([name]) => name === operation)?.[1] ?? 0;
  const [looking, reading] = [pointsOf("listUpdatedOrders"), pointsOf("readOrders")];
  const share = (((looking + reading) / (seconds * SMALLEST_PLAN)) * 100).toFixed(2);
  console.log(spent.map(([name, points]) => `${name}: ${points} points`).join("\n"));
  console.log(
    `${created.size} orders without a webhook, ${found.size} found: after ${at(0.5)} s (median), ${at(0.99)} s (99 of 100), ` +
      `${at(1)} s at worst. Looking for them took ${looking} points in ${Math.round(seconds)} s and reading them ${reading} ` +
      `(${(reading / found.size).toFixed(2)} each), together ${share} % of what the smallest plan has`,
  );
} finally {
  await campaign.close();
}
process.exit(0);
