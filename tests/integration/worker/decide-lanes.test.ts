import { afterAll, describe, expect, it } from "vitest";
import type { DecideTask } from "#app/worker/decide-batch.ts";
import { closeDecideThreads, decideLanes } from "#app/worker/decide-lanes.server.ts";
import { aCheck, orderFacts } from "#tests/support/factories/facts.ts";

afterAll(closeDecideThreads);

const rules = [aCheck("address-mismatch")];
function aTask(over: Partial<DecideTask> = {}): DecideTask {
  return { facts: orderFacts({ id: "5001" }), rules, now: "2026-11-24T12:00:00Z", ...over };
}
const broken = aTask({ rules: [{ ruleId: "x", version: 1, position: 0, document: null as never }] });
/** Far too much to be looked at in a moment. */
const huge = () => {
  const task = aTask();
  const orders = Array.from({ length: 200_000 }, (_, index) => ({
    ...{ id: String(index), created_at: "2026-11-24T10:00:00Z", total_received: "1.00" },
  }));
  return { ...task, facts: { ...task.facts, customer: { id: "1", orders } as never } };
};

describe("decideLanes", () => {
  it("decides a batch in the order of its tasks", async () => {
    const other = aTask();
    const decided = await decideLanes([
      aTask(),
      { ...other, facts: { ...other.facts, lane: { kind: "order", key: "5002" } } },
    ]);
    expect(decided).toMatchObject([
      { outcome: "decided", decision: { findings: [{ outcome: "not_matched", target: "gid://shopify/Order/5001" }] } },
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

  it("hands the rules of a store over once, and again where the thread has put them away", async () => {
    const keyed = rules.map((rule) => ({ ...rule, key: "a" }));
    const first = await decideLanes([aTask({ rules: keyed })]);
    // The same rules, read anew: only their name goes over, so what stands in the documents now does not matter.
    const again = [{ ...keyed[0], document: null as never } as (typeof keyed)[number]];
    expect(await decideLanes([aTask({ rules: again }), aTask({ rules: again })])).toEqual([...first, ...first]);
    // A hundred lists of others push it out.
    const others = Array.from({ length: 101 }, (_, at) =>
      aTask({ rules: rules.map((rule) => ({ ...rule, key: `b${at}` })) }),
    );
    await decideLanes(others);
    expect(await decideLanes([aTask({ rules: keyed })])).toEqual(first);
  });

  it("has nothing to do for nobody", async () => {
    expect(await decideLanes([])).toEqual([]);
  });
});
