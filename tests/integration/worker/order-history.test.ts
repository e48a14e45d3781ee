// An order's history: from the first webhook on, with the store's own times, the same in whatever order its webhooks come.
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctEvents, type OrderEvent } from "#app/history/order-event.ts";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { addFulfillmentEvent } from "#sandbox/world/fulfillments/add-fulfillment-event.ts";
import { holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { uninstallApp } from "#sandbox/world/install-app.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { releaseHolds } from "#sandbox/world/release-holds.ts";
import { createReturn } from "#sandbox/world/returns/create-return.ts";
import { tellRemoval } from "#sandbox/world/returns/tell-return.ts";
import { eventually } from "#tests/support/eventually.ts";
import { haveRecords } from "#tests/support/have-records.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { subscribedTopics } from "#tests/support/read-app-toml.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";
import { type Ids, TOLD_TOPICS } from "#tests/support/told-topics.ts";
import { aWorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { world } = shopify;
const { readDeliveryOf } = await import("#app/ingest/topics.ts");
const { OPTIONAL_TOPIC_NAMES } = await import("#app/rules/optional-topics.ts");
const { inShop } = await import("#app/db.server.ts");
const { saveOrderEvents } = await import("#app/store/order-events.server.ts");
const { installShop } = await import("#app/store/shops.server.ts");
const { bumpLane } = await import("#app/store/lanes.server.ts");
const { getOrder } = await import("#app/queries/get-order.server.ts");

const address = { lastName: "Marsh", address1: "1 Quay", city: "Whitby", zip: "YO21 1DN", countryCode: "GB" };
const STAFF = { by: "staff" } as const;

const place = (shop: string) =>
  placeOrder(world, shop, {
    lines: [{ title: "Lantern", price: 2_000, quantity: 2, taxable: false }],
    shippingAddress: address,
    billingAddress: address,
    shipping: { title: "Parcel", price: 0 },
    payment: "paid",
    routing: "now",
  });

type Row = { kind: string; of: string; at: string; exact: boolean; detail: unknown };
const historyOf = (shop: string, orderId: string | null) =>
  rowsOf<Row>(
    `select kind, of, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, exact, detail from order_event
     where shop = $1 and ($2::text is null or order_id = $2) order by kind, of`,
    [shop, orderId],
  );

it("tells what became of an order, though webhooks are doubled, reordered and come again late", async () => {
  const worked = await aWorkedShop(shopify);
  const { shop } = worked;
  const order = place(shop);
  const lost = place(shop);
  const [toShip] = world.fulfillmentOrdersOf(order);
  const { hold } = holdFulfillmentOrder(world, shop, toShip?.id ?? "", { reason: "OTHER" }, STAFF);
  releaseHolds(world, shop, toShip?.id ?? "", "all", STAFF);
  const [parcel] = fulfillOrder(world, shop, order.id).fulfillments;
  for (const [status, happenedAt] of [
    ["IN_TRANSIT", "2026-11-01T08:00:00Z"],
    ["DELIVERED", "2026-11-02T09:30:00Z"],
  ] as const)
    addFulfillmentEvent(world, shop, parcel?.id ?? "", { status, happenedAt }, STAFF);
  const returned = createReturn(
    world,
    shop,
    order.id,
    { lines: [{ fulfillmentLineId: parcel?.lines[0]?.id ?? "", quantity: 1 } as never] },
    STAFF,
  );
  tellRemoval(world, returned, [{ returnLineId: returned.it.lines[0]?.id ?? "", delta: 1 }], STAFF);
  const { refund } = refundOrder(world, shop, order.id, {
    lines: [{ lineId: order.lines[0]?.id ?? "", quantity: 1 }],
  });
  cancelOrder(world, shop, lost.id, { reason: "CUSTOMER", refund: true, restock: true } as never);

  const sent = worked.mail.splice(0);
  for (const webhook of sent.toReversed()) {
    await worked.deliver(webhook);
    await worked.deliver(webhook);
  }
  await worked.settle();
  // News of fulfilment orders, and some of returns, name no order: the sweep finds whose they are.
  await eventually(async () => {
    await inShop(shop, (client) => bumpLane(client, shop, { kind: "sweep", key: "orders" }));
    await worked.settle();
    expect(await rowsOf("select 1 from order_event where shop = $1 and order_id is null", [shop])).toEqual([]);
  }, 20_000);

  const history = await historyOf(shop, order.id);
  const of = (kind: string) => history.filter((row) => row.kind === kind);
  expect(of("created")).toMatchObject([{ of: order.id, at: order.createdAt, exact: true }]);
  const paid = sent.find(({ event }) => event.topic === "orders/paid");
  expect(of("paid")).toMatchObject([{ at: `${paid?.event.at.slice(0, 19)}Z`, exact: true }]);
  expect(of("held")).toMatchObject([{ of: hold.id, exact: true, detail: { reason: "other" } }]);
  expect(of("hold_ended")).toMatchObject([{ of: hold.id }]);
  expect(of("routed")).toMatchObject([{ of: toShip?.id }]);
  expect(of("shipped")).toMatchObject([{ of: parcel?.id, exact: true }]);
  expect(of("in_transit")).toMatchObject([{ of: parcel?.id, at: "2026-11-01T08:00:00Z" }]);
  expect(of("delivered")).toMatchObject([{ of: parcel?.id, at: "2026-11-02T09:30:00Z" }]);
  expect(of("fulfilled")).toHaveLength(1);
  expect(of("return_changed")).toHaveLength(1);
  expect(of("refunded")).toMatchObject([{ of: refund.id, detail: { currency: "GBP" } }]);
  expect((await historyOf(shop, lost.id)).find(({ kind }) => kind === "cancelled")).toMatchObject({
    ...{ exact: true, detail: { reason: "customer" } },
  });

  for (const webhook of sent) await worked.deliver({ ...webhook, webhookId: randomUUID() });
  await worked.settle();
  expect(await historyOf(shop, order.id)).toEqual(history);

  const page = await getOrder(shop, order.id);
  expect(page?.story?.find((entry) => entry.entry === "event" && entry.kind === "delivered")).toMatchObject({
    at: "2026-11-02T09:30:00.000Z",
  });
});

it("is in the table as it is worked out, however its tellings are ordered and divided", async () => {
  const telling: fc.Arbitrary<OrderEvent> = fc.record({
    kind: fc.constantFrom("paid", "shipped"),
    of: fc.constantFrom("1", "2"),
    orderId: fc.constant("1"),
    fulfillmentOrderId: fc.constant(null),
    at: fc.integer({ min: 0, max: 3 }).map((hour) => `2026-11-24T0${hour}:00:00Z`),
    exact: fc.boolean(),
    source: fc.constantFrom("orders/paid", "orders/updated", "reading"),
    detail: fc.constantFrom<OrderEvent["detail"][]>(
      {},
      { carrier: "DHL" },
      { carrier: "Ü€😀" },
      { carrier: "DHL", location_id: "2" },
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(telling, { maxLength: 4 }), { maxLength: 5 }), async (batches) => {
      const shop = aShop("told");
      await installShop(shop, { currency: "GBP", timezone: "UTC", domains: [] });
      for (const batch of batches) await inShop(shop, (client) => saveOrderEvents(client, shop, 1, batch));
      const expected = distinctEvents(batches.flat()).map(({ kind, of, at, exact, detail }) => ({
        ...{ kind, of, at, exact, detail },
      }));
      const byName = (rows: Row[]) => rows.toSorted((a, b) => (`${a.kind}${a.of}` < `${b.kind}${b.of}` ? -1 : 1));
      expect(byName(await historyOf(shop, null))).toEqual(byName(expected));
    }),
    { numRuns: 15 },
  );
});

describe("each topic", () => {
  const entries = Object.entries(TOLD_TOPICS);
  /** These look for what is homeless, and end the installation. */
  const [last, before] = [entries.slice(-2), entries.slice(0, -2)];

  it("has a row in the table of what becomes of it", () => {
    expect(Object.keys(TOLD_TOPICS).sort()).toEqual(
      [...new Set([...subscribedTopics(), ...OPTIONAL_TOPIC_NAMES])].sort(),
    );
  });

  it("is kept on its lane: the picture of the record, the ledger, the history", async () => {
    const worked = await aWorkedShop(shopify);
    const { shop } = worked;
    const ids = new Map(entries.map(([topic], at) => [topic, idsFor(topic, 7_000 + at)]));
    const bodyOf = (topic: string) => TOLD_TOPICS[topic]?.body(ids.get(topic) as Ids) ?? {};

    function idsFor(topic: string, own: number): Ids {
      haveRecords(world, shop, { customers: [own], products: [own], inventoryItems: [own], draftOrders: [own] });
      const now = new Date().toISOString();
      if (!TOLD_TOPICS[topic]?.ledger) return { order: own, own, shop, placed: {}, now, fulfillmentOrder: own };
      const order = place(shop);
      if (topic === "refunds/create")
        refundOrder(world, shop, order.id, { lines: [{ lineId: order.lines[0]?.id ?? "", quantity: 1 }] });
      const [webhook] = worked.mail.splice(0);
      const placed = JSON.parse(webhook?.body.toString() ?? "{}");
      // A customer whom the one of its own takes in.
      if (topic === "customers/merge") placed.customer = { id: Number(order.id) };
      const [toShip] = world.fulfillmentOrdersOf(order);
      const common = { own, shop, placed, now: order.createdAt };
      return { ...common, order: Number(order.id), fulfillmentOrder: Number(toShip?.id) };
    }
    const send = (topic: string, body: object) =>
      worked.deliver({
        event: { topic, eventId: randomUUID(), at: new Date().toISOString() } as never,
        body: Buffer.from(JSON.stringify(body)),
        webhookId: randomUUID(),
      });

    // What tells of a part only finds the order known.
    for (const [topic, { ledger }] of entries)
      if (ledger && !("line_items" in bodyOf(topic))) await send("orders/create", ids.get(topic)?.placed ?? {});
    await worked.settle();
    for (const [topic] of before) await send(topic, bodyOf(topic));
    await worked.settle();
    const actual = await Promise.all(before.map(([topic]) => outcome(topic)));
    for (const [topic] of last) {
      if (topic === "app/uninstalled") {
        uninstallApp(world, shop);
        worked.mail.splice(0);
      }
      await send(topic, bodyOf(topic));
      await worked.settle();
      actual.push(await outcome(topic));
    }
    expect(actual).toEqual(
      entries.map(([topic, { lane, picture, ledger, history }]) => ({ topic, lane, picture, ledger, history })),
    );

    async function outcome(topic: string) {
      const { order, own, fulfillmentOrder } = ids.get(topic) as Ids;
      const { history, source = topic } = TOLD_TOPICS[topic] ?? {};
      const [row] = await rowsOf<{ picture: string | null; ledger: string | null; kinds: string[] }>(
        `select coalesce(
             (select kind from record_state where shop = $1 and split_part(key, '/', 1) = $3 and seen is not null),
             (select 'shop' from shop where shop = $1 and currency = 'EUR' and $6 = 'shop/update'),
             (select 'order' from order_state where shop = $1 and order_id = $2 and seen ? 'id')) as picture,
           (select case when not counts then 'dropped' when customer_id = $3 then 'moved' else 'counts' end
             from ledger_order where shop = $1 and order_id = $2) as ledger,
           array(select kind from order_event where shop = $1 and source = $5
               and (order_id = $2 or fulfillment_order_id = $4 or split_part(child, '/', 2) = $3)
             union select event from record_event where shop = $1 and source = $5
               and (split_part(key, '/', 1) = $3 or key = 'shop')
             union select 'stock_day' from stock_day where shop = $1 and inventory_item_id = $3) as kinds`,
        [shop, String(order), String(own), String(fulfillmentOrder), source, topic],
      );
      const { verdict } = readDeliveryOf(topic, bodyOf(topic), shop);
      return {
        ...{ topic, picture: row?.picture ?? null, ledger: row?.ledger ?? null },
        lane: verdict.outcome === "lane" ? verdict.lane.kind : verdict,
        history: row?.kinds.find((kind) => kind === history) ?? (row?.kinds.join(", ") || "-"),
      };
    }
  });
});
