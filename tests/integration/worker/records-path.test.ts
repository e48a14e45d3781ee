// Rules about customers, products, stock, draft orders and the store: their own webhooks, and what happens elsewhere.
import { beforeEach, describe, expect, it } from "vitest";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { haveRecords } from "#tests/support/have-records.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { saveRule } from "#tests/support/save-rule.ts";
import { shopifySamples } from "#tests/support/shopify-samples.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { topicIsHandled } = await import("#app/ingest/topics.ts");
const { SUBJECTS } = await import("#app/rules/scope.ts");
const { EVENT_NAMES, lanesOf } = await import("#app/rules/trigger.ts");

let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  worked = await aWorkedShop(shopify, { checks: [] });
  ({ shop } = worked);
  haveRecords(shopify.world, shop, OURS);
});

const rule = (document: Record<string, unknown>) => saveRule(shop, document);
let sent = 0;
const OURS = {
  ...{ customers: [71, 72], products: [51, 81], inventoryItems: [31, 83], draftOrders: [81, 91] },
  ...{ locations: [9, 41], collections: [61] },
};
const webhook = (topic: string, body: unknown) =>
  worked.deliver({
    event: { topic, eventId: `e${++sent}`, at: new Date().toISOString() } as never,
    body: Buffer.from(JSON.stringify(body)),
    webhookId: `w${sent}-${shop}`,
  });
const now = () => new Date().toISOString();
const rows = async () =>
  (
    await rowsOf<{ cells: Record<string, string> }>("select cells from rule_table_row where shop = $1 order by id", [
      shop,
    ])
  ).map(({ cells }) => cells);
const log = (row: Record<string, string>) => [{ do: "add_row", table: "log", row, acts: "each" }];

describe("a customer", () => {
  it("sets rules off when created and changed, by what differs", async () => {
    await rule({
      id: "new",
      about: "customer",
      on: ["customer.created", "customer.marketing_changed"],
      then: log({ event: "{{ event.on }}", email: "{{ customer.email }}" }),
    });
    const body = { id: 71, email: "ada@example.com", created_at: now(), updated_at: now(), state: "enabled" };
    await webhook("customers/create", body);
    await worked.settle();
    await webhook("customers/update", { ...body, updated_at: now() });
    await webhook("customers_email_marketing_consent/update", {
      customer_id: 71,
      email_marketing_consent: { state: "subscribed" },
    });
    await worked.settle();
    expect(await rows()).toEqual([
      { event: "customer.created", email: "ada@example.com" },
      { event: "customer.marketing_changed", email: "ada@example.com" },
    ]);
  });

  it("is told of what happens to their orders, where a rule waits for it", async () => {
    await rule({ id: "buys", about: "customer", on: ["order.created"], then: log({ id: "{{ customer.id }}" }) });
    const customer = Object.values(shopify.world.state.customers)[0];
    const id = shopify.world.nextId();
    shopify.world.state.customers[id] = { ...structuredClone(customer), id, shop, tags: [] } as never;
    placeOrder(shopify.world, shop, {
      lines: [{ title: "Lantern", price: 2_000, quantity: 1, taxable: false }],
      customerId: id,
      shipping: { title: "Free", price: 0 },
      payment: "paid",
    } as never);
    await worked.settle();
    expect(await rows()).toEqual([{ id }]);
  });
});

describe("products and stock", () => {
  const product = (over: Record<string, unknown> = {}) => ({
    id: 81,
    title: "Lantern",
    status: "active",
    tags: "",
    created_at: now(),
    updated_at: now(),
    variants: [{ id: 82, product_id: 81, title: "Blue", sku: "LANTERN", inventory_item_id: 83, price: "20.00" }],
    variant_gids: [],
    ...over,
  });

  it("set rules off, a level knowing its variant and product", async () => {
    await rule({
      id: "product",
      about: "product",
      on: ["product.created"],
      then: log({ title: "{{ product.title }}" }),
    });
    await rule({
      id: "out",
      about: "stock_level",
      on: ["stock.changed"],
      when: { field: "stock_level.available", op: "lte", value: 0 },
      then: log({ sku: "{{ variant.sku }}", product: "{{ product.title }}", left: "{{ stock_level.available }}" }),
    });
    await webhook("products/create", product());
    await worked.settle();
    const level = { inventory_item_id: 83, location_id: 9, updated_at: now() };
    await webhook("inventory_levels/update", { ...level, available: 5 });
    await worked.settle();
    await webhook("inventory_levels/update", { ...level, available: 0, updated_at: now() });
    await worked.settle();
    expect(await rows()).toEqual([{ title: "Lantern" }, { sku: "LANTERN", product: "Lantern", left: "0" }]);
  });

  it("never go back to an older picture", async () => {
    await webhook("products/create", product({ title: "New", updated_at: "2026-11-25T10:00:05Z" }));
    await worked.settle();
    await webhook("products/update", product({ title: "Old", updated_at: "2026-11-25T10:00:04Z" }));
    await worked.settle();
    expect(await rowsOf("select seen ->> 'title' as title from record_state where shop = $1", [shop])).toEqual([
      { title: "New" },
    ]);
  });
});

describe("draft orders and the store", () => {
  it("set rules off", async () => {
    await rule({
      id: "draft",
      about: "draft_order",
      on: ["draft_order.created"],
      then: log({ draft: "{{ draft_order.name }}" }),
    });
    await rule({ id: "place", about: "shop", on: ["location.changed"], then: log({ place: "{{ event.body.name }}" }) });
    await webhook("draft_orders/create", { id: 91, name: "#D1", created_at: now(), updated_at: now(), line_items: [] });
    await webhook("locations/create", { id: 9, name: "Leeds" });
    await worked.settle();
    expect((await rows()).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))).toEqual([
      { draft: "#D1" },
      { place: "Leeds" },
    ]);
  });

  it("bring the store's own settings up to date", async () => {
    await webhook("shop/update", { id: 1, myshopify_domain: shop, currency: "EUR", iana_timezone: "Europe/Berlin" });
    await webhook("shop/update", { id: 1, myshopify_domain: shop, currency: "euros", iana_timezone: "Mars/Olympus" });
    await worked.settle();
    expect(await rowsOf("select currency, timezone from shop where shop = $1", [shop])).toEqual([
      { currency: "EUR", timezone: "Europe/Berlin" },
    ]);
  });
});

describe("parcels", () => {
  it("carry what carriers say of them", async () => {
    await rule({
      id: "delivered",
      about: "fulfillment",
      on: ["fulfillment.delivered"],
      then: log({ parcel: "{{ fulfillment.id }}", at: "{{ fulfillment.delivered_at }}" }),
    });
    const order = placeOrder(shopify.world, shop, {
      lines: [{ title: "Lantern", price: 2_000, quantity: 1, taxable: false }],
      customerId: null,
      shipping: { title: "Free", price: 0 },
      payment: "paid",
    } as never);
    await worked.settle();
    const [state] = await rowsOf<{ seen: { updated_at: string } }>("select seen from order_state where shop = $1", [
      shop,
    ]);
    // As if the order's own webhook had shown the parcel.
    const parcel = { id: "7", order_id: order.id, name: "#1.1", status: "success", line_items: [], events: [] };
    await rowsOf(
      `update order_state set seen = jsonb_set(seen, '{fulfillments}', $2::jsonb), decided = jsonb_set(decided, '{fulfillments}', $2::jsonb) where shop = $1`,
      [
        shop,
        JSON.stringify([{ ...parcel, updated_at: state?.seen.updated_at, shipment_status: null, delivered_at: null }]),
      ],
    );
    await webhook("fulfillment_events/create", {
      id: 5,
      fulfillment_id: 7,
      order_id: Number(order.id),
      status: "delivered",
      happened_at: "2026-11-26T00:00:00Z",
    });
    await worked.settle();
    expect(await rows()).toEqual([{ parcel: "7", at: "2026-11-26T00:00:00Z" }]);
  });
});

describe("the history of records", () => {
  const day = (offset: number, clock = "10:00:00") =>
    `${new Date(Date.now() - offset * 86_400_000).toISOString().slice(0, 10)}T${clock}Z`;
  const level = (available: number, updated_at: string) =>
    ["inventory_levels/update", { inventory_item_id: 31, location_id: 41, available, updated_at }] as const;
  const product = (title: string, updated_at: string) =>
    ["products/update", { id: 51, title, status: "active", created_at: day(9), updated_at, variants: [] }] as const;
  const told = [
    ...[level(5, day(6, "08:00:00")), level(0, day(6, "09:00:00")), level(7, day(6, "12:00:00")), level(3, day(5))],
    ...[product("Tea", day(8)), product("Tea", day(7)), product("Coffee", day(6)), product("Tea", day(5))],
    [
      "customers/update",
      { id: 71, email: "ada@example.com", state: "enabled", created_at: day(9), updated_at: day(6) },
    ],
    ["customers/delete", { id: 72 }],
    ["draft_orders/update", { id: 81, status: "open", total_price: "9.00", created_at: day(9), updated_at: day(6) }],
    ["locations/update", { id: 41, name: "Quay", active: true, updated_at: day(6) }],
  ] as const;
  const noted = async () => ({
    events: await rowsOf(
      "select record, key, event, of, at, detail from record_event where shop = $1 order by record, key, event, of",
      [shop],
    ),
    stock: await rowsOf("select day::text, low, high, last from stock_day where shop = $1 order by day", [shop]),
  });
  const arrive = async (all: readonly (readonly [string, unknown])[]) => {
    // The header's time is the event's own, whenever it arrives.
    for (const [topic, body] of all)
      await worked.deliver({
        event: { topic, eventId: `${topic} ${JSON.stringify(body)}`, at: day(4) } as never,
        body: Buffer.from(JSON.stringify(body)),
        webhookId: `w${++sent}-${shop}`,
      });
    await worked.settle();
  };

  it("comes to the same in whatever order webhooks arrive, once or twice; then only what is new of it stays", async () => {
    await arrive(told);
    const straight = await noted();
    expect(straight.events).toHaveLength(8);
    expect(straight.stock).toEqual([
      { day: day(6).slice(0, 10), low: 0, high: 7, last: 7 },
      { day: day(5).slice(0, 10), low: 3, high: 3, last: 3 },
    ]);

    worked = await aWorkedShop(shopify);
    ({ shop } = worked);
    haveRecords(shopify.world, shop, OURS);
    await arrive([...told].reverse().filter((_, at) => at % 2));
    await arrive(told);
    expect(await noted()).toEqual(straight);

    await rowsOf("update lane set due_at = now() where shop = $1 and kind = 'sweep'", [shop]);
    await worked.settle();
    const titles = (await noted()).events.filter(({ record }) => record === "product");
    expect(titles.map(({ detail }) => (detail as { title: string }).title).sort()).toEqual(["Coffee", "Tea", "Tea"]);
    expect(titles.map(({ at }) => (at as Date).toISOString().slice(0, 10)).sort()).toEqual(
      [day(8), day(6), day(5)].map((at) => at.slice(0, 10)),
    );

    await worked.deliver({
      event: { topic: "customers/redact", eventId: "r", at: now() } as never,
      body: Buffer.from(JSON.stringify({ shop_domain: shop, customer: { id: 71 }, orders_to_redact: [] })),
      webhookId: `redact-${shop}`,
    });
    await worked.settle();
    expect((await noted()).events.filter(({ key }) => key === "71")).toEqual([]);
  });
});

describe("a signed body under another store's header", () => {
  /** A rule about each kind of record that waits for whatever there is, and writes down what set it off. */
  const listenToAll = async () => {
    for (const about of ["order", "customer", "product", "stock_level", "draft_order", "shop"] as const) {
      const events = EVENT_NAMES.filter((one) => one.includes(".") && lanesOf(one).includes(SUBJECTS[about].lane));
      // A rule waits for 30 at most.
      for (let from = 0; from < events.length; from += 30)
        await rule({
          ...{ id: `all-${about.replace("_", "-")}-${from}`, about, on: events.slice(from, from + 30) },
          then: log({ about, event: "{{ event.on }}" }),
        });
    }
  };
  /** Their bodies hold no more than an id: that it is gone is taken at its word. */
  const GONE = ["customer.deleted", "product.deleted", "draft_order.deleted", "stock.changed", "location.changed"];

  it("sets nothing off, whatever its topic, and does not take the app off", async () => {
    await listenToAll();
    const newest = new Map(shopifySamples().map((sample) => [sample.topic, sample.body]));
    const topics = [...newest].filter(([topic]) => topicIsHandled(topic));
    expect(topics.length).toBeGreaterThan(60);
    for (const [topic, body] of topics)
      await worked.deliver({
        event: { topic, eventId: `e${++sent}`, at: now() } as never,
        body: Buffer.from(body),
        webhookId: `w${sent}-${shop}`,
      });
    await worked.settle();

    const told = (await rows()).map(({ event }) => event);
    expect(told.filter((event) => !GONE.includes(event ?? ""))).toEqual([]);
    expect(
      await rowsOf("select kind, key from record_state where shop = $1 and kind <> 'shop' and seen is not null", [
        shop,
      ]),
    ).toEqual([]);
    expect(await rowsOf("select uninstalled_at from shop where shop = $1", [shop])).toEqual([{ uninstalled_at: null }]);
  });

  it("counts in its own store alone, and never where a rule looks for records", async () => {
    const bodies: [string, Record<string, unknown>][] = [
      ["customers/create", { id: 71, created_at: now(), updated_at: now() }],
      ["products/create", { id: 81, title: "Tea", created_at: now(), updated_at: now(), variants: [] }],
      ["inventory_levels/update", { inventory_item_id: 83, location_id: 9, available: 5, updated_at: now() }],
      ["draft_orders/create", { id: 91, name: "#D1", created_at: now(), updated_at: now(), line_items: [] }],
      ["collections/create", { id: 61, title: "Teas", updated_at: now() }],
      ["locations/create", { id: 9, name: "Leeds", updated_at: now() }],
    ];
    haveRecords(shopify.world, "elsewhere.myshopify.com", OURS);
    for (const [topic, body] of bodies) await webhook(topic, body);
    await worked.settle();
    const kept = async () =>
      (
        await rowsOf<{ kind: string }>("select kind from record_state where shop = $1 and kind <> 'shop' order by 1", [
          shop,
        ])
      ).map(({ kind }) => kind);
    // No rule waits for it: nobody was asked.
    expect(await kept()).toEqual(["customer", "draft_order", "product", "stock"]);
    for (const find of ["products", "customers"])
      await rule({
        ...{ id: find, about: "shop", on: "location.changed", let: { found: { find } } },
        then: log({ find, found: "{{ found | size }}" }),
      });
    haveRecords(shopify.world, shop, { locations: [10] });
    await webhook("locations/create", { id: 10, name: "Hull" });
    await worked.settle();
    expect((await rows()).map(({ found }) => found)).toEqual(["0", "0"]);
    expect(await kept()).toEqual(["draft_order", "stock"]);

    haveRecords(shopify.world, shop, OURS);
    await listenToAll();
    // One look at a lane sets a rule off once: each of them has its own.
    for (const [topic, body] of bodies) {
      await webhook(topic, { ...body, updated_at: now() });
      await worked.settle();
    }
    const events = new Set((await rows()).map(({ event }) => event));
    for (const event of ["customer.created", "product.created", "stock.changed", "draft_order.created"])
      expect(events).toContain(event);
    for (const event of ["collection.created", "location.changed"]) expect(events).toContain(event);
  });
});
