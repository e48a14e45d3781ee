import { describe, expect, it } from "vitest";
import { approveOrder } from "#app/commands/approve-order.server.ts";
import { releaseQuarantinedLane } from "#app/commands/release-quarantined-lane.server.ts";
import { rerunOrder } from "#app/commands/rerun-order.server.ts";
import { resolveEffect } from "#app/commands/resolve-effect.server.ts";
import { withdrawApproval } from "#app/commands/withdraw-approval.server.ts";
import { aFinding, storeEffect, storeLane, storeOrder, storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const RULE = "address-mismatch";
const openDeliveries = (shop: string) =>
  rowsOf<{ source: string; lane_kind: string; lane_key: string; webhook_id: string }>(
    "select source, lane_kind, lane_key, webhook_id from delivery_key where shop = $1 and status = 'RECEIVED' order by id",
    [shop],
  );
const waivers = (shop: string) =>
  rowsOf("select rule_id, target, fingerprint, given_by from waiver where shop = $1", [shop]);
const audits = async (shop: string) =>
  (await rowsOf<{ action: string }>("select action from audit_entry where shop = $1 order by id", [shop])).map(
    ({ action }) => action,
  );

async function aFlaggedOrder(shop: string, row: Record<string, unknown> = {}) {
  await storeShop(shop);
  const orderId = String(7_000_000_000_000 + Math.floor(Math.random() * 1e9));
  return storeOrder(shop, { orderId, findings: [aFinding(`gid://shopify/Order/${orderId}`, row)] });
}

describe("approveOrder", () => {
  it("waives the facts complained of and has the order looked at", async () => {
    const shop = aShop();
    const { orderId, gid } = await aFlaggedOrder(shop);

    expect(await approveOrder(shop, "staff:9", { orderId, ruleId: RULE })).toEqual({ outcome: "done" });

    expect(await waivers(shop)).toEqual([{ rule_id: RULE, target: gid, fingerprint: "print-1", given_by: "staff:9" }]);
    expect(await openDeliveries(shop)).toMatchObject([
      { source: "MANUAL", lane_kind: "order", lane_key: orderId, webhook_id: expect.stringMatching(/^approve:/) },
    ]);
    expect(
      await rowsOf("select 1 from lane where shop = $1 and key = $2 and due_at <= now()", [shop, orderId]),
    ).toHaveLength(1);
    expect(await audits(shop)).toEqual(["order.approved"]);
  });

  it.each(["waived", "not_matched", "unknown", "skipped"])(
    "has nothing to approve where the rule's answer is %s",
    async (outcome) => {
      const shop = aShop();
      const { orderId } = await aFlaggedOrder(shop, { outcome });

      expect(await approveOrder(shop, "staff:9", { orderId, ruleId: RULE })).toEqual({ outcome: "conflict" });
      expect(await approveOrder(shop, "staff:9", { orderId, ruleId: "no-such-rule" })).toEqual({ outcome: "conflict" });
      expect(await waivers(shop)).toEqual([]);
      expect(await openDeliveries(shop)).toEqual([]);
    },
  );

  it("does not find another shop's order, and changes nothing there", async () => {
    const [mine, theirs] = [aShop("mine"), aShop("theirs")];
    await storeShop(mine);
    const { orderId } = await aFlaggedOrder(theirs);

    expect(await approveOrder(mine, "staff:9", { orderId, ruleId: RULE })).toEqual({ outcome: "not_found" });
    expect([...(await waivers(mine)), ...(await waivers(theirs)), ...(await audits(theirs))]).toEqual([]);
  });

  it.each([{}, { orderId: "x", ruleId: RULE }, { orderId: "1" }, null])("refuses the form %j", async (form) => {
    expect(await approveOrder(aShop(), "staff:9", form)).toEqual({ outcome: "invalid" });
  });
});

describe("withdrawApproval", () => {
  it("takes the waiver back and has the order looked at, once", async () => {
    const shop = aShop();
    const { orderId } = await aFlaggedOrder(shop);
    await approveOrder(shop, "staff:9", { orderId, ruleId: RULE });
    const form = { orderId, ruleId: RULE, fingerprint: "print-1" };

    expect(await withdrawApproval(shop, "staff:9", form)).toEqual({ outcome: "done" });
    expect(await withdrawApproval(shop, "staff:9", form)).toEqual({ outcome: "not_found" });
    expect(await waivers(shop)).toEqual([]);
    expect(await openDeliveries(shop)).toHaveLength(2);
    expect(await audits(shop)).toEqual(["order.approved", "order.approval-withdrawn"]);
  });
});

describe("rerunOrder", () => {
  it("has the order and its customer looked at, as often as it is asked for", async () => {
    const shop = aShop();
    await storeShop(shop);
    const { orderId } = await storeOrder(shop, { customerId: "77" });

    expect(await rerunOrder(shop, "staff:9", { orderId })).toEqual({ outcome: "done" });
    expect(await rerunOrder(shop, "staff:9", { orderId })).toEqual({ outcome: "done" });
    const lanes = (await openDeliveries(shop)).map(({ lane_kind, lane_key }) => `${lane_kind}/${lane_key}`);
    expect(lanes.sort()).toEqual(["customer/77", "customer/77", `order/${orderId}`, `order/${orderId}`]);
  });

  it("does not find another shop's order", async () => {
    const [mine, theirs] = [aShop("mine"), aShop("theirs")];
    await storeShop(mine);
    const { orderId } = await aFlaggedOrder(theirs);

    expect(await rerunOrder(mine, "staff:9", { orderId })).toEqual({ outcome: "not_found" });
    expect(await openDeliveries(theirs)).toEqual([]);
  });
});

describe("resolveEffect", () => {
  const stateOf = async (id: string) =>
    (
      await rowsOf<{ status: string; set_aside_at: Date | null }>(
        "select status, set_aside_at from effect where id = $1",
        [id],
      )
    )[0];
  async function anEffect(shop: string, row: Record<string, unknown>) {
    await storeShop(shop);
    const { orderId, gid } = await storeOrder(shop);
    return { orderId, effectId: await storeEffect(shop, { laneKey: orderId, target: gid, row }) };
  }

  it("sends again what nobody knows the outcome of: the lane is due", async () => {
    const shop = aShop();
    const { orderId, effectId } = await anEffect(shop, { status: "UNSETTLED", attempts: 1 });

    expect(await resolveEffect(shop, "staff:9", { effectId, resolution: "send_again" })).toMatchObject({
      outcome: "done",
    });
    expect(await stateOf(effectId)).toMatchObject({ status: "INTENDED" });
    expect(
      await rowsOf("select 1 from lane where shop = $1 and key = $2 and due_at <= now()", [shop, orderId]),
    ).toHaveLength(1);
    expect(await audits(shop)).toEqual(["effect.send-again"]);
  });

  it("takes it as done", async () => {
    const shop = aShop();
    const { effectId } = await anEffect(shop, { status: "UNSETTLED", attempts: 1 });

    expect(await resolveEffect(shop, "staff:9", { effectId, resolution: "mark_done" })).toMatchObject({
      outcome: "done",
    });
    expect(await stateOf(effectId)).toMatchObject({ status: "CONFIRMED" });
    expect(await resolveEffect(shop, "staff:9", { effectId, resolution: "send_again" })).toEqual({
      outcome: "conflict",
    });
  });

  it("sets a refused write aside, once, without touching its status", async () => {
    const shop = aShop();
    const { effectId } = await anEffect(shop, { status: "REFUSED" });
    const form = { effectId, resolution: "set_aside" };

    expect(await resolveEffect(shop, "staff:9", form)).toMatchObject({ outcome: "done" });
    expect(await stateOf(effectId)).toMatchObject({ status: "REFUSED", set_aside_at: expect.any(Date) });
    expect(await resolveEffect(shop, "staff:9", form)).toEqual({ outcome: "conflict" });
  });

  it.each([
    ["INTENDED", "send_again"],
    ["SENT", "mark_done"],
    ["CONFIRMED", "send_again"],
    ["REFUSED", "send_again"],
    ["REFUSED", "mark_done"],
    ["WITHHELD", "send_again"],
    ["SUPERSEDED", "set_aside"],
    ["UNSETTLED", "set_aside"],
  ])("does not move a write that is %s by %s", async (status, resolution) => {
    const shop = aShop();
    const { effectId } = await anEffect(shop, { status });

    expect(await resolveEffect(shop, "staff:9", { effectId, resolution })).toEqual({ outcome: "conflict" });
    expect(await stateOf(effectId)).toEqual({ status, set_aside_at: null });
  });

  it("does not find another shop's write", async () => {
    const [mine, theirs] = [aShop("mine"), aShop("theirs")];
    await storeShop(mine);
    const { effectId } = await anEffect(theirs, { status: "UNSETTLED" });

    expect(await resolveEffect(mine, "staff:9", { effectId, resolution: "mark_done" })).toEqual({
      outcome: "not_found",
    });
    expect(await stateOf(effectId)).toMatchObject({ status: "UNSETTLED" });
  });
});

describe("releaseQuarantinedLane", () => {
  it("lets a lane that was put aside try again, once", async () => {
    const shop = aShop();
    await storeShop(shop);
    await storeLane(shop, { key: "1", status: "QUARANTINED", crashes: 3, reason: "it crashed" });

    expect(await releaseQuarantinedLane(shop, "staff:9", { kind: "order", key: "1" })).toEqual({ outcome: "done" });
    expect(await releaseQuarantinedLane(shop, "staff:9", { kind: "order", key: "1" })).toEqual({ outcome: "conflict" });
    expect(
      await rowsOf("select status, crashes, reason from lane where shop = $1 and due_at <= now()", [shop]),
    ).toEqual([{ status: "ACTIVE", crashes: 0, reason: null }]);
  });

  it("leaves another shop's lane alone", async () => {
    const [mine, theirs] = [aShop("mine"), aShop("theirs")];
    await storeShop(mine);
    await storeLane(theirs, { key: "1", status: "QUARANTINED" });

    expect(await releaseQuarantinedLane(mine, "staff:9", { kind: "order", key: "1" })).toEqual({ outcome: "conflict" });
    expect(await rowsOf("select 1 from lane where shop = $1 and status = 'QUARANTINED'", [theirs])).toHaveLength(1);
  });
});
