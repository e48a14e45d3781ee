import { describe, expect, it } from "vitest";
import { getOrder } from "#app/queries/get-order.server.ts";
import {
  aFinding,
  anId,
  storeDelivery,
  storeEffect,
  storeHold,
  storeLane,
  storeOrder,
  storeRule,
  storeRun,
  storeShop,
} from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

describe("getOrder", () => {
  it("is null for an order of another shop, and for what is no order", async () => {
    const [mine, theirs] = [aShop("mine"), aShop("theirs")];
    await storeShop(mine);
    await storeShop(theirs);
    const { orderId } = await storeOrder(theirs);

    expect(await getOrder(mine, orderId)).toBeNull();
    expect(await getOrder(mine, "")).toBeNull();
    expect(await getOrder(mine, "1' or 1=1")).toBeNull();
    expect(await getOrder(theirs, orderId)).not.toBeNull();
  });

  it("tells the story newest first, with lateness, time to the decision and Shopify's answer", async () => {
    const shop = aShop();
    await storeShop(shop);
    await storeRule(shop, { ruleId: "address-mismatch", name: "Addresses differ", settings: {} });
    const { orderId, gid } = await storeOrder(shop, { findings: [aFinding("gid://shopify/Order/1")] });
    await rowsOf("update run set recorded_at = '2026-11-24T10:00:03Z' where shop = $1", [shop]);
    await storeDelivery(shop, {
      ...{ lane_kind: "order", lane_key: orderId, triggered_at: "2026-11-24T10:00:00Z" },
      ...{ received_at: "2026-11-24T10:00:02Z", settled_at: "2026-11-24T10:00:03Z" },
    });
    await storeEffect(shop, {
      ...{ laneKey: orderId, target: gid },
      row: { created_at: "2026-11-24T10:00:03Z", settled_at: "2026-11-24T10:00:03.500Z", attempts: 1, points: 10 },
    });

    const page = await getOrder(shop, orderId);

    expect(page?.story?.map(({ entry }) => entry)).toEqual(["effect", "run", "delivery"]);
    expect(page?.story?.[0]).toMatchObject({
      ...{ ruleName: "Addresses differ", ruleVersion: 1, kind: "add_tags", payload: { tags: ["address-mismatch"] } },
      ...{ status: "CONFIRMED", settledAfterMs: 500, points: 10, resolutions: [] },
    });
    expect(page?.story?.[1]).toMatchObject({
      triggers: [{ on: "order.created" }],
      findings: [{ ruleName: "Address mismatch", outcome: "matched" }],
    });
    expect(page?.story?.[2]).toMatchObject({ source: "WEBHOOK", latenessMs: 2_000, decidedAfterMs: 1_000 });
    expect(page?.storyIsCut).toBe(false);
  });

  it("shows what the newest run of the order found, and the newest of its customer", async () => {
    const shop = aShop();
    await storeShop(shop);
    const id = anId();
    const findings = [
      aFinding(`gid://shopify/Order/${id}`),
      aFinding("gid://shopify/FulfillmentOrder/1", { ruleId: "late" }),
    ];
    const { orderId } = await storeOrder(shop, { orderId: id, customerId: "77", findings });
    const vip = { ruleId: "vip-spend", ruleName: "VIP" };
    const customer = { laneKind: "customer", laneKey: "77" };
    await storeRun(shop, { ...customer, findings: [aFinding("c", { ...vip, outcome: "not_matched", reason: "old" })] });
    await storeRun(shop, { ...customer, findings: [aFinding("c", { ...vip, reason: "Spent £612.40" })] });

    const page = await getOrder(shop, orderId);

    expect(page?.findings).toMatchObject([
      { ruleId: "address-mismatch", about: "order", outcome: "matched", canApprove: true },
      // A waiver is given on the order as a whole.
      { ruleId: "late", about: "order", outcome: "matched", canApprove: false },
      { ruleId: "vip-spend", about: "customer", reason: "Spent £612.40", canApprove: false },
    ]);
  });

  it("leads to the version of each rule that acted in an earlier look, also when the last one has nothing to say of it", async () => {
    const shop = aShop();
    await storeShop(shop);
    await storeRule(shop, { ruleId: "address-mismatch", name: "Addresses differ", settings: {} });
    const { orderId, gid } = await storeOrder(shop, { findings: [] });
    const effect = { laneKey: orderId, target: gid };
    await storeEffect(shop, { ...effect, row: { settled_at: "2026-11-24T10:00:03Z" } });
    await storeEffect(shop, { ...effect, row: { status: "WITHHELD" } });

    expect((await getOrder(shop, orderId))?.actedEarlier).toEqual([
      {
        ...{ ruleId: "address-mismatch", ruleVersion: 1, ruleName: "Addresses differ", at: "2026-11-24T10:00:03.000Z" },
        did: [{ kind: "add_tags", payload: { tags: ["address-mismatch"] } }],
      },
    ]);
    const flagged = await storeOrder(shop, { findings: [aFinding("gid://shopify/Order/1")] });
    await storeEffect(shop, { laneKey: flagged.orderId, target: flagged.gid });
    expect((await getOrder(shop, flagged.orderId))?.actedEarlier).toEqual([]);
  });

  it("says one thing of a check whose one rule is true, and nothing of a rule that passes the verdict on", async () => {
    const shop = aShop();
    await storeShop(shop);
    const id = anId();
    const of = (ruleId: string, outcome: "matched" | "not_matched") =>
      aFinding(`gid://shopify/Order/${id}`, { ruleId, ruleName: ruleId, outcome, reason: "15 points" });
    await storeOrder(shop, {
      orderId: id,
      findings: [of("fraud-check", "matched"), of("fraud-medium", "not_matched"), of("fraud-verdict", "matched")],
    });

    const page = await getOrder(shop, id);
    expect(page?.findings?.map(({ ruleId }) => ruleId)).toEqual(["fraud-check"]);
  });

  it("shows the order and its story where what was found cannot be had, and the other way round", async () => {
    const shop = aShop();
    await storeShop(shop);
    const { orderId, gid } = await storeOrder(shop, { findings: [] });
    await storeEffect(shop, { laneKey: orderId, target: gid });
    const without = async (table: string) => {
      await rowsOf(`alter table ${table} rename to away`);
      try {
        return await getOrder(shop, orderId);
      } finally {
        await rowsOf(`alter table away rename to ${table}`);
      }
    };

    expect(await without("order_event")).toMatchObject({ orderId, story: null, findings: [] });
    expect(await without("rule_version")).toMatchObject({ orderId, findings: null, passedBy: [], actedEarlier: null });
    expect((await getOrder(shop, orderId))?.story).not.toBeNull();
  });

  it("offers no approval for what is already approved or not true", async () => {
    const shop = aShop();
    await storeShop(shop);
    const outcomes = ["waived", "not_matched", "unknown", "skipped"];
    const { orderId } = await storeOrder(shop, {
      findings: outcomes.map((outcome) => aFinding("x", { ruleId: outcome, outcome })),
    });

    expect((await getOrder(shop, orderId))?.findings?.map(({ canApprove }) => canApprove)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it("says which open ends a person may settle", async () => {
    const shop = aShop();
    await storeShop(shop);
    const { orderId, gid } = await storeOrder(shop);
    const effect = (row: Record<string, unknown>) => storeEffect(shop, { laneKey: orderId, target: gid, row });
    await effect({ status: "UNSETTLED", reason: "The mail server gave no answer." });
    await effect({ status: "REFUSED" });
    await effect({ status: "REFUSED", set_aside_at: "2026-11-24T11:00:00Z" });
    await effect({ status: "SENT" });

    const story = (await getOrder(shop, orderId))?.story ?? [];
    const byStatus = story.map((entry) => entry.entry === "effect" && [entry.status, entry.resolutions.join()]);

    expect(byStatus.reverse()).toEqual([
      ["UNSETTLED", "send_again,mark_done"],
      ["REFUSED", "set_aside"],
      ["REFUSED", ""],
      ["SENT", ""],
    ]);
  });

  it("is in motion while something is undecided or under way, not while writes are paused or the lane is put aside", async () => {
    const shop = aShop();
    await storeShop(shop);
    const { orderId, gid } = await storeOrder(shop);
    const inMotion = async () => (await getOrder(shop, orderId))?.inMotion;

    expect(await inMotion()).toBe(false);
    await storeEffect(shop, { laneKey: orderId, target: gid, row: { status: "INTENDED" } });
    expect(await inMotion()).toBe(true);
    await rowsOf("update shop set writes_paused_at = now() where shop = $1", [shop]);
    expect(await inMotion()).toBe(false);
    await storeDelivery(shop, { status: "RECEIVED", lane_kind: "order", lane_key: orderId });
    expect(await inMotion()).toBe(true);
    await storeLane(shop, { key: orderId, status: "QUARANTINED", reason: "it crashed" });
    expect(await inMotion()).toBe(false);
    expect((await getOrder(shop, orderId))?.quarantine).toEqual({ kind: "order", key: orderId, reason: "it crashed" });
  });

  it("shows our holds and what a person approved", async () => {
    const shop = aShop();
    await storeShop(shop);
    await storeRule(shop, { ruleId: "address-mismatch", name: "Addresses differ", settings: {} });
    const { orderId, gid } = await storeOrder(shop);
    await storeHold(shop, { order_id: orderId, fulfillment_order_id: "4", settled_at: "2026-11-24T10:00:05Z" });
    await rowsOf(
      "insert into waiver (shop, rule_id, target, fingerprint, installation, given_by) values ($1, $2, $3, 'p', 1, 'staff:9')",
      [shop, "address-mismatch", gid],
    );

    const page = await getOrder(shop, orderId);

    expect(page?.holds).toEqual([
      { fulfillmentOrderId: "4", status: "PLACED", ruleName: "Addresses differ", since: "2026-11-24T10:00:05.000Z" },
    ]);
    expect(page?.approvals).toMatchObject([{ ruleName: "Addresses differ", givenBy: "staff:9", fingerprint: "p" }]);
  });
});
