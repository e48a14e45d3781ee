// A store's past by bulk operations: complete, resumed wherever it breaks off, while live orders go on.
import { describe, expect, it } from "vitest";
import { bulkRunnerOf } from "#sandbox/graphql/bulk/run-bulk-operation.ts";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { changeScopes } from "#sandbox/world/change-scopes.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { addFulfillmentEvent } from "#sandbox/world/fulfillments/add-fulfillment-event.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { eventually } from "#tests/support/eventually.ts";
import { SCOPES, startShopify } from "#tests/support/installed-shop.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { world } = shopify;
const { adminFor } = await import("#app/admin/client.server.ts");
const { readOrders } = await import("#app/admin/operations/read-orders.ts");
const { readAllOrders } = await import("#app/commands/read-all-orders.server.ts");
const { getSettings } = await import("#app/queries/get-settings.server.ts");
const { getSetup } = await import("#app/queries/get-setup.server.ts");

const DAY_MS = 86_400_000;
const ORDERS = Number(process.env.HISTORY_ORDERS ?? 300);
const address = { lastName: "Marsh", address1: "1 Quay", city: "Whitby", zip: "YO21 1DN", countryCode: "GB" };

function place(shop: string, number: number): OrderRecord {
  return placeOrder(world, shop, {
    lines: Array.from({ length: 1 + (number % 3) }, (_, line) => ({
      ...{ title: `Lantern ${line}`, sku: `L${line}`, price: 1_999, quantity: 1 + line, taxable: false },
    })),
    shippingAddress: address,
    billingAddress: address,
    shipping: { title: "Parcel", price: 495 },
    discounts: [],
    note: number % 7 ? null : `Number ${number} – “as a gift”`,
    payment: number % 11 ? "paid" : "pending",
    routing: "now",
  });
}

/** Most are shipped and delivered, some sent back, some cancelled: what a past looks like. */
function aPast(shop: string): string[] {
  return Array.from({ length: ORDERS }, (_, number) =>
    world.inThePast(Date.now() - 50 * DAY_MS + number * 60_000, () => {
      const { id } = place(shop, number);
      if (number % 10 === 0) cancelOrder(world, shop, id, { reason: "CUSTOMER", refund: true, restock: true } as never);
      if (number % 10 < 3) return id;
      for (const { id: parcel } of fulfillOrder(world, shop, id, {
        tracking: { company: "DHL", number: `JJ${number}` } as never,
      }).fulfillments)
        for (const status of ["IN_TRANSIT", "DELIVERED"] as const)
          addFulfillmentEvent(world, shop, parcel, { status, city: "Leeds" }, { by: "staff" });
      if (number % 10 === 9)
        refundOrder(world, shop, id, {
          lines: [{ lineId: world.order(shop, id)?.lines[0]?.id ?? "", quantity: 1, restock: false }],
        } as never);
      return id;
    }),
  );
}

const readingOf = async (shop: string) =>
  (
    await rowsOf<{ step: string; bytes: number; failures: number; points: number; kept_out: number; ended_at: Date }>(
      "select step, bytes::int, failures, points, kept_out, ended_at from history_read where shop = $1",
      [shop],
    )
  )[0];

describe("the past of a store", () => {
  it("comes in whole and as each order is read, though operations fail, workers die and orders go on meanwhile", async () => {
    const worked = await aWorkedShop(shopify, { historyKnown: false });
    const { shop } = worked;
    await rowsOf("update shop set installed_at = now() where shop = $1", [shop]);
    await rowsOf("update lane set due_at = null where shop = $1 and kind = 'sweep'", [shop]);
    const past = aPast(shop);
    worked.mail.splice(0);

    // The orders' operation fails when three quarters are written: its file breaks off.
    const { manner } = bulkRunnerOf(world);
    const reading = (async () => {
      while ((await readingOf(shop))?.ended_at == null) {
        await worked.workOnce();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    })();
    await eventually(async () => expect((await readingOf(shop))?.step).toBe("orders"), 60_000);
    manner.failure = { errorCode: "INTERNAL_SERVER_ERROR", afterObjects: ORDERS };

    // The set-up guide's bar is on its way.
    await eventually(async () => expect((await readingOf(shop))?.bytes).toBeGreaterThan(0), 60_000);
    const halfway = (await getSetup(shop))?.history;
    expect(halfway).toMatchObject({ expected: ORDERS, prepared: null, completedAt: null });
    expect(halfway?.orders).toBeGreaterThan(0);
    expect(halfway?.orders).toBeLessThan(ORDERS);

    // Once some of it is read, its worker loses the lane, as one that is killed does; another one goes on.
    await rowsOf(
      `update lane set lease_token = lease_token + 1, lease_until = null, started = false, due_at = now()
       where shop = $1 and kind = 'history'`,
      [shop],
    );
    // Meanwhile one order is placed, and one of the past is cancelled.
    const live = place(shop, 1);
    const [first = "", cancelled = ""] = past.filter((_, number) => number % 10 === 1);
    cancelOrder(world, shop, cancelled, { reason: "FRAUD", refund: true, restock: true } as never);
    await reading;
    await worked.settle();

    const read = await readingOf(shop);
    expect(read).toMatchObject({ failures: 1, kept_out: 0 });
    const states = new Map(
      (
        await rowsOf<{ order_id: string; seen: unknown; same: boolean; run: number | null }>(
          "select order_id, seen, seen = decided as same, last_run_id as run from order_state where shop = $1",
          [shop],
        )
      ).map((row) => [row.order_id, row]),
    );
    expect(states.size).toBe(ORDERS + 1);
    const admin = adminFor(shop, 1, "live");
    for (let at = 0; at < past.length; at += 50) {
      const { orders } = await readOrders(admin, past.slice(at, at + 50));
      for (const [id, picture] of orders) if (id !== cancelled) expect(states.get(id)?.seen).toEqual(picture);
    }
    expect(states.get(first)).toMatchObject({ same: true, run: null });
    // What changed since the install is news.
    expect(states.get(cancelled)?.run).not.toBeNull();
    expect(states.get(cancelled)?.seen).toMatchObject({ cancel_reason: "fraud" });
    expect(states.get(live.id)?.run).not.toBeNull();
    const [ledger] = await rowsOf<{ orders: number }>(
      "select count(*)::int as orders from ledger_order where shop = $1",
      [shop],
    );
    expect(ledger?.orders).toBe(ORDERS + 1);
    // Figures of the past are to be had, too: paid when its payment went through, sent and delivered as its parcel says.
    const shipped = past[3] ?? "";
    const events = await rowsOf<{ kind: string; exact: boolean }>(
      "select kind, exact from order_event where shop = $1 and order_id = $2 order by kind",
      [shop, shipped],
    );
    expect(events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["created", "delivered", "fulfilled", "in_transit", "paid", "payment", "shipped"]),
    );
    expect(events.every(({ exact }) => exact)).toBe(true);
    expect(await rowsOf("select 1 from history_parcel where shop = $1", [shop])).toEqual([]);
    // Ten orders by pages asked for 586 points.
    expect(read?.points).toBeLessThan((ORDERS / 10) * 586 * 0.1);
  }, 120_000);

  it("is read as a whole once the store grants it and a person asks; what was known before its history was kept gets one", async () => {
    const worked = await aWorkedShop(shopify);
    const { shop } = worked;
    const [old, recent] = [500, 30].map((days) => world.inThePast(Date.now() - days * DAY_MS, () => place(shop, 1).id));
    worked.mail.splice(0);
    const known = async () =>
      (await rowsOf<{ id: string }>("select order_id as id from order_state where shop = $1 order by 1", [shop])).map(
        ({ id }) => id,
      );
    expect((await getSettings(shop))?.past).toMatchObject({ orders: 0, isWhole: false, canReadAll: false });
    expect(await readAllOrders(shop, "staff:1")).toEqual({ outcome: "not_found" });

    const installation = currentInstallation(world, shop);
    if (installation) changeScopes(world, shop, installation, [...SCOPES, "read_all_orders"]);
    await worked.settle();
    expect((await getSettings(shop))?.past).toMatchObject({ isWhole: false, canReadAll: true });
    expect(await readAllOrders(shop, "staff:1")).toEqual({ outcome: "done" });
    expect(await readAllOrders(shop, "staff:1")).toEqual({ outcome: "not_found" });
    await worked.settle();
    expect(await known()).toEqual([old, recent].sort());
    expect((await getSettings(shop))?.past).toMatchObject({ orders: 2, isWhole: true });
    expect(await readAllOrders(shop, "staff:1")).toEqual({ outcome: "not_found" });

    // As in a store that had the app before.
    await rowsOf("delete from order_event where shop = $1", [shop]);
    await rowsOf("update shop set order_events_filled_to = null where shop = $1", [shop]);
    await rowsOf("update lane set due_at = now() where shop = $1 and kind = 'sweep'", [shop]);
    await worked.settle();
    const events = await rowsOf<{ order_id: string; kind: string }>(
      "select distinct order_id, kind from order_event where shop = $1 order by 1, 2",
      [shop],
    );
    expect(events).toEqual(
      [old, recent].sort().flatMap((id) => ["created", "paid"].map((kind) => ({ order_id: id, kind }))),
    );
    expect(await rowsOf("select order_events_filled_to as up_to from shop where shop = $1", [shop])).toEqual([
      { up_to: "end" },
    ]);
  });
});
