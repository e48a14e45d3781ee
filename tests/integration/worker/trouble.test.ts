// What goes wrong between the app and the store: the end is the same as without it, or it is said what is not known.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { eventually } from "#tests/support/eventually.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { claimLanes } = await import("#app/store/lanes.server.ts");
const { expireLeases } = await import("#app/store/due-lanes.server.ts");
const { runOut } = await import("#tests/support/due-lanes.ts");

let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  worked = await aWorkedShop(shopify);
  ({ shop } = worked);
});
afterEach(() => shopify.faults.set({ graphql: [], webhooks: {} }));

const whitby = {
  firstName: "Ada",
  lastName: "Marsh",
  address1: "1 Quay",
  city: "Whitby",
  zip: "YO21 1DN",
  countryCode: "GB",
};
const leeds = { ...whitby, address1: "9 High Street", city: "Leeds", zip: "LS1 4AP" };
const place = (over: Partial<Parameters<typeof placeOrder>[2]> = {}) =>
  placeOrder(shopify.world, shop, {
    lines: [{ title: "Lantern", price: 1_990, quantity: 2 }],
    shippingAddress: leeds,
    billingAddress: whitby,
    shipping: { title: "Standard", price: 450 },
    payment: "paid",
    ...over,
  });
const tagsOf = (orderId: string) => shopify.world.order(shop, orderId)?.tags;
const holdsOf = (orderId: string) => {
  const order = shopify.world.order(shop, orderId);
  return order ? shopify.world.fulfillmentOrdersOf(order).flatMap((one) => one.holds.map((hold) => hold.handle)) : [];
};
const effects = async (orderId: string) =>
  (
    await rowsOf<{ kind: string; status: string }>(
      "select kind, status from effect where shop = $1 and order_id = $2 order by id",
      [shop, orderId],
    )
  ).map(({ kind, status }) => `${kind} ${status}`);
const changes = (field: string) =>
  shopify.journal.lines.filter((line) => line.shop === shop && line.field === field && line.changed).length;

describe("a mutation that goes wrong", () => {
  it.each(["throttle", "429", "500", "html", "internal", "cut-before", "cut-after", "cut-mid"] as const)(
    "%s at the tag and at the hold: both are there once in the end",
    async (kind) => {
      shopify.faults.set({
        graphql: [
          { kind, nth: 1, match: { operation: "addTags", shop } },
          { kind, nth: 1, match: { operation: "placeHold", shop } },
        ],
      });
      const order = place();
      await worked.settle();
      expect(tagsOf(order.id)).toEqual(["address-mismatch"]);
      expect(holdsOf(order.id)).toEqual(["switchyard-address-mismatch"]);
      expect(await effects(order.id)).toEqual(["add_tags CONFIRMED", "hold_fulfillment CONFIRMED"]);
      expect([changes("tagsAdd"), changes("fulfillmentOrderHold")]).toEqual([1, 1]);
    },
  );

  it("is refused for good: said in Shopify's words and not sent again", async () => {
    shopify.faults.set({ graphql: [{ kind: "refuse", rate: 1, match: { operation: "addTags", shop } }] });
    const order = place();
    await worked.settle();
    expect(await effects(order.id)).toEqual(["add_tags REFUSED", "hold_fulfillment CONFIRMED"]);
    const [row] = await rowsOf<{ reason: string; attempts: number }>(
      "select reason, attempts from effect where shop = $1 and kind = 'add_tags'",
      [shop],
    );
    expect(row?.attempts).toBe(1);
    expect(row?.reason).toBeTruthy();
  });

  it("is applied late, after the answer was given up: there once all the same", async () => {
    shopify.faults.set({ graphql: [{ kind: "apply-late", nth: 1, ms: 200, match: { operation: "placeHold", shop } }] });
    const order = place();
    await worked.settle();
    expect(holdsOf(order.id)).toEqual(["switchyard-address-mismatch"]);
    expect(changes("fulfillmentOrderHold")).toBe(1);
  });
});

describe("brakes", () => {
  it("a shop that only watches decides and writes nothing, and going live does not replay the past", async () => {
    await rowsOf("update shop set mode = 'WATCHING' where shop = $1", [shop]);
    const order = place();
    await worked.settle();
    expect(await effects(order.id)).toEqual(["add_tags WITHHELD", "hold_fulfillment WITHHELD"]);
    updateOrder(shopify.world, shop, order.id, { note: "ring" });
    await worked.settle();
    expect(await effects(order.id)).toHaveLength(2);

    await rowsOf("update shop set mode = 'LIVE' where shop = $1", [shop]);
    await worked.settle();
    expect(shopify.journal.lines.filter((line) => line.shop === shop)).toEqual([]);

    updateOrder(shopify.world, shop, order.id, { note: "ring twice" });
    await worked.settle();
    expect(tagsOf(order.id)).toEqual(["address-mismatch"]);
  });

  it("a pause holds back what was decided, and resuming sends it", async () => {
    await rowsOf("update shop set writes_paused_at = now() where shop = $1", [shop]);
    const order = place();
    await worked.settle();
    expect(await effects(order.id)).toEqual(["add_tags INTENDED", "hold_fulfillment INTENDED"]);

    const { setWritesPaused } = await import("#app/store/shops.server.ts");
    const { inShop } = await import("#app/db.server.ts");
    await inShop(shop, (client) => setWritesPaused(client, shop, false));
    await worked.settle();
    expect(await effects(order.id)).toEqual(["add_tags CONFIRMED", "hold_fulfillment CONFIRMED"]);
  });

  it("a decision that is overtaken before it is sent is never sent", async () => {
    await rowsOf("update shop set writes_paused_at = now() where shop = $1", [shop]);
    const order = place();
    await worked.settle();
    updateOrder(shopify.world, shop, order.id, { shippingAddress: whitby });
    await worked.settle();
    await rowsOf("update shop set writes_paused_at = null where shop = $1", [shop]);
    await rowsOf("update lane set due_at = now() where shop = $1 and kind = 'order'", [shop]);
    await worked.settle();
    expect(await effects(order.id)).toEqual(["add_tags SUPERSEDED", "hold_fulfillment SUPERSEDED"]);
    expect(shopify.journal.lines.filter((line) => line.shop === shop)).toEqual([]);
  });
});

describe("lanes", () => {
  it("that lose their lease write nothing", async () => {
    const { bump, becomeDispatcher } = await import("#tests/support/due-lanes.ts");
    const { leaseDueLanes } = await import("#app/store/due-lanes.server.ts");
    const { recordDecisions } = await import("#app/worker/record-decisions.server.ts");
    await bump(shop, { kind: "order", key: "1" });
    const { token } = await becomeDispatcher();
    const leased = await leaseDueLanes(token, [{ shop, live: 1, sweep: 0, backFill: 0 }]);
    const [held] = await claimLanes(shop, leased);
    if (!held) throw new Error("not claimed");
    await rowsOf("update lane set lease_token = lease_token + 1 where shop = $1 and key = '1'", [shop]);
    const conclusion = {
      lane: held,
      recordKey: held.key,
      picture: null,
      pictureAt: null,
      isGone: false,
      triggers: [],
      relates: [],
      state: { flags: [], matched: [], lastRunId: null },
      orderId: held.key,
      customerId: null,
      flags: [],
      matched: [],
      decided: null,
      happened: [],
      recordEvents: [],
      isConfirmed: true,
      stockSeen: [],
      answered: [1],
      settled: [],
    };
    await expect(recordDecisions({ shop, installation: 1, mode: "LIVE" }, [conclusion], [])).rejects.toThrow(
      /no longer held/,
    );
  });

  it("count no crash when their lease ran out although their worker was at work, as one that is cut off has it", async () => {
    const order = place();
    shopify.faults.set({ graphql: [{ kind: "delay", nth: 1, ms: 1_500, match: { operation: "addTags", shop } }] });
    for (const mail of worked.mail.splice(0)) await worked.deliver(mail);
    const working = worked.workOnce();
    const lane = async () =>
      (
        await rowsOf("select started, crashes, status from lane where shop = $1 and kind = 'order' and key = $2", [
          shop,
          order.id,
        ])
      )[0];
    await eventually(async () => expect(await effects(order.id)).toContain("add_tags SENT"));
    await runOut(shop);
    const [dispatcher] = await rowsOf<{ token: number }>("select token from lease where name = 'dispatcher'");
    await expireLeases(Number(dispatcher?.token));
    expect(await lane()).toMatchObject({ crashes: 1 });
    await working;
    await eventually(async () => expect(await lane()).toMatchObject({ crashes: 0, status: "ACTIVE" }));
    await worked.settle();
    expect(tagsOf(order.id)).toEqual(["address-mismatch"]);
    expect(changes("tagsAdd")).toBe(1);
  });

  it("do not fail with the one that is broken, and that one is set aside at the third time", async () => {
    const broken = place();
    const fine = place();
    // A picture that cannot be read back any more, as a bad migration would leave it.
    await worked.settle();
    await rowsOf(
      "update order_state set seen = seen - 'line_items' - 'fulfillments' where shop = $1 and order_id = $2",
      [shop, broken.id],
    );
    updateOrder(shopify.world, shop, broken.id, { note: "x" });
    updateOrder(shopify.world, shop, fine.id, { shippingAddress: whitby });
    await worked.settle();

    expect(tagsOf(fine.id)).toEqual([]);
    const [lane] = await rowsOf(
      "select status, crashes, reason from lane where shop = $1 and kind = 'order' and key = $2",
      [shop, broken.id],
    );
    expect(lane).toMatchObject({ status: "QUARANTINED", crashes: 3 });
    expect(lane?.reason).toBeTruthy();
  });
});
