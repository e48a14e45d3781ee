// Spend over the ledger: history, live orders, refunds, timers; and the lanes beside the orders'.
import { beforeEach, describe, expect, it } from "vitest";
import type { OpenDelivery } from "#app/store/deliveries.server.ts";
import { installApp, uninstallApp } from "#sandbox/world/install-app.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { eventually } from "#tests/support/eventually.ts";
import { exchangeToken } from "#tests/support/exchange-token.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { inShop } = await import("#app/db.server.ts");
const { keepSchedules } = await import("#app/store/schedules.server.ts");
const { bumpLane, claimLanes } = await import("#app/store/lanes.server.ts");
const { leaseDueLanes } = await import("#app/store/due-lanes.server.ts");
const { becomeDispatcher } = await import("#tests/support/due-lanes.ts");
const { AdminUnavailable } = await import("#app/admin/errors.ts");
const { enterShop } = await import("#app/enter-shop.server.ts");
const { sessionStorage } = await import("#app/store/session-storage.server.ts");
const { UNCONFIRMED } = await import("#app/store/sessions.server.ts");
const { getShop } = await import("#app/store/shops.server.ts");
const { askInstallation, assertSameInstallation } = await import("#app/worker/ask-installation.server.ts");
const { workRecordLanes } = await import("#app/worker/work-records.server.ts");

let worked: WorkedShop;
let shop: string;
const begin = async (options?: Parameters<typeof aWorkedShop>[1]) => {
  worked = await aWorkedShop(shopify, options);
  ({ shop } = worked);
};
beforeEach(() => begin());

const whitby = {
  firstName: "Ada",
  lastName: "Marsh",
  address1: "1 Quay",
  city: "Whitby",
  zip: "YO21 1DN",
  countryCode: "GB",
};
function aCustomer(): string {
  const { world } = shopify;
  const like = Object.values(world.state.customers)[0];
  if (!like) throw new Error("the world holds no customer");
  const id = world.nextId();
  world.state.customers[id] = { ...structuredClone(like), id, shop, tags: [], email: `${id}@example.com` };
  return id;
}
const place = (customerId: string, pounds: number, over: Partial<Parameters<typeof placeOrder>[2]> = {}) =>
  placeOrder(shopify.world, shop, {
    lines: [{ title: "Lantern", price: pounds * 100, quantity: 1, taxable: false }],
    customerId,
    shippingAddress: whitby,
    billingAddress: whitby,
    shipping: { title: "Free", price: 0 },
    payment: "paid",
    ...over,
  });
const tagsOf = (customerId: string) => shopify.world.customer(shop, customerId)?.tags;
const findings = async (customerId: string) =>
  (
    await rowsOf<{ findings: { outcome: string; reason: string }[] }>(
      "select findings from run where shop = $1 and lane_kind = 'customer' and lane_key = $2 order by id",
      [shop, customerId],
    )
  ).map((run) => run.findings[0]);

describe("a customer's spend", () => {
  it("makes a VIP of who spent more than 500.00, and not of who spent exactly that", async () => {
    const [exactly, more] = [aCustomer(), aCustomer()];
    place(exactly, 500);
    place(more, 300);
    place(more, 201);
    await worked.settle();
    expect(tagsOf(exactly)).toEqual([]);
    expect(tagsOf(more)).toEqual(["VIP"]);
    expect((await findings(more)).at(-1)).toMatchObject({
      outcome: "matched",
      reason: expect.stringContaining("501.00"),
    });
    expect(
      await rowsOf("select lane_kind, status from timer where shop = $1 and lane_key = $2 and status = 'PENDING'", [
        shop,
        more,
      ]),
    ).toHaveLength(1);
  });

  it("looks every night at those who have the tag, and takes it back where nobody said that it is untrue", async () => {
    const [gone, stays] = [aCustomer(), aCustomer()];
    for (const customer of [gone, stays]) place(customer, 600);
    await worked.settle();
    expect([tagsOf(gone), tagsOf(stays)]).toEqual([["VIP"], ["VIP"]]);

    // As if a year had passed over one order, and the timer of that moment had been lost.
    await rowsOf("delete from timer where shop = $1 and lane_kind = 'customer'", [shop]);
    await rowsOf(
      "update ledger_order set created_at = created_at - interval '366 days' where shop = $1 and customer_id = $2",
      [shop, gone],
    );
    await inShop(shop, (client) => keepSchedules(client, shop, new Date()));
    await worked.passTime();
    await worked.settle();
    expect([tagsOf(gone), tagsOf(stays)]).toEqual([[], ["VIP"]]);
  });

  it("takes the tag back when a refund brings it down again", async () => {
    const customer = aCustomer();
    const order = place(customer, 600);
    await worked.settle();
    expect(tagsOf(customer)).toEqual(["VIP"]);
    const line = order.lines[0];
    refundOrder(shopify.world, shop, order.id, {
      lines: [{ lineId: line?.id ?? "", quantity: 1, restock: false }],
    } as never);
    await worked.settle();
    expect((await findings(customer)).at(-1)).toMatchObject({ outcome: "not_matched" });
    expect(tagsOf(customer)).toEqual([]);
  });
});

describe("history", () => {
  it("fills the ledger from before the app came, fires no rule for old orders, and knows the VIPs then", async () => {
    const customer = { id: "" };
    await begin({ historyKnown: false });
    customer.id = aCustomer();
    shopify.world.inThePast(Date.now() - 30 * 86_400_000, () => {
      for (let order = 0; order < 27; order++) place(customer.id, 20, { billingAddress: { ...whitby, city: "Leeds" } });
    });
    await worked.settle();
    const [row] = await rowsOf<{ history_completed_at: Date; history_orders: number }>(
      "select history_completed_at, history_orders from shop where shop = $1",
      [shop],
    );
    expect(row).toMatchObject({ history_orders: 27, history_completed_at: expect.any(Date) });
    expect(await rowsOf("select 1 from run where shop = $1 and lane_kind = 'order'", [shop])).toEqual([]);
    expect(tagsOf(customer.id)).toEqual(["VIP"]);
  });
});

describe("the sweep", () => {
  it("finds orders whose webhooks were lost, once, and counts them", async () => {
    const lost = place(aCustomer(), 20, { billingAddress: { ...whitby, city: "Leeds" } });
    await worked.settle();
    // In another second than our tag: what is lost within one is found as orders-at-rest.test.ts has it.
    const tagged = Date.parse(shopify.world.order(shop, lost.id)?.updatedAt ?? "");
    await eventually(async () => expect(shopify.world.nowMs()).toBeGreaterThanOrEqual(tagged + 1_000));
    updateOrder(shopify.world, shop, lost.id, { billingAddress: whitby });
    const other = place(aCustomer(), 20, { billingAddress: { ...whitby, city: "Leeds" } });
    worked.mail.splice(0);
    // The sweep leaves to webhooks what is younger than a moment: the first ones find nothing.
    await eventually(async () => {
      await inShop(shop, (client) => bumpLane(client, shop, { kind: "sweep", key: "orders" }));
      await worked.settle();
      expect(shopify.world.order(shop, other.id)?.tags).toEqual(["address-mismatch"]);
      expect(shopify.world.order(shop, lost.id)?.tags).toEqual([]);
    }, 20_000);
    const [row] = await rowsOf<{ sweep_found: number; swept_at: Date }>(
      "select sweep_found, swept_at from shop where shop = $1",
      [shop],
    );
    expect(row?.swept_at).toBeInstanceOf(Date);
    expect(row?.sweep_found).toBeGreaterThanOrEqual(1);
  });
});

describe("the shop's lane", () => {
  const webhook = (topic: string, body: unknown, triggeredAt = new Date().toISOString()) =>
    worked.deliver({
      event: { topic, eventId: "e", at: triggeredAt } as never,
      body: Buffer.from(JSON.stringify(body)),
      webhookId: `${topic}-${Math.random()}`,
    });

  it("removes a person on customers/redact", async () => {
    const customer = aCustomer();
    const order = place(customer, 20, { note: "leave it with Canary" });
    await worked.settle();
    await webhook("customers/redact", {
      shop_domain: shop,
      customer: { id: Number(customer), email: "canary@example.com" },
      orders_to_redact: [Number(order.id)],
    });
    await worked.settle();
    const rows = await rowsOf<{ text: string }>(
      `select row_to_json(t)::text as text from order_state t where shop = $1
       union all select facts::text from run where shop = $1 union all select convert_from(body, 'UTF8') from delivery_body where shop = $1`,
      [shop],
    );
    expect(rows.filter(({ text }) => /Canary|canary|Marsh/.test(text))).toEqual([]);
    expect(
      await rowsOf("select kind, done_at is not null as done from privacy_request where shop = $1", [shop]),
    ).toEqual([{ kind: "customers/redact", done: true }]);
  });

  const leftOf = async () => {
    const [row] = await rowsOf<{ uninstalled_at: Date | null; orders: number; runs: number; history: number }>(
      `select uninstalled_at, (select count(*)::int from order_state where shop = $1) as orders,
         (select count(*)::int from record_event where shop = $1) as history,
         (select count(*)::int from run where shop = $1) as runs from shop where shop = $1`,
      [shop],
    );
    return row;
  };
  const FORGOTTEN = { uninstalled_at: expect.any(Date), orders: 0, runs: 0, history: 0 };

  it("forgets the store on shop/redact, though nothing told that the app was uninstalled", async () => {
    place(aCustomer(), 20);
    await worked.settle();
    uninstallApp(shopify.world, shop);
    worked.mail.length = 0;
    await webhook("shop/redact", { shop_id: 1, shop_domain: shop });
    await worked.settle();
    expect(await leftOf()).toEqual(FORGOTTEN);
  });

  it.each(["before", "after", "long after"])(
    "forgets the store when its end is told %s the request to forget it",
    async (when) => {
      place(aCustomer(), 20);
      await worked.settle();
      uninstallApp(shopify.world, shop);
      const words = worked.mail.splice(0);
      const tell = async () => {
        for (const word of words) await worked.deliver(word);
      };
      if (when === "before") await tell();
      await webhook("shop/redact", { shop_id: 1, shop_domain: shop });
      if (when === "long after") await worked.settle();
      if (when !== "before") await tell();
      await worked.settle();
      expect(await leftOf()).toEqual(FORGOTTEN);
    },
  );

  it("forgets no store where the app is installed", async () => {
    place(aCustomer(), 20);
    await worked.settle();
    await webhook("shop/redact", { shop_id: 1, shop_domain: shop });
    await worked.settle();
    expect(await leftOf()).toMatchObject({ uninstalled_at: null, orders: 1 });
    expect(await rowsOf("select status from delivery_key where shop = $1 and topic = 'shop/redact'", [shop])).toEqual([
      { status: "IGNORED" },
    ]);
  });

  const shopRow = async () =>
    (await rowsOf<{ uninstalled_at: Date | null }>("select uninstalled_at from shop where shop = $1", [shop]))[0];
  const answerTo = (topic: string) =>
    rowsOf("select status, reason from delivery_key where shop = $1 and topic = $2", [shop, topic]);
  const sessions = () => rowsOf("select 1 from session where shop = $1", [shop]);
  const wrongAddress = () => place(aCustomer(), 20, { billingAddress: { ...whitby, city: "Leeds" } });

  it("stops everything on app/uninstalled", async () => {
    uninstallApp(shopify.world, shop);
    await worked.settle();
    expect((await shopRow())?.uninstalled_at).toBeInstanceOf(Date);
    expect(await answerTo("app/uninstalled")).toMatchObject([{ status: "DECIDED" }]);
    expect(await sessions()).toEqual([]);
    wrongAddress();
    await worked.settle();
    expect(shopify.journal.lines.filter((line) => line.shop === shop)).toEqual([]);
  });

  it("asks nobody about an uninstall before the installation of now", async () => {
    const { requests } = shopify.journal.counts(shop);
    await webhook("app/uninstalled", { myshopify_domain: shop }, "2020-01-01T00:00:00Z");
    await worked.settle();
    expect(await shopRow()).toEqual({ uninstalled_at: null });
    expect(await answerTo("app/uninstalled")).toMatchObject([{ status: "IGNORED" }]);
    expect(shopify.journal.counts(shop).requests).toBe(requests);
  });

  it("ends no installation that began before the word of an earlier one's end came", async () => {
    uninstallApp(shopify.world, shop);
    const late = worked.mail.splice(0).find(({ event }) => event.topic === "app/uninstalled");
    installApp(shopify.world, shop, shopify.settings.apiKey, shopify.settings.scopes);
    await sessionStorage.storeSession(await exchangeToken(shopify, shop));
    await enterShop(shop);
    if (!late) throw new Error("no webhook of the uninstall was sent");
    await worked.deliver(late);
    await rowsOf("update shop set mode = 'LIVE' where shop = $1", [shop]);
    const order = wrongAddress();
    await worked.settle();

    expect(await shopRow()).toEqual({ uninstalled_at: null });
    expect(await answerTo("app/uninstalled")).toEqual([
      { status: "IGNORED", reason: "It is about an earlier installation: the app was installed again since." },
    ]);
    expect(await sessions()).toHaveLength(1);
    expect(shopify.world.order(shop, order.id)?.tags).toEqual(["address-mismatch"]);
  });

  it("waits with an uninstall until Shopify says whether the installation still is", async () => {
    shopify.faults.set({ graphql: [{ kind: "500", match: { shop } }] });
    uninstallApp(shopify.world, shop);
    const [mail] = worked.mail.splice(0);
    installApp(shopify.world, shop, shopify.settings.apiKey, shopify.settings.scopes);
    await sessionStorage.storeSession(await exchangeToken(shopify, shop));
    if (mail) await worked.deliver(mail);
    expect(await worked.workOnce()).toBeGreaterThan(0);
    expect(await answerTo("app/uninstalled")).toEqual([{ status: "RECEIVED", reason: null }]);
    expect(await shopRow()).toEqual({ uninstalled_at: null });
    expect(await rowsOf("select crashes from lane where shop = $1 and kind = 'shop'", [shop])).toEqual([
      { crashes: 0 },
    ]);

    shopify.faults.set({ graphql: [] });
    await worked.settle();
    expect(await answerTo("app/uninstalled")).toMatchObject([{ status: "IGNORED" }]);
    expect(await shopRow()).toEqual({ uninstalled_at: null });
  });

  it("does not end what was installed anew while Shopify was asked", async () => {
    const record = await inShop(shop, (client) => getShop(client, shop));
    if (!record) throw new Error("the shop is not there");
    uninstallApp(shopify.world, shop);
    const standing = await askInstallation(record, [uninstalled]);
    if (standing.outcome !== "ended") throw new Error(`the installation ${standing.outcome}`);
    const isSame = () => inShop(shop, (client) => assertSameInstallation(client, record, standing));
    await isSame();

    installApp(shopify.world, shop, shopify.settings.apiKey, shopify.settings.scopes);
    await sessionStorage.storeSession(await exchangeToken(shopify, shop));
    await expect(isSame()).rejects.toThrow(AdminUnavailable);
    expect(await askInstallation(record, [uninstalled])).toEqual({ outcome: "stands" });
  });
  const uninstalled = { topic: "app/uninstalled", triggeredAt: null } as OpenDelivery;

  /** A page brought a token, and ended before it had asked Shopify of which installation it is. */
  const bringToken = async ({ anew }: { anew: boolean }) => {
    await enterShop(shop);
    if (anew) {
      uninstallApp(shopify.world, shop);
      installApp(shopify.world, shop, shopify.settings.apiKey, shopify.settings.scopes);
      worked.mail.splice(0);
    }
    await sessionStorage.storeSession(await exchangeToken(shopify, shop));
    expect(await tokenInstallation()).toBe(UNCONFIRMED);
  };
  const tokenInstallation = async () => (await inShop(shop, (client) => getShop(client, shop)))?.tokenInstallation;

  it("asks Shopify whose the token is that a page brought, and puts orders off until it says so", async () => {
    await bringToken({ anew: false });
    const order = wrongAddress();
    for (const mail of worked.mail.splice(0)) await worked.deliver(mail);
    shopify.faults.set({ graphql: [{ kind: "500", match: { shop } }] });
    expect(await worked.workOnce()).toBeGreaterThan(0);
    expect(await answerTo("orders/create")).toEqual([{ status: "RECEIVED", reason: null }]);
    expect(await rowsOf("select 1 from lane where shop = $1 and crashes > 0", [shop])).toEqual([]);
    expect(await tokenInstallation()).toBe(UNCONFIRMED);

    shopify.faults.set({ graphql: [] });
    await worked.settle();
    expect(await tokenInstallation()).toBe(1);
    expect(shopify.world.order(shop, order.id)?.tags).toEqual(["address-mismatch"]);
  });

  it("begins the new installation that the token is of, though no page came as far", async () => {
    const order = wrongAddress();
    for (const mail of worked.mail.splice(0)) await worked.deliver(mail);
    await bringToken({ anew: true });
    await worked.settle();
    expect(await tokenInstallation()).toBe(2);
    expect(await rowsOf("select installation, mode from shop where shop = $1", [shop])).toEqual([
      { installation: 2, mode: "WATCHING" },
    ]);
    expect(shopify.world.order(shop, order.id)?.tags).toEqual([]);
  });

  it("leaves to its next look the end of the app that is told while rules about the store are looked at", async () => {
    const record = await inShop(shop, (client) => getShop(client, shop));
    await webhook("app/uninstalled", { myshopify_domain: shop });
    const { token } = await becomeDispatcher();
    const lanes = await leaseDueLanes(token, [{ shop, live: 20, sweep: 0, backFill: 0 }]);
    if (record) await workRecordLanes(record, await claimLanes(shop, lanes));
    expect(await answerTo("app/uninstalled")).toEqual([{ status: "RECEIVED", reason: null }]);
  });
});

describe("bodies that cannot be trusted", () => {
  it("of another shop cause nothing", async () => {
    const order = place(aCustomer(), 20, { billingAddress: { ...whitby, city: "Leeds" } });
    const foreign = worked.mail.find((mail) => mail.event.topic === "orders/create");
    worked.mail.splice(0);
    const ours = shop;
    await begin();
    if (!foreign) throw new Error("no webhook was sent");
    await worked.deliver(foreign);
    await worked.settle();
    expect(await rowsOf("select status, reason from delivery_key where shop = $1", [shop])).toMatchObject([
      { status: "IGNORED", reason: expect.stringContaining("does not belong") },
    ]);
    expect(await rowsOf("select 1 from order_state where shop = $1", [shop])).toEqual([]);
    expect(shopify.world.order(ours, order.id)?.tags).toEqual([]);
  });
});
