// Shopify Flow runs rules as steps of its workflows, and rules set workflows off.
import { afterAll, beforeAll, expect, it } from "vitest";
import { placeOrder } from "#sandbox/world/place-order.ts";
import type { FlowRunRecord } from "#sandbox/world/records/flow-run.ts";
import { eventually } from "#tests/support/eventually.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { type OpenDoor, openDoor } from "#tests/support/post-webhook.ts";
import { saveRule } from "#tests/support/save-rule.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

let answer: Parameters<typeof openDoor>[0] = () => {};
const door: OpenDoor = await openDoor((req, res) => answer(req, res));
process.env.SHOPIFY_APP_URL = `http://127.0.0.1:${door.port}`;
const shopify = await startShopify();
Object.assign(shopify.settings, { retrySpeed: 100_000 });
const { flowDoor } = await import("#app/ingest/flow-door.server.ts");
const paths = new Set<string>();
const statuses: number[] = [];
answer = async (req, res) => {
  paths.add(req.url ?? "");
  await flowDoor(req, res);
  statuses.push(res.statusCode);
};

let worked: WorkedShop;
let shop: string;
beforeAll(async () => {
  worked = await aWorkedShop(shopify, { checks: [] });
  ({ shop } = worked);
});
afterAll(() => door.close());

async function step(handle: string, properties: Record<string, unknown>): Promise<string> {
  const run = await fetch(`${shopify.url}/control/flow`, {
    method: "POST",
    body: JSON.stringify({ shop, handle, properties }),
  });
  expect(run.status).toBe(202);
  return ((await run.json()) as FlowRunRecord).id;
}
const ended = (id: string) =>
  eventually(async () => {
    await worked.settle();
    const run = shopify.world.state.flowRuns[id];
    if (run?.status === "RUNNING") throw new Error("it runs");
    return run;
  });

it("runs the rule that a step names on its order, once, and tells how it ended", async () => {
  const order = placeOrder(shopify.world, shop, {
    lines: [{ title: "Lantern", price: 2_000, quantity: 1, taxable: false }],
    customerId: null,
    shipping: { title: "Free", price: 0 },
    payment: "paid",
  } as never);
  await worked.settle();
  await saveRule(shop, {
    ...{ id: "from-flow", name: "From Flow", on: "flow" },
    when: { field: "event.body.text", op: "contains", value: "tag" },
    then: [
      { do: "add_row", table: "log", row: { said: "{{ order.name }} {{ event.body.text }}" } },
      { do: "trigger_flow", trigger: "checked", values: { note: "{{ event.body.text }}" } },
    ],
  });
  const id = await step("run-rule-on-order", { order_id: Number(order.id), rule: "from-flow", text: "tag it" });
  expect(await ended(id)).toMatchObject({ status: "DONE" });
  expect(new Set(statuses)).toEqual(new Set([202, 200]));
  const rows = await rowsOf("select cells ->> 'said' as said from rule_table_row where shop = $1", [shop]);
  expect(rows).toEqual([{ said: `${order.name} tag it` }]);

  const told = shopify.journal.lines.filter((line) => line.shop === shop && line.field === "flowTriggerReceive");
  expect(told).toMatchObject([
    {
      outcome: "applied",
      variables: {
        handle: "order-rule-matched",
        payload: { order_id: Number(order.id), trigger: "checked", rule: "From Flow", values: '{"note":"tag it"}' },
      },
    },
  ]);
  expect([...paths]).toEqual(["/flow/run-rule"]);
});

it("ends a step that names no rule in force, and takes nothing that Shopify did not sign", async () => {
  expect(await ended(await step("run-rule", { rule: "nothing" }))).toMatchObject({
    ...{ status: "FAILED", attempts: [{ status: 422 }] },
  });
  const unsigned = await fetch(`http://127.0.0.1:${door.port}/flow/run-rule`, { method: "POST", body: "{}" });
  expect(unsigned.status).toBe(401);
});
