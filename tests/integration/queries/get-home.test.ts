import { describe, expect, it } from "vitest";
import { budgetKey } from "#app/admin/budget.server.ts";
import { getHome } from "#app/queries/get-home.server.ts";
import { producerRedis } from "#app/redis.server.ts";
import { eventually } from "#tests/support/eventually.ts";
import {
  storeAttention,
  storeDelivery,
  storeEffect,
  storeHold,
  storeLane,
  storeOrder,
  storeShop,
} from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

describe("getHome", () => {
  it("is null for a shop that has not installed the app", async () => {
    expect(await getHome(aShop(), { now: new Date() })).toBeNull();
  });

  it("counts each of today's orders once, by state, from midnight in the shop's zone", async () => {
    const shop = aShop();
    await storeShop(shop, { timezone: "America/New_York" }); // midnight is 05:00 UTC
    const at = (createdAt: string, financialStatus: string, fulfillmentStatus: string, seen = {}, row = {}) =>
      storeOrder(shop, {
        createdAt,
        seen: { financial_status: financialStatus, fulfillment_status: fulfillmentStatus, ...seen },
        row,
      });
    await at("2026-11-24T04:59:59Z", "paid", "unfulfilled");
    await at("2026-11-24T05:00:00Z", "paid", "unfulfilled", {}, { flags: ["address-mismatch"] });
    await at("2026-11-24T06:00:00Z", "pending", "unfulfilled");
    await at("2026-11-24T07:00:00Z", "paid", "fulfilled");
    await at("2026-11-24T08:00:00Z", "refunded", "restocked", { cancelled_at: "2026-11-24T09:00:00Z" });
    const { orderId } = await at("2026-11-24T09:00:00Z", "paid", "partial");
    await storeHold(shop, { order_id: orderId });
    await storeHold(shop, { order_id: orderId, fulfillment_order_id: "2" });

    const home = await getHome(shop, { now: new Date("2026-11-24T15:00:00Z") });

    expect(home?.today).toEqual({
      ...{ orders: 5, awaitingPayment: 1, toFulfil: 2, fulfilled: 1, cancelled: 1 },
      ...{ flagged: 1, held: 1 },
    });
  });

  it("shows the beginning of the attention list, what was put aside, and what could not be read", async () => {
    const shop = aShop();
    await storeShop(shop);
    for (let minute = 10; minute < 17; minute++) {
      const { orderId } = await storeOrder(shop, { name: `#${minute}` });
      const row = { opened_at: `2026-11-24T10:${minute}:00Z`, order_name: `#${minute}` };
      await storeAttention(shop, { orderId, reason: "The street is missing.", row });
    }
    const { orderId } = await storeOrder(shop, { name: "#1001", customerId: "77" });
    await storeEffect(shop, {
      ...{ laneKind: "customer", laneKey: "77", target: "gid://shopify/Customer/77" },
      row: { status: "REFUSED", reason: "Customer does not exist" },
    });
    await storeLane(shop, { key: orderId, status: "QUARANTINED", reason: "deciding took longer than 2 s" });
    await storeDelivery(shop, { status: "UNREADABLE", reason: "not JSON" });
    await storeDelivery(shop, { status: "UNREADABLE", reason: "not JSON", received_at: "2020-01-01T00:00:00Z" });

    const { attention } = (await getHome(shop, { now: new Date("2026-11-24T15:00:00Z") })) ?? {};

    expect(attention?.total).toBe(8);
    expect(attention?.first[0]).toMatchObject({
      ...{ category: "write", order: null, target: "gid://shopify/Customer/77", reason: "Customer does not exist" },
    });
    expect(attention?.first.slice(1).map(({ category, order, reason }) => [category, order?.name, reason])).toEqual(
      ["#16", "#15", "#14", "#13"].map((name) => ["address", name, "The street is missing."]),
    );
    expect(attention).toMatchObject({
      putAside: [{ kind: "order", key: orderId, name: "#1001", reason: "deciding took longer than 2 s" }],
      unreadable: 1,
    });
  });

  it("measures lag from what is not decided yet, leaving out lanes that were put aside", async () => {
    const shop = aShop();
    await storeShop(shop, { last_webhook_at: "2026-11-24T14:59:00Z" });
    await storeLane(shop, { key: "1" });
    await storeLane(shop, { key: "2", status: "QUARANTINED" });
    const open = { status: "RECEIVED", lane_kind: "order" };
    await storeDelivery(shop, { ...open, lane_key: "1", received_at: new Date(Date.now() - 90_000) });
    await storeDelivery(shop, { ...open, lane_key: "1", received_at: new Date() });
    await storeDelivery(shop, { ...open, lane_key: "2", received_at: new Date(Date.now() - 3_600_000) });
    for (const settled of ["10:00:00.100", "10:00:00.300", "10:00:09.000"])
      await storeDelivery(shop, { received_at: "2026-11-24T10:00:00Z", settled_at: `2026-11-24T${settled}Z` });

    const health = (await getHome(shop, { now: new Date("2026-11-24T15:00:00Z") }))?.health;

    expect(health).toMatchObject({ waiting: 2, lastWebhookAt: "2026-11-24T14:59:00.000Z", typicalMs: 300 });
    expect(health?.oldestWaitingMs).toBeGreaterThanOrEqual(90_000);
    expect(health?.oldestWaitingMs).toBeLessThan(120_000);
  });

  it("says whether a worker runs", async () => {
    const shop = aShop();
    await storeShop(shop);
    const now = new Date();

    expect((await getHome(shop, { now }))?.health?.workerRuns).toBe(false);
    await rowsOf("insert into lease values ('dispatcher', 'me', 1, now() + interval '1 minute')");
    expect((await getHome(shop, { now }))?.health?.workerRuns).toBe(true);
    await rowsOf("update lease set until = now() - interval '1 second' where name = 'dispatcher'");
    expect((await getHome(shop, { now }))?.health?.workerRuns).toBe(false);
  });

  it("reads the points left as the governor keeps them, refilled up to now and never beyond the bucket", async () => {
    const shop = aShop();
    await storeShop(shop);
    const now = new Date("2026-11-24T15:00:00Z");
    await eventually(() => expect(producerRedis.status).toBe("ready"));
    const keep = (available: number, secondsAgo: number) =>
      producerRedis.hset(budgetKey(shop), {
        ...{ available, maximum: 2_000, restoreRate: 100 },
        at: now.getTime() - secondsAgo * 1_000,
      });
    const points = async () => (await getHome(shop, { now }))?.health?.points;

    expect(await points()).toBeNull();
    await keep(500, 3);
    expect(await points()).toEqual({ left: 800, outOf: 2_000 });
    await keep(500, 60);
    expect(await points()).toEqual({ left: 2_000, outOf: 2_000 });
  });

  it("shows what can be had where a part cannot", async () => {
    const shop = aShop();
    await storeShop(shop);
    await storeOrder(shop, {});
    const now = new Date("2026-11-24T15:00:00Z");
    await rowsOf("alter table attention_item rename to attention_item_away");
    try {
      const home = await getHome(shop, { now });
      expect(home).toMatchObject({ attention: null, today: { flagged: 0 }, health: { waiting: 0 } });
      expect(home?.week?.days).toHaveLength(7);
    } finally {
      await rowsOf("alter table attention_item_away rename to attention_item");
    }
    expect((await getHome(shop, { now }))?.attention).toMatchObject({ total: 0 });
  });

  it("shows nothing of another shop", async () => {
    const [mine, theirs] = [aShop("mine"), aShop("theirs")];
    await storeShop(mine);
    await storeShop(theirs);
    const { orderId, gid } = await storeOrder(theirs, { row: { flags: ["address-mismatch"] } });
    await storeAttention(theirs, { orderId, reason: "The street is missing." });
    await storeEffect(theirs, { laneKey: orderId, target: gid, row: { status: "REFUSED" } });
    await storeDelivery(theirs, { status: "UNREADABLE" });

    const home = await getHome(mine, { now: new Date("2026-11-24T15:00:00Z") });

    expect(home).toMatchObject({
      today: { orders: 0 },
      attention: { total: 0, first: [], putAside: [], unreadable: 0 },
    });
  });
});
