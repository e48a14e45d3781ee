import { describe, expect, it } from "vitest";
import type { Cursor } from "#app/queries/cursor.ts";
import { listDeliveries } from "#app/queries/list-deliveries.server.ts";
import { storeDelivery, storeOrder, storeShop } from "#tests/support/stored-rows.ts";
import { aShop } from "#tests/support/test-database.ts";

describe("listDeliveries", () => {
  it("shows by view what could not be read and what was not used, with the reason", async () => {
    const shop = aShop();
    await storeShop(shop);
    const { orderId } = await storeOrder(shop, { name: "#1001" });
    await storeDelivery(shop, { status: "UNREADABLE", reason: "not JSON", topic: "orders/create" });
    await storeDelivery(shop, { status: "IGNORED", reason: "no order of ours waits for it" });
    await storeDelivery(shop, { status: "DECIDED", lane_kind: "order", lane_key: orderId });
    const view = async (name: "unreadable" | "ignored" | "all") =>
      (await listDeliveries(shop, { view: name, cursor: null })).rows;

    expect(await view("unreadable")).toMatchObject([{ status: "UNREADABLE", reason: "not JSON", order: null }]);
    expect(await view("ignored")).toMatchObject([{ status: "IGNORED", reason: "no order of ours waits for it" }]);
    expect(await view("all")).toHaveLength(3);
    expect((await view("all"))?.[0]?.order).toEqual({ orderId, name: "#1001" });
  });

  it("walks every delivery once, there and back", async () => {
    const shop = aShop();
    await storeShop(shop);
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) ids.unshift(await storeDelivery(shop));
    const page = (cursor: Cursor | null) => listDeliveries(shop, { view: "all", cursor, pageSize: 2 });
    const idsOf = (list: Awaited<ReturnType<typeof page>>) => (list.rows ?? []).map(({ deliveryId }) => deliveryId);

    const first = await page(null);
    const second = await page(first.older);
    const third = await page(second.older);
    const back = await page(third.newer);

    expect([...idsOf(first), ...idsOf(second), ...idsOf(third)]).toEqual(ids);
    expect([first.newer, third.older]).toEqual([null, null]);
    expect(idsOf(back)).toEqual(idsOf(second));
  });

  it("shows nothing of another shop", async () => {
    const [mine, theirs] = [aShop("mine"), aShop("theirs")];
    await storeShop(mine);
    await storeDelivery(theirs, { status: "UNREADABLE" });

    expect((await listDeliveries(mine, { view: "all", cursor: null })).rows).toEqual([]);
  });
});
