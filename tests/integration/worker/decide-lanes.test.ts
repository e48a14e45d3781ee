import { afterAll, describe, expect, it } from "vitest";
import { addressMismatch } from "#app/rules/checks/address-mismatch.ts";
import type { DecideTask } from "#app/rules/decide-batch.ts";
import { closeDecideThreads, decideLanes } from "#app/worker/decide-lanes.server.ts";
import { anOrder } from "#tests/support/an-order.ts";

afterAll(closeDecideThreads);

const document = addressMismatch.toRule(addressMismatch.defaults, "GBP");
const rules = [{ ruleId: document.id, version: 1, position: 0, document }];
function aTask(over: Partial<DecideTask> = {}): DecideTask {
  const order = anOrder();
  return {
    facts: {
      shop: { shop: "a.myshopify.com", installation: 1, currency: "GBP", timezone: "UTC" },
      lane: { kind: "order", key: order.orderId },
      triggers: [{ on: "order.created" }],
      order,
      before: null,
      fulfillmentOrders: { known: false, why: "not asked" },
      customer: null,
      holds: [],
      owned: [],
      waivers: [],
      done: [],
    },
    rules,
    now: "2026-11-24T10:00:00Z",
    ...over,
  };
}
const broken = aTask({ rules: [{ ruleId: "x", version: 1, position: 0, document: null as never }] });
/** Far too much to be looked at in a moment. */
const huge = () => {
  const task = aTask();
  const orders = Array.from({ length: 200_000 }, (_, index) => ({
    orderId: String(index),
    createdAt: "2026-11-24T10:00:00Z",
    received: "1.00",
  }));
  return {
    ...task,
    facts: {
      ...task.facts,
      customer: { customerId: "1", orders, coveredSince: null, amountSpent: { known: false as const, why: "" } },
    },
  };
};

describe("decideLanes", () => {
  it("decides a batch in the order of its tasks", async () => {
    const other = aTask();
    const decided = await decideLanes([
      aTask(),
      { ...other, facts: { ...other.facts, lane: { kind: "order", key: "5002" } } },
    ]);
    expect(decided).toMatchObject([
      { outcome: "decided", decision: { findings: [{ outcome: "not-matched", target: "gid://shopify/Order/5001" }] } },
      { outcome: "decided", decision: { findings: [{ target: "gid://shopify/Order/5002" }] } },
    ]);
  });

  it("fails only the lane that breaks a batch", async () => {
    const decided = await decideLanes([aTask(), broken, aTask()]);
    expect(decided.map(({ outcome }) => outcome)).toEqual(["decided", "failed", "decided"]);
    expect(decided[1]).toMatchObject({ reason: expect.stringContaining("deciding failed") });
  });

  it("kills what takes longer than its deadline, and goes on with a new thread", async () => {
    await decideLanes([aTask()]);
    expect(await decideLanes([huge()], 1)).toEqual([
      { outcome: "failed", reason: "deciding took longer than 0.001 s" },
    ]);
    expect(await decideLanes([aTask()], 30_000)).toMatchObject([{ outcome: "decided" }]);
  });

  it("has nothing to do for nobody", async () => {
    expect(await decideLanes([])).toEqual([]);
  });
});
