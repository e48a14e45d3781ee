// What grows with time alone goes after its retention, in batches, and nothing that anybody still needs goes with it.
import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, inShop, operatorPool } from "#app/db.server.ts";
import { keepInbox } from "#app/dispatch/keep-inbox.server.ts";
import { pruneAged, pruneRuns } from "#app/store/prune.server.ts";
import { agedTables, RETENTION } from "#app/store/retention.ts";
import { keepRuleSets } from "#app/store/rule-sets.server.ts";
import { storeEffect, storeRun, storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const DAY = 86_400_000;
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
const KEEP = 400;

afterAll(closeDatabase);
beforeEach(async () => {
  for (const table of ["upkeep", "run", "rule_set", "effect", "stage", "timer"]) await rowsOf(`delete from "${table}"`);
});

async function installed(): Promise<string> {
  const shop = aShop();
  await storeShop(shop);
  return shop;
}
const run = async (shop: string, laneKey: string, days: number, row: Record<string, unknown> = {}) =>
  String(
    (await storeRun(shop, { laneKind: "order", laneKey, findings: [], row: { recorded_at: ago(days), ...row } })).id,
  );
const runsOf = async (shop: string) =>
  (await rowsOf<{ id: string }>("select id::text from run where shop = $1 order by id", [shop])).map(({ id }) => id);
const old = (runId: string, row: Record<string, unknown>) => ({ run_id: runId, created_at: ago(500), ...row });
const effect = (shop: string, row: Record<string, unknown>) =>
  storeEffect(shop, { laneKey: "1", target: "gid://shopify/Order/1", row });
const hasEffect = async (id: string) => (await rowsOf("select 1 from effect where id = $1", [id])).length === 1;

describe("every table", () => {
  const tables = () =>
    rowsOf<{ name: string }>(
      "select relname as name from pg_class where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace order by 1",
    );

  it("says what bounds it", async () => {
    expect((await tables()).map(({ name }) => name)).toEqual(Object.keys(RETENTION).sort());
  });

  it("stands in the page for those who host the app", () => {
    const page = readFileSync(new URL("../../../docs/deploy.md", import.meta.url), "utf8");
    const unsaid = Object.keys(RETENTION).filter((table) => !page.includes(`\`${table}\``));
    expect(unsaid).toEqual([]);
  });
});

describe("runs past their retention", () => {
  it("go, but for the last one of each lane and one that a stage waits for", async () => {
    const shop = await installed();
    const first = await run(shop, "1", 500);
    const waitedFor = await run(shop, "1", 490);
    const last = await run(shop, "2", 480);
    const young = await run(shop, "1", 10);
    await rowsOf(
      `insert into stage (shop, installation, key, run_id, lane_kind, lane_key, record_key, rule_id, rule_version, target, block, pointer, waits, results, trigger)
       values ($1, 1, 'k', $2, 'order', '1', '1', 'r', 1, 't', 'then', '[]', '{}', '{}', '{}')`,
      [shop, waitedFor],
    );

    expect(await pruneRuns(KEEP, 100)).toMatchObject({ looked: 3, runs: 1 });
    expect(await pruneRuns(KEEP, 100)).toMatchObject({ looked: 0 });
    expect(await runsOf(shop)).toEqual([waitedFor, young, last].sort((a, b) => Number(a) - Number(b)));
    expect(await runsOf(shop)).not.toContain(first);
  });

  it("go in batches, each looked at once; one that was its lane's last goes with the next of the lane", async () => {
    const shop = await installed();
    const once = await run(shop, "1", 900);
    for (const key of ["2", "2", "2"]) await run(shop, key, 800);
    expect(await pruneRuns(KEEP, 2)).toMatchObject({ looked: 2 });
    expect(await pruneRuns(KEEP, 2)).toMatchObject({ looked: 2, runs: 1 });
    expect(await pruneRuns(KEEP, 2)).toMatchObject({ looked: 0 });
    expect(await runsOf(shop)).toHaveLength(2);

    const next = await run(shop, "1", 450);
    const newest = await run(shop, "1", 1);
    await pruneRuns(KEEP, 10);
    expect(await runsOf(shop)).toContain(newest);
    expect(await runsOf(shop)).not.toContain(once);
    expect(await runsOf(shop)).not.toContain(next);
  });

  it("take with them the writes that guard nothing, and no other", async () => {
    const shop = await installed();
    const runId = await run(shop, "1", 500);
    await run(shop, "1", 1);
    const gone = {
      ofRun: await effect(shop, old(runId, { acts: "each", occasion: `run:${runId}` })),
      ofTick: await effect(shop, old(runId, { acts: "each", occasion: "2025-05-01T00:00:00Z" })),
      formerState: await effect(shop, old(runId, { action_id: "a" })),
    };
    const kept = {
      newerState: await effect(shop, { action_id: "a" }),
      lastState: await effect(shop, old(runId, { action_id: "b" })),
      once: await effect(shop, old(runId, { acts: "once", occasion: "once" })),
      ofRefund: await effect(shop, old(runId, { acts: "each", occasion: "gid://shopify/Refund/1" })),
      unsettled: await effect(shop, old(runId, { acts: "each", occasion: "run:9", status: "UNSETTLED" })),
      complainedOf: await effect(shop, old(runId, { acts: "each", occasion: "run:8", status: "REFUSED" })),
    };

    expect(await pruneRuns(KEEP, 100)).toMatchObject({ effects: 3 });
    for (const [name, id] of Object.entries(gone)) expect(await hasEffect(id), name).toBe(false);
    for (const [name, id] of Object.entries(kept)) expect(await hasEffect(id), name).toBe(true);
  });

  it("take a set of rules with them once no run was decided by it", async () => {
    const shop = await installed();
    const [used, unused] = await inShop(shop, (client) =>
      keepRuleSets(client, shop, [
        { rules: [{ ruleId: "a", version: 1, position: 0 }], settings: {} },
        { rules: [{ ruleId: "b", version: 1, position: 0 }], settings: {} },
      ]),
    );
    await run(shop, "1", 500, { rule_set: unused, rules: null });
    await run(shop, "1", 450, { rule_set: used, rules: null });
    await run(shop, "1", 1, { rule_set: used, rules: null });

    expect(await pruneRuns(KEEP, 100)).toMatchObject({ runs: 2, ruleSets: 1 });
    expect(await rowsOf("select digest from rule_set where shop = $1", [shop])).toEqual([{ digest: used }]);
  });

  it("leave a set that a run is being recorded with", async () => {
    const shop = await installed();
    const set = { rules: [{ ruleId: "a", version: 1, position: 0 }], settings: {} };
    const [digest] = await inShop(shop, (client) => keepRuleSets(client, shop, [set]));
    await run(shop, "1", 500, { rule_set: digest, rules: null });
    await run(shop, "1", 1);

    await inShop(shop, async (client) => {
      await keepRuleSets(client, shop, [set]);
      expect(await pruneRuns(KEEP, 100)).toMatchObject({ runs: 1, ruleSets: 0 });
    });
    expect(await rowsOf("select 1 from rule_set where shop = $1", [shop])).toHaveLength(1);
  });
});

describe("rows that go by their age", () => {
  it("go when they are over; those that are open, young or in somebody's hands stay", async () => {
    const shop = await installed();
    const timer = (key: string, days: number, status: string) =>
      rowsOf(
        `insert into timer (shop, installation, rule_id, lane_kind, lane_key, due_at, created_at, status) values ($1, 1, 'r', 'order', $2, $3, $3, $4::"TimerStatus")`,
        [shop, key, ago(days), status],
      );
    await timer("fired", 500, "FIRED");
    await timer("held", 500, "CANCELLED");
    await timer("pending", 500, "PENDING");
    await timer("young", 300, "FIRED");

    const client = new pg.Client({ connectionString: process.env.DATABASE_URL_SUPERUSER });
    await client.connect();
    await client.query("begin");
    await client.query("select 1 from timer where lane_key = 'held' for update");
    expect(await pruneAged({ table: "timer", keepDays: KEEP }, 100)).toBe(1);
    await client.query("rollback");
    await client.end();
    expect(await pruneAged({ table: "timer", keepDays: KEEP }, 100)).toBe(1);
    const left = await rowsOf<{ lane_key: string }>("select lane_key from timer where shop = $1 order by 1", [shop]);
    expect(left.map((row) => row.lane_key)).toEqual(["pending", "young"]);
  });

  it.each(agedTables(KEEP).map(({ table, keepDays }) => [table, keepDays] as const))(
    "are known to the database: %s",
    async (table, keepDays) => {
      expect(await pruneAged({ table, keepDays }, 1)).toBe(0);
    },
  );

  it("are no others", async () => {
    await expect(pruneAged({ table: "order_state", keepDays: KEEP }, 1)).rejects.toThrow(/not removed by their age/);
    await expect(pruneRuns(0, 1)).rejects.toThrow(/at least one day/);
  });
});

describe("upkeep", () => {
  it("goes on batch after batch while rows come in, and shows the operator's role none of them", async () => {
    const shop = await installed();
    await rowsOf(
      `insert into run (shop, installation, lane_kind, lane_key, lease_token, triggers, facts, rules, now, engine, findings, desired, outcome_digest, recorded_at)
       select $1, 1, 'order', (g % 7)::text, 1, '[]', '{}', '[]', now(), '1', '[]', '[]', 'd', now() - interval '500 days' from generate_series(1, 3500) g`,
      [shop],
    );
    const coming = (async () => {
      for (let key = 0; key < 20; key++) await run(shop, String(key), 0);
    })();
    const done = await keepInbox(() => true);
    await coming;

    expect(done.prunedRuns).toBeGreaterThanOrEqual(3_493);
    const young = await rowsOf("select 1 from run where shop = $1 and recorded_at > now() - interval '1 day'", [shop]);
    expect(young).toHaveLength(20);
    await expect(operatorPool.query("select 1 from run")).rejects.toThrow(/permission denied/);
    await expect(operatorPool.query("select 1 from upkeep")).rejects.toThrow(/permission denied/);
  });
});
