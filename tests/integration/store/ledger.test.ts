import { beforeEach, describe, expect, it } from "vitest";
import { inShop } from "#app/db.server.ts";
import type { OrderPicture } from "#app/rules/facts.ts";
import { getLedger, nudgeCustomersWithOrders, saveLedger } from "#app/store/ledger.server.ts";
import { getOrders, listMissedOrders, saveOrderHistory, saveOrders } from "#app/store/orders.server.ts";
import { anOrder as aWholeOrder } from "#tests/support/an-order.ts";
import { storeDelivery, storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const anOrder = (over: Partial<OrderPicture> = {}): OrderPicture =>
  aWholeOrder({
    ...{ id: "5001", customer_id: "7001", total_received: "19.90" },
    ...{ created_at: "2026-11-24T10:00:00Z", updated_at: "2026-11-24T10:00:00Z" },
    ...over,
  });

let shop: string;
beforeEach(async () => {
  shop = aShop();
  await storeShop(shop);
});
const save = (...orders: OrderPicture[]) => inShop(shop, (client) => saveLedger(client, shop, 1, orders));
const spent = async (customerId: string) =>
  (await inShop(shop, (client) => getLedger(client, shop, [customerId])))
    .get(customerId)
    ?.map((order) => order.total_received);

describe("the ledger", () => {
  it("tells whose spend changed, once", async () => {
    expect(await save(anOrder())).toEqual([{ orderId: "5001", customerId: "7001" }]);
    expect(await save(anOrder())).toEqual([]);
    expect(await save(anOrder({ total_received: "9.90", updated_at: "2026-11-24T10:00:05Z" }))).toEqual([
      { orderId: "5001", customerId: "7001" },
    ]);
    expect(await spent("7001")).toEqual(["9.90"]);
  });

  it("leaves a newer row as it is", async () => {
    await save(anOrder({ updated_at: "2026-11-24T10:00:05Z", total_received: "5.00" }));
    expect(await save(anOrder({ total_received: "19.90" }))).toEqual([]);
    expect(await spent("7001")).toEqual(["5.00"]);
  });

  it("does not count test orders, voided ones and those that moved no money", async () => {
    expect(await save(anOrder({ test: true }))).toEqual([]);
    expect(await save(anOrder({ id: "5002", financial_status: "voided" }))).toEqual([]);
    expect(await save(anOrder({ id: "5003", total_received: "0.00", financial_status: "pending" }))).toEqual([]);
    expect(await spent("7001")).toEqual(["0.00"]);
  });

  it("tells both customers when an order moves from one to the other", async () => {
    await save(anOrder());
    const moved = await save(anOrder({ customer_id: "7002", updated_at: "2026-11-24T10:00:05Z" }));
    expect(moved.map((change) => change.customerId).sort()).toEqual(["7001", "7002"]);
    expect(await spent("7001")).toEqual([]);
    expect(await spent("7002")).toEqual(["19.90"]);
  });

  it("keeps the third place of currencies that have one", async () => {
    await save(anOrder({ total_received: "12.345", currency: "KWD" }));
    expect(await spent("7001")).toEqual(["12.345"]);
  });

  it("keeps amounts to the penny", async () => {
    await save(anOrder({ total_received: "1234567890.01" }));
    expect(await spent("7001")).toEqual(["1234567890.01"]);
  });

  it("nudges each customer with orders once, behind live work", async () => {
    await save(
      anOrder(),
      anOrder({ id: "5002" }),
      anOrder({ id: "5003", customer_id: null }),
      anOrder({ id: "5004", customer_id: "7002" }),
    );
    await inShop(shop, (client) => nudgeCustomersWithOrders(client, shop, 1));
    const lanes = await rowsOf(
      "select kind, key, priority, due_at is not null as due from lane where shop = $1 order by key",
      [shop],
    );
    expect(lanes).toEqual([
      { kind: "customer", key: "7001", priority: 10, due: true },
      { kind: "customer", key: "7002", priority: 10, due: true },
    ]);
  });
});

describe("orders", () => {
  const get = async (orderId = "5001") =>
    (await inShop(shop, (client) => getOrders(client, shop, [orderId]))).get(orderId);

  it("never let an older picture over a newer one", async () => {
    const newer = anOrder({ updated_at: "2026-11-24T10:00:05Z", note: "newer" });
    await inShop(shop, (client) =>
      saveOrders(client, shop, 1, [{ seen: newer, decided: newer, flags: ["r"], matched: [], runId: 3 }]),
    );
    await inShop(shop, (client) =>
      saveOrders(client, shop, 1, [{ seen: anOrder(), decided: anOrder(), flags: [], matched: [], runId: 4 }]),
    );
    expect(await get()).toMatchObject({ seen: newer, decided: newer, flags: ["r"], lastRunId: 3 });
  });

  it("keep the last decision when nothing was decided", async () => {
    await inShop(shop, (client) =>
      saveOrders(client, shop, 1, [{ seen: anOrder(), decided: anOrder(), flags: ["r"], matched: [], runId: 3 }]),
    );
    const later = anOrder({ updated_at: "2026-11-24T10:00:05Z" });
    await inShop(shop, (client) =>
      saveOrders(client, shop, 1, [{ seen: later, decided: null, flags: ["r"], matched: [], runId: null }]),
    );
    expect(await get()).toMatchObject({ seen: later, decided: anOrder(), lastRunId: 3, flags: ["r"] });
  });

  it("enter from history as decided, and never over what webhooks brought", async () => {
    await inShop(shop, (client) =>
      saveOrders(client, shop, 1, [
        { seen: anOrder({ note: "live" }), decided: null, flags: [], matched: [], runId: null },
      ]),
    );
    const later = anOrder({ updated_at: "2026-11-24T10:00:05Z" });
    await inShop(shop, (client) => saveOrderHistory(client, shop, 1, [later, anOrder({ id: "5002" })]));
    expect(await get()).toMatchObject({ seen: { note: "live" }, decided: null });
    expect(await get("5002")).toMatchObject({
      seen: anOrder({ id: "5002" }),
      decided: anOrder({ id: "5002" }),
    });
  });

  it("are missed when unknown or older than listed, and nobody waits to look at them", async () => {
    await inShop(shop, (client) =>
      saveOrders(client, shop, 1, [{ seen: anOrder(), decided: null, flags: [], matched: [], runId: null }]),
    );
    await storeDelivery(shop, { status: "RECEIVED", lane_kind: "order", lane_key: "5003" });
    const listed = [
      { orderId: "5001", updatedAt: "2026-11-24T10:00:00Z" },
      { orderId: "5002", updatedAt: "2026-11-24T10:00:00Z" },
      { orderId: "5003", updatedAt: "2026-11-24T10:00:00Z" },
    ];
    const missed = (list: typeof listed) => inShop(shop, (client) => listMissedOrders(client, shop, list));
    expect(await missed(listed)).toEqual([listed[1]]);
    expect(await missed([{ orderId: "5001", updatedAt: "2026-11-24T10:00:01Z" }])).toHaveLength(1);
  });
});
