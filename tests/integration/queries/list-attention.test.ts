// What comes onto the attention list, what goes, and how it is read. The rows are kept by triggers on order_state and effect.
import { beforeEach, describe, expect, it } from "vitest";
import { attentionFilterFrom } from "#app/queries/attention-filter.ts";
import { getAttentionItem } from "#app/queries/get-attention-item.server.ts";
import { listAttention } from "#app/queries/list-attention.server.ts";
import { aFinding, anId, storeEffect, storeOrder, storeRule, storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const HOLD = [{ do: "hold_fulfillment", id: "hold" }];
const ASK = [...HOLD, { do: "ask_attention", id: "ask" }];

let shop: string;
beforeEach(async () => {
  shop = aShop();
  await storeShop(shop);
  await storeRule(shop, { ruleId: "address-mismatch", name: "Addresses differ", settings: {}, then: HOLD });
  await storeRule(shop, { ruleId: "duplicate-check", name: "Duplicates", settings: {}, then: ASK });
  await storeRule(shop, {
    ruleId: "gift-tag",
    name: "Gifts",
    settings: {},
    then: [{ do: "add_tags", tags: ["gift"] }],
  });
});

const list = (query = "", options: { pageSize?: number } = {}) =>
  listAttention(shop, { filter: attentionFilterFrom(new URLSearchParams(query)), cursor: null, ...options });
const reasons = async (query = "") => (await list(query)).rows?.map(({ reason }) => reason);

async function aFlaggedOrder(ruleId = "address-mismatch", over: Record<string, unknown> = {}) {
  const orderId = anId();
  const gid = `gid://shopify/Order/${orderId}`;
  await storeOrder(shop, {
    orderId,
    findings: [aFinding(gid, { ruleId, reason: "Because." })],
    row: { flags: [ruleId] },
    ...over,
  });
  return { orderId, gid };
}
const ask = (
  order: { orderId: string; gid: string },
  ruleId = "duplicate-check",
  severity = "high",
  more: { assignee?: string; due?: string } = {},
) =>
  storeEffect(shop, {
    laneKey: order.orderId,
    target: order.gid,
    row: {
      ...{ rule_id: ruleId, kind: "ask_attention", acts: "once", status: "WITHHELD", action_id: "ask" },
      payload: JSON.stringify({ reason: "Is it the same order twice?", severity, ...more }),
    },
  });
const setOrder = (orderId: string, change: string) =>
  rowsOf(`update order_state set ${change} where shop = $1 and order_id = $2`, [shop, orderId]);
/** One more run that finds this of the order. */
async function decide(order: { orderId: string; gid: string }, finding: Record<string, unknown>, flags: string[]) {
  const [run] = await rowsOf<{ id: string }>(
    `insert into run (shop, installation, lane_kind, lane_key, order_id, lease_token, triggers, facts, rules, now, engine, findings, desired, outcome_digest)
     values ($1, 1, 'order', $2, $2, 1, '[]', '{}', '[]', now(), '1', $3, '[]', '') returning id`,
    [shop, order.orderId, JSON.stringify([aFinding(order.gid, finding)])],
  );
  await rowsOf("update order_state set flags = $3, last_run_id = $4 where shop = $1 and order_id = $2", [
    ...[shop, order.orderId, flags, run?.id],
  ]);
}

describe("the attention list", () => {
  it("says whose an item is and by when, shows one person's alone, and forgets what a later question does not say", async () => {
    const first = await aFlaggedOrder("gift-tag");
    await ask(first, "gift-tag", "low", { assignee: "Packing", due: "2026-04-03" });
    await ask(await aFlaggedOrder("gift-tag"), "gift-tag", "low", { assignee: "100%_Anna" });
    const ofPacking = async () => (await list("for=pack")).rows?.map(({ assignee, dueOn }) => [assignee, dueOn]);
    expect(await ofPacking()).toEqual([["Packing", "2026-04-03"]]);
    expect((await list("for=100%25_a")).rows).toHaveLength(1);
    expect((await list("for=nobody")).rows).toEqual([]);
    expect((await list()).rows).toHaveLength(2);
    await ask(first, "gift-tag", "low");
    expect(await ofPacking()).toEqual([]);
  });

  it("takes orders that a rule holds, not those that one only tags", async () => {
    const held = await aFlaggedOrder();
    await aFlaggedOrder("gift-tag");
    const { rows, counts } = await list();
    expect(rows).toMatchObject([
      {
        ...{ category: "address", ruleName: "Addresses differ", reason: "Because.", severity: 2, total: "19.9000" },
        ...{ order: { orderId: held.orderId }, verbs: ["fix_address", "approve", "ignore", "cancel"] },
      },
    ]);
    expect(counts).toEqual({ address: 1 });
  });

  it("waits for the question of a rule that asks itself", async () => {
    const order = await aFlaggedOrder("duplicate-check");
    expect(await reasons()).toEqual([]);
    await ask(order);
    expect((await list()).rows).toMatchObject([
      {
        category: "duplicate",
        reason: "Is it the same order twice?",
        severity: 3,
        verbs: ["cancel_twin", "approve", "ignore", "cancel"],
      },
    ]);
  });

  it.each([
    ["the rule is no longer true", "flags = '{}'"],
    ["the order is fulfilled", "fulfillment_status = 'fulfilled'"],
    ["the order is cancelled", `seen = seen || '{"cancelled_at": "2026-11-24T12:00:00Z"}'`],
  ])("lets go when %s", async (_claim, change) => {
    const [held, asked] = [await aFlaggedOrder(), await aFlaggedOrder("duplicate-check")];
    await ask(asked);
    for (const { orderId } of [held, asked]) await setOrder(orderId, change);
    expect(await reasons()).toEqual([]);
    expect((await list("state=done")).rows?.map(({ closedBy }) => closedBy)).toEqual([null, null]);
  });

  it("brings a question back when it is true again, once", async () => {
    const order = await aFlaggedOrder("duplicate-check");
    await ask(order);
    await decide(order, { ruleId: "duplicate-check", outcome: "not_matched" }, []);
    expect(await reasons()).toEqual([]);
    for (const _ of [1, 2]) await decide(order, { ruleId: "duplicate-check" }, ["duplicate-check"]);
    expect(await reasons()).toHaveLength(1);
  });

  it("leaves ignored what was ignored, until other facts are complained of", async () => {
    const order = await aFlaggedOrder();
    await rowsOf("update attention_item set status = 'IGNORED' where shop = $1", [shop]);
    await decide(order, { reason: "Because.", fingerprint: "print-1" }, ["address-mismatch"]);
    expect([await reasons(), await reasons("state=ignored")]).toEqual([[], ["Because."]]);
    await decide(order, { reason: "Another street.", fingerprint: "print-2" }, ["address-mismatch"]);
    expect([await reasons(), await reasons("state=ignored")]).toEqual([["Another street."], []]);
  });

  it("shows writes that went wrong while nothing newer speaks for them", async () => {
    const { orderId, gid } = await storeOrder(shop);
    const trouble = (status: string, row = {}) =>
      storeEffect(shop, { laneKey: orderId, target: gid, row: { status, reason: `It is ${status}.`, ...row } });
    await trouble("REFUSED");
    const mail = await trouble("SENT", { kind: "send_email", acts: "once", class: "BLIND" });
    expect((await list()).rows).toMatchObject([{ reason: "It is REFUSED.", category: "write", verbs: ["set_aside"] }]);
    await trouble("INTENDED");
    expect(await reasons()).toEqual([]);
    await rowsOf("update effect set status = 'UNSETTLED', reason = 'Who knows.' where id = $1", [mail]);
    expect((await list("about=write")).rows).toMatchObject([
      { reason: "Who knows.", verbs: ["send_again", "mark_done"] },
    ]);
    await rowsOf("update effect set status = 'CONFIRMED' where id = $1", [mail]);
    expect(await reasons()).toEqual([]);
  });

  it("is asked nothing by a rule that only watches", async () => {
    const order = await aFlaggedOrder();
    expect(await reasons()).toHaveLength(1);
    await rowsOf(
      "update rule_version set document = (document::jsonb || '{\"watch_only\": true}')::json where shop = $1",
      [shop],
    );
    await decide(order, { reason: "Because." }, ["address-mismatch"]);
    expect(await reasons()).toEqual([]);
    await aFlaggedOrder();
    expect(await reasons()).toEqual([]);
  });

  it("shows what waits for a yes: writes beyond what is allowed by itself, and rules that ask", async () => {
    const { orderId, gid } = await storeOrder(shop);
    const write = {
      status: "AWAITING",
      acts: "once",
      kind: "cancel_order",
      payload: "{}",
      reason: "The day's cap is reached.",
    };
    await storeEffect(shop, { laneKey: orderId, target: gid, row: write });
    await rowsOf(
      `insert into stage (shop, installation, key, run_id, lane_kind, lane_key, record_key, order_id, rule_id, rule_version, target, block, pointer, waits, results, trigger)
       values ($1, 1, 'k', 1, 'order', $2, $2, $2, 'gift-tag', 1, $3, 'then', '[]', '{"for": "approval", "text": "Refund it?"}', '{}', '{}')`,
      [shop, orderId, gid],
    );
    expect((await list("about=approval")).rows).toMatchObject([
      { reason: "Refund it?", category: "approval", verbs: ["say_yes", "say_no"] },
      { reason: "The day's cap is reached.", category: "approval", verbs: ["allow", "decline"] },
    ]);
    await rowsOf("update stage set status = 'CANCELLED' where shop = $1", [shop]);
    await rowsOf("update effect set status = 'INTENDED' where shop = $1", [shop]);
    expect(await reasons()).toEqual([]);
  });

  it("is narrowed by kind, urgency, worth and number", async () => {
    await aFlaggedOrder("address-mismatch", { name: "#2001", row: { flags: ["address-mismatch"], total: "900.00" } });
    const twin = await aFlaggedOrder("duplicate-check", { name: "#2002" });
    await ask(twin);
    const names = async (query: string) => (await list(query)).rows?.map(({ order }) => order?.name);
    expect(await names("about=duplicate,fraud")).toEqual(["#2002"]);
    expect(await names("about=rule,payment")).toEqual([]);
    expect(await names("severity=3")).toEqual(["#2002"]);
    expect(await names("minimum=500")).toEqual(["#2001"]);
    expect(await names("search=%232001")).toEqual(["#2001"]);
    expect(await names("sort=oldest")).toEqual(["#2001", "#2002"]);
  });

  it("is paged by key both ways without gap or repetition", async () => {
    for (let at = 0; at < 7; at++) await aFlaggedOrder();
    const filter = attentionFilterFrom(new URLSearchParams());
    const all = ((await list()).rows ?? []).map(({ itemId }) => itemId);
    const [first, seen] = [await list("", { pageSize: 3 }), [] as string[]];
    let page = first;
    for (let turns = 0; turns < 5; turns++) {
      seen.push(...(page.rows ?? []).map(({ itemId }) => itemId));
      if (!page.older) break;
      page = await listAttention(shop, { filter, cursor: page.older, pageSize: 3 });
    }
    expect(seen).toEqual(all);
    const back = page.newer && (await listAttention(shop, { filter, cursor: page.newer, pageSize: 3 }));
    expect(back?.rows?.map(({ itemId }) => itemId)).toEqual(all.slice(3, 6));
  });

  it("belongs to this installation, and to this shop", async () => {
    await aFlaggedOrder();
    const [row] = (await list()).rows ?? [];
    const other = aShop("other");
    await storeShop(other);
    expect(await getAttentionItem(other, row?.itemId ?? "")).toBeNull();
    await rowsOf("update shop set installation = 2 where shop = $1", [shop]);
    expect(await reasons()).toEqual([]);
    expect(await getAttentionItem(shop, row?.itemId ?? "")).toBeNull();
  });

  it("is read in less than half a second with 100,000 open items", async () => {
    await rowsOf(
      `insert into attention_item (shop, installation, source, key, rule_id, target, lane_kind, lane_key, order_id, order_name, reason, total, currency, opened_at)
       select $1, 1, 'RULE', 'k' || n, case when n % 1000 = 0 then 'fraud-check' else 'address-mismatch' end, 'gid://shopify/Order/' || n,
         'order', n::text, n::text, '#' || n, 'Because.', n % 500, 'GBP', now() - n * interval '1 second' from generate_series(1, 100000) n`,
      [shop],
    );
    await rowsOf("vacuum analyze attention_item");
    const best: Record<string, number> = {};
    for (const query of ["", "about=fraud", "about=fraud&sort=oldest", "severity=2&minimum=400"]) {
      const times: number[] = [];
      for (let turn = 0; turn < 5; turn++) {
        const started = performance.now();
        expect((await list(query)).rows).toHaveLength(50);
        times.push(performance.now() - started);
      }
      // The best of five: what else runs on the machine is none of its business.
      best[query] = Math.min(...times);
    }
    for (const [query, ms] of Object.entries(best)) expect(ms, query).toBeLessThan(500);
  });
});
