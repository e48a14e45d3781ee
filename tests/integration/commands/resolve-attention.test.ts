import { beforeEach, describe, expect, it } from "vitest";
import { resolveAttention } from "#app/commands/resolve-attention.server.ts";
import { removeView, saveView } from "#app/commands/save-view.server.ts";
import { aFinding, anId, storeEffect, storeOrder, storeRule, storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const STAFF = "staff:9";
let shop: string;
beforeEach(async () => {
  shop = aShop();
  await storeShop(shop, { mode: "LIVE" });
  const then = [{ do: "hold_fulfillment", id: "hold" }];
  await storeRule(shop, { ruleId: "address-mismatch", name: "Addresses differ", settings: {}, then });
});

async function anItem(options: Parameters<typeof storeOrder>[1] = {}): Promise<{ itemId: string; orderId: string }> {
  const orderId = anId();
  const findings = [aFinding(`gid://shopify/Order/${orderId}`)];
  await storeOrder(shop, { ...options, orderId, findings, row: { flags: ["address-mismatch"], ...options.row } });
  const [item] = await rowsOf<{ id: string }>("select id from attention_item where shop = $1 and order_id = $2", [
    ...[shop, orderId],
  ]);
  return { itemId: String(item?.id), orderId };
}
const resolve = (intent: string, items: string, form = {}) => resolveAttention(shop, STAFF, { intent, items, ...form });
const stateOf = async (itemId: string) =>
  (await rowsOf("select status, closed_by, note, undo from attention_item where id = $1", [itemId]))[0];
const written = (orderId: string) =>
  rowsOf("select kind, payload, target, status, rule_id from effect where shop = $1 and lane_key = $2 order by id", [
    ...[shop, orderId],
  ]);
const audits = async () =>
  (await rowsOf<{ action: string }>("select action from audit_entry where shop = $1 order by id", [shop])).map(
    ({ action }) => action,
  );

describe("resolveAttention", () => {
  it("approves: the facts complained of are waived, the order is looked at, the item is done", async () => {
    const { itemId, orderId } = await anItem();
    expect(await resolve("approve", itemId, { note: "Called them." })).toMatchObject({ outcome: "done", done: 1 });
    expect(await stateOf(itemId)).toMatchObject({ status: "DONE", closed_by: STAFF, note: "Called them." });
    expect(await rowsOf("select note from waiver where shop = $1", [shop])).toEqual([{ note: "Called them." }]);
    expect(
      await rowsOf("select 1 from lane where shop = $1 and key = $2 and due_at <= now()", [shop, orderId]),
    ).toHaveLength(1);
    expect(await resolve("approve", itemId)).toMatchObject({ outcome: "conflict", failed: [{ why: "changed" }] });
  });

  it("ignores with a note, and puts it back", async () => {
    const { itemId } = await anItem();
    await resolve("ignore", itemId, { note: "Fine." });
    expect(await stateOf(itemId)).toMatchObject({ status: "IGNORED", note: "Fine." });
    await resolve("reopen", itemId);
    expect(await stateOf(itemId)).toMatchObject({ status: "OPEN", note: null });
    expect(await audits()).toEqual(["attention.ignored", "attention.reopened"]);
  });

  it("writes a corrected address, and puts the old one back", async () => {
    const { itemId, orderId } = await anItem();
    const address = { address1: "2 High Street", city: "Leeds", zip: "LS1 4AP", country_code: "gb" };
    expect(await resolve("fix_address", itemId, address)).toMatchObject({ outcome: "done" });
    const [fix] = await written(orderId);
    expect(fix).toMatchObject({ kind: "update_order", status: "INTENDED", rule_id: "by-hand" });
    expect(fix?.payload).toMatchObject({ shipping_address: { address1: "2 High Street" } });
    expect(await stateOf(itemId)).toMatchObject({ status: "DONE", undo: { address1: "1 High Street" } });

    expect(await resolve("undo_address", itemId)).toMatchObject({ outcome: "done" });
    expect((await written(orderId))[1]?.payload).toMatchObject({ shipping_address: { address1: "1 High Street" } });
    expect(await resolve("undo_address", itemId)).toMatchObject({ failed: [{ why: "not_possible" }] });
    expect(await audits()).toEqual(["order.address-written", "order.address-undone"]);
  });

  it.each([
    [{ address1: " ", city: "Leeds", country_code: "GB" }, "address1"],
    [{ address1: "1", city: "", country_code: "GB" }, "city"],
    [{ address1: "1", city: "Leeds", country_code: "Britain" }, "country_code"],
  ])("names the part of the address that is wrong: %j", async (address, field) => {
    const { itemId, orderId } = await anItem();
    const result = await resolve("fix_address", itemId, address);
    expect(Object.keys("fields" in result ? result.fields : {})).toEqual([field]);
    expect(await written(orderId)).toEqual([]);
  });

  it("cancels and refunds as the form says", async () => {
    const { itemId, orderId } = await anItem();
    const form = { reason: "fraud", refund: "original", restock: "false", notify: "false", note: "Stolen card." };
    expect(await resolve("cancel", itemId, form)).toMatchObject({ outcome: "done" });
    expect((await written(orderId))[0]).toMatchObject({
      ...{ kind: "cancel_order", target: `gid://shopify/Order/${orderId}` },
      payload: {
        reason: "fraud",
        refund: "original",
        restock: false,
        notify_customer: false,
        staff_note: "Stolen card.",
      },
    });
  });

  it("cancels the twin and no other order", async () => {
    const [{ itemId, orderId }, twin] = [await anItem(), await storeOrder(shop)];
    expect(await resolve("cancel_twin", itemId, { twinId: twin.orderId })).toMatchObject({ outcome: "done" });
    expect(await written(orderId)).toEqual([]);
    expect((await written(twin.orderId)).map(({ kind }) => kind)).toEqual(["cancel_order"]);
    expect(await resolve("cancel_twin", (await anItem()).itemId, { twinId: "1" })).toMatchObject({
      outcome: "not_found",
    });
  });

  it.each([
    ["while it only watches", "watching", {}, "update shop set mode = 'WATCHING' where shop = $1"],
    [
      "of a shipped order",
      "shipped",
      {},
      "update order_state set fulfillment_status = 'fulfilled', flags = flags where shop = $1",
    ],
  ])("cancels nothing %s", async (_claim, why, options, change) => {
    const { itemId, orderId } = await anItem(options);
    await rowsOf("alter table order_state disable trigger attention_of_orders");
    await rowsOf(change, [shop]);
    await rowsOf("alter table order_state enable trigger attention_of_orders");
    expect(await resolve("cancel", itemId)).toMatchObject({ outcome: "conflict", failed: [{ why }] });
    expect(await written(orderId)).toEqual([]);
  });

  it("does what can be done of many, and says of each other why not", async () => {
    const [good, gone] = [await anItem(), await anItem()];
    await resolve("approve", gone.itemId);
    const write = await storeEffect(shop, {
      laneKey: good.orderId,
      target: "gid://shopify/Order/1",
      row: { status: "REFUSED" },
    });
    const [refused] = await rowsOf<{ id: string }>("select id from attention_item where key = $1", [write]);
    const result = await resolve("approve", `${good.itemId},${gone.itemId},${refused?.id},999999999`);
    expect(result).toMatchObject({
      ...{ outcome: "done", done: 1 },
      failed: [{ itemId: gone.itemId, why: "changed" }, { why: "not_possible" }, { why: "not_found" }],
    });
  });

  it("settles writes: sends again, takes as done, sets aside", async () => {
    const ids: Record<string, string> = {};
    for (const [verb, status] of [
      ["send_again", "UNSETTLED"],
      ["mark_done", "UNSETTLED"],
      ["set_aside", "REFUSED"],
    ] as const) {
      const effect = await storeEffect(shop, {
        laneKey: anId(),
        target: "gid://shopify/Order/1",
        row: { status, acts: "once" },
      });
      const [item] = await rowsOf<{ id: string }>("select id from attention_item where key = $1", [effect]);
      expect(await resolve(verb, String(item?.id))).toMatchObject({ outcome: "done" });
      expect(await stateOf(String(item?.id))).toMatchObject({ status: "DONE", closed_by: STAFF });
      ids[verb] = effect;
    }
    const status = async (id?: string) =>
      (await rowsOf<{ status: string }>("select status from effect where id = $1", [id]))[0]?.status;
    expect([await status(ids.send_again), await status(ids.mark_done)]).toEqual(["INTENDED", "CONFIRMED"]);
  });

  it("answers a rule that asks, and its lane is looked at", async () => {
    const orderId = anId();
    await storeOrder(shop, { orderId });
    const [stage] = await rowsOf<{ id: string }>(
      `insert into stage (shop, installation, key, run_id, lane_kind, lane_key, record_key, order_id, rule_id, rule_version, target, block, pointer, waits, results, trigger)
       values ($1, 1, 'k', 1, 'order', $2, $2, $2, 'a-rule', 1, $3, 'then', '[]', '{"for": "approval", "text": "Refund it?"}', '{}', '{}') returning id`,
      [shop, orderId, `gid://shopify/Order/${orderId}`],
    );
    const [item] = await rowsOf<{ id: string }>("select id from attention_item where shop = $1", [shop]);
    expect(await resolve("say_yes", String(item?.id))).toMatchObject({ outcome: "done" });
    expect(await rowsOf("select status, outcome from stage where id = $1", [stage?.id])).toEqual([
      { status: "DUE", outcome: "approved" },
    ]);
    expect(await stateOf(String(item?.id))).toMatchObject({ status: "DONE", closed_by: STAFF });
    expect(await resolve("say_no", String(item?.id))).toMatchObject({ outcome: "conflict" });
  });

  it.each([
    [{}, "items"],
    [{ items: "" }, "items"],
    [{ items: "x" }, "items"],
    [{ items: "1", note: "n".repeat(501) }, "note"],
  ])("refuses the form %j by field", async (form, field) => {
    const result = await resolveAttention(shop, STAFF, { intent: "approve", ...form });
    expect(Object.keys("fields" in result ? result.fields : {})).toContain(field);
  });
});

describe("saved views", () => {
  it("are saved under a name, replaced, and removed", async () => {
    const view = { page: "attention", name: "Fraud over 500", query: "about=fraud&minimum=500" };
    expect(await saveView(shop, STAFF, view)).toEqual({ outcome: "done" });
    expect(await saveView(shop, STAFF, { ...view, query: "about=fraud" })).toEqual({ outcome: "done" });
    expect(await rowsOf("select name, query from saved_view where shop = $1", [shop])).toEqual([
      { name: "Fraud over 500", query: "about=fraud" },
    ]);
    expect(await saveView(shop, STAFF, { ...view, name: "" })).toEqual({ outcome: "invalid" });
    expect(await removeView(shop, STAFF, view)).toEqual({ outcome: "done" });
    expect(await removeView(shop, STAFF, view)).toEqual({ outcome: "unchanged" });
  });
});
