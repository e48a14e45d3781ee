// Each operation against the simulated Shopify, which executes the official schema.
import { beforeEach, describe, expect, it } from "vitest";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { exchangeToken } from "#tests/support/exchange-token.ts";
import { addShop, startShopify } from "#tests/support/installed-shop.ts";

const shopify = await startShopify();
const { adminFor } = await import("#app/admin/client.server.ts");
const { AdminRejected } = await import("#app/admin/errors.ts");
const { addTags } = await import("#app/admin/operations/add-tags.ts");
const { findOrdersOfFulfillmentOrders } = await import("#app/admin/operations/find-orders-of-fulfillment-orders.ts");
const { listUpdatedOrders } = await import("#app/admin/operations/list-updated-orders.ts");
const { DUPLICATE_HOLD, placeHold } = await import("#app/admin/operations/place-hold.ts");
const { readCustomers } = await import("#app/admin/operations/read-customers.ts");
const { readFulfillmentOrders } = await import("#app/admin/operations/read-fulfillment-orders.ts");
const { readOrderFacts } = await import("#app/admin/operations/read-order-facts.ts");
const { readOrders } = await import("#app/admin/operations/read-orders.ts");
const { readShop } = await import("#app/admin/operations/read-shop.ts");
const { releaseHold } = await import("#app/admin/operations/release-hold.ts");
const { removeTags } = await import("#app/admin/operations/remove-tags.ts");
const { readHolds } = await import("#app/admin/operations/read-holds.ts");
const { setMetafields } = await import("#app/admin/operations/set-metafields.ts");
const { sessionStorage } = await import("#app/store/session-storage.server.ts");

let shop: string;
let admin: ReturnType<typeof adminFor>;
beforeEach(async () => {
  shop = addShop(shopify);
  await sessionStorage.storeSession(await exchangeToken(shopify, shop));
  admin = adminFor(shop, 1, "live");
});

const address = {
  firstName: "Ada",
  lastName: "Marsh",
  address1: "1 Quay",
  city: "Whitby",
  zip: "YO21 1DN",
  countryCode: "GB",
};
function anOrder(over: Partial<Parameters<typeof placeOrder>[2]> = {}) {
  return placeOrder(shopify.world, shop, {
    lines: [{ title: "Lantern", sku: "LAN-1", price: 1_990, quantity: 2 }],
    shippingAddress: address,
    billingAddress: { ...address, city: "Leeds" },
    shipping: { title: "Standard", price: 450 },
    routing: "now",
    ...over,
  });
}
const gid = (id: string) => `gid://shopify/Order/${id}`;

describe("reading orders", () => {
  it("makes snapshots of those there are, and says which are not", async () => {
    const order = anOrder({ tags: ["b", "a"], note: "ring twice" });
    const { orders, points, answeredAt } = await readOrders(admin, [order.id, "999999999999"]);

    expect(orders.get("999999999999")).toBeNull();
    const snapshot = orders.get(order.id);
    expect(snapshot).toMatchObject({
      ...{ id: order.id, name: order.name, tags: ["a", "b"], note: "ring twice", delivery: "shipping" },
      ...{ currency: "GBP", total_price: "44.30", current_total_price: "44.30", total_received: "44.30" },
      financial_status: "paid",
      shipping_address: { name: "Ada Marsh", address1: "1 Quay", city: "Whitby", zip: "YO21 1DN", country_code: "GB" },
      billing_address: { city: "Leeds" },
      line_items: [{ title: "Lantern", sku: "LAN-1", quantity: 2, price: "19.90", requires_shipping: true }],
    });
    expect(points).toBeGreaterThan(0);
    expect(answeredAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it("reads on where an order has more lines than a page", async () => {
    const lines = Array.from({ length: 120 }, (_, index) => ({ title: `Line ${index}`, price: 100, quantity: 1 }));
    const order = anOrder({ lines });
    const { orders } = await readOrders(admin, [order.id]);
    expect(orders.get(order.id)?.line_items.map(({ title }) => title)).toEqual(lines.map(({ title }) => title));
  });

  it("reads on where a parcel or a refund has more lines than a page", async () => {
    const lines = Array.from({ length: 60 }, (_, index) => ({ title: `Line ${index}`, price: 100, quantity: 1 }));
    const order = anOrder({ lines });
    fulfillOrder(shopify.world, shop, order.id);
    const returned = order.lines.map(({ id }) => ({ lineId: id, quantity: 1 }));
    refundOrder(shopify.world, shop, order.id, { lines: returned });
    const picture = (await readOrders(admin, [order.id])).orders.get(order.id);
    expect(picture?.fulfillments.map((one) => one.line_items.length)).toEqual([60]);
    expect(picture?.refunds.map((one) => one.line_items.length)).toEqual([60]);
  });

  it("reads every line of a fulfilment order", async () => {
    const lines = Array.from({ length: 40 }, (_, index) => ({ title: `Line ${index}`, price: 100, quantity: 2 }));
    const order = anOrder({ lines });
    const [one] = (await readFulfillmentOrders(admin, [order.id])).fulfillmentOrders.get(order.id) ?? [];
    expect(one).toMatchObject({
      order_id: order.id,
      order_name: order.name,
      line_count: 40,
      delivery_method: "shipping",
    });
    expect(one?.line_items.map(({ quantity }) => quantity)).toEqual(lines.map(() => 2));
    expect(one?.location_name).toBeTruthy();
  });

  it("does not show another shop's order", async () => {
    const order = anOrder();
    const other = addShop(shopify);
    await sessionStorage.storeSession(await exchangeToken(shopify, other));
    const { orders } = await readOrders(adminFor(other, 1, "live"), [order.id]);
    expect(orders.get(order.id)).toBeNull();
  });

  it("lists what changed since an instant, page by page", async () => {
    const placed = Array.from({ length: 255 }, () => anOrder({ routing: "later" }).id);
    const updatedSince = new Date(Date.now() - 60_000).toISOString();
    const first = await listUpdatedOrders(admin, { updatedSince, after: null });
    const second = await listUpdatedOrders(admin, { updatedSince, after: first.next });
    expect(second.next).toBeNull();
    expect([...first.orders, ...second.orders].map(({ orderId }) => orderId).sort()).toEqual(placed.sort());
    const later = await listUpdatedOrders(admin, {
      updatedSince: new Date(Date.now() + 60_000).toISOString(),
      after: null,
    });
    expect(later.orders).toEqual([]);
  });
});

describe("facts of orders that no webhook carries", () => {
  const NONE = { risk: false, transactions: false, returns: false, disputes: false, verdict: false, origin: false };
  const nothing = { ...NONE, events: false, metafields: [] };

  it("are read together, and told to each as asked", async () => {
    const ids = Array.from({ length: 5 }, () => anOrder().id) as [string, string, string, string, string];
    await setMetafields(admin, {
      metafields: ["tier", "rank"].map((key) => ({
        ...{ ownerId: gid(ids[3]), namespace: "custom", key, type: "single_line_text_field", value: key },
      })),
    });
    const [, risks, payments, tiers, ranks] = await Promise.all([
      readOrderFacts(admin, [ids[0]], { ...nothing, risk: true }),
      readOrderFacts(admin, [ids[1]], { ...nothing, risk: true }),
      readOrderFacts(admin, [ids[2]], { ...nothing, transactions: true }),
      readOrderFacts(admin, [ids[3]], { ...nothing, metafields: ["custom.tier"] }),
      readOrderFacts(admin, [ids[3]], { ...nothing, metafields: ["custom.rank"] }),
    ]);
    expect(shopify.journal.counts(shop).byOperation.readOrderFacts?.requests).toBe(2);
    expect(Object.keys(risks.facts.get(ids[1]) ?? {})).toEqual(["risk"]);
    expect(Object.keys(payments.facts.get(ids[2]) ?? {}).sort()).toEqual([
      ...["can_mark_as_paid", "capturable", "transactions"],
    ]);
    expect(tiers.facts.get(ids[3])).toMatchObject({ metafields: { "custom.tier": "tier" } });
    expect(ranks.facts.get(ids[3])?.metafields).toEqual({ "custom.rank": "rank" });
    expect([payments.points, tiers.points, ranks.points]).toEqual([0, 0, 0]);
  });
});

describe("tags", () => {
  it("are added and taken away, and say what it cost", async () => {
    const order = anOrder({ tags: ["kept"] });
    const added = await addTags(admin, { target: gid(order.id), tags: ["address-mismatch"] });
    expect(added).toMatchObject({ outcome: "applied", points: 10 });
    expect(shopify.world.order(shop, order.id)?.tags).toEqual(["address-mismatch", "kept"]);

    const removed = await removeTags(admin, { target: gid(order.id), tags: ["address-mismatch"] });
    expect(removed.outcome).toBe("applied");
    expect(shopify.world.order(shop, order.id)?.tags).toEqual(["kept"]);
  });

  it("are refused in Shopify's words", async () => {
    const refused = await addTags(admin, { target: gid("999999999999"), tags: ["x"] }).catch((error: unknown) => error);
    if (refused instanceof AdminRejected) expect(refused.messages.length).toBeGreaterThan(0);
    else expect(refused).toMatchObject({ outcome: "refused", errors: [{ message: expect.stringMatching(/\w/) }] });
  });
});

describe("holds", () => {
  const handle = "switchyard-address-mismatch";
  const note = { handle, reason: "INCORRECT_ADDRESS", notes: "The addresses differ." };

  it("are placed, seen as ours, refused twice, and released by id", async () => {
    const order = anOrder();
    const [before] = (await readFulfillmentOrders(admin, [order.id])).fulfillmentOrders.get(order.id) ?? [];
    if (!before) throw new Error("not routed");
    expect(before).toMatchObject({ status: "open", supported_actions: expect.arrayContaining(["hold"]), holds: [] });
    const fulfillmentOrderId = before.id;

    const placed = await placeHold(admin, { fulfillmentOrderId, ...note });
    if (placed.outcome !== "applied") throw new Error("not placed");
    const { fulfillmentOrders } = await readFulfillmentOrders(admin, [order.id]);
    expect(fulfillmentOrders.get(order.id)).toMatchObject([
      {
        id: fulfillmentOrderId,
        status: "on_hold",
        holds: [{ id: placed.holdId, handle, is_ours: true, rule: "address-mismatch", reason: "INCORRECT_ADDRESS" }],
      },
    ]);

    expect((await readHolds(admin, order.id)).fulfillmentOrders).toMatchObject([{ holds: [{ id: placed.holdId }] }]);
    expect((await readHolds(admin, "999999999999")).fulfillmentOrders).toBeNull();

    const again = await placeHold(admin, { fulfillmentOrderId, ...note });
    expect(again).toMatchObject({ outcome: "refused", errors: [{ code: DUPLICATE_HOLD }] });

    expect(await releaseHold(admin, { fulfillmentOrderId, holdIds: [placed.holdId] })).toMatchObject({
      outcome: "applied",
    });
    const after = await readFulfillmentOrders(admin, [order.id]);
    expect(after.fulfillmentOrders.get(order.id)).toMatchObject([{ status: "open", holds: [] }]);
  });

  it("takes any other reason for OTHER", async () => {
    const order = anOrder();
    const [fulfillmentOrder] = (await readFulfillmentOrders(admin, [order.id])).fulfillmentOrders.get(order.id) ?? [];
    const placed = await placeHold(admin, {
      fulfillmentOrderId: fulfillmentOrder?.id ?? "",
      ...note,
      reason: "TEAPOT",
    });
    expect(placed.outcome).toBe("applied");
    expect(shopify.journal.lines.at(-1)?.variables).toMatchObject({ fulfillmentHold: { reason: "OTHER" } });
  });

  it("never go out without ids", async () => {
    const nothing = [] as unknown as [string];
    await expect(releaseHold(admin, { fulfillmentOrderId: "1", holdIds: nothing })).rejects.toThrow(/everybody/);
  });

  it("finds the order of a fulfilment order for one point", async () => {
    const order = anOrder();
    const [fulfillmentOrder] = (await readFulfillmentOrders(admin, [order.id])).fulfillmentOrders.get(order.id) ?? [];
    const id = fulfillmentOrder?.id ?? "";
    const found = await findOrdersOfFulfillmentOrders(admin, [id, "999999999999"]);
    expect([...found.orderIds]).toEqual([
      [id, order.id],
      ["999999999999", null],
    ]);
    expect(found.points).toBe(1);
  });
});

it("reads what a customer spent", async () => {
  const { world } = shopify;
  const like = Object.values(world.state.customers)[0];
  if (!like) throw new Error("no customer");
  const customerId = world.nextId();
  world.state.customers[customerId] = { ...structuredClone(like), id: customerId, shop };
  anOrder({ customerId });
  const { customers } = await readCustomers(admin, [customerId, "999999999999"], {
    ...{ events: false, metafields: [] },
  });
  expect(customers.get(customerId)).toMatchObject({ id: customerId, total_spent: "44.30", orders_count: 1 });
  expect(customers.has("999999999999")).toBe(false);
});

it("reads the shop", async () => {
  expect(await readShop(admin)).toMatchObject({
    currency: "GBP",
    timezone: "Europe/London",
    domains: [shop, "www.northwind.example"],
    scopes: expect.arrayContaining(["write_orders"]),
  });
});
