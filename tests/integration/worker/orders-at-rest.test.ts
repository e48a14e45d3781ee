// Of two changes in one second the webhook of the second one is lost: nothing but a comparison with the store shows it.
import { beforeEach, expect, it } from "vitest";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { type OrderChange, updateOrder } from "#sandbox/world/update-order.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { world } = shopify;
const { inShop } = await import("#app/db.server.ts");
const { bumpLane } = await import("#app/store/lanes.server.ts");

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const address = { lastName: "Marsh", address1: "1 Quay", city: "Whitby", zip: "YO21 1DN", countryCode: "GB" };

let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  worked = await aWorkedShop(shopify, { checks: [] });
  ({ shop } = worked);
  await rowsOf("update shop set installed_at = now() - interval '5 hours' where shop = $1", [shop]);
});

async function sweep(): Promise<void> {
  await inShop(shop, (client) => bumpLane(client, shop, { kind: "sweep", key: "orders" }));
  await worked.settle();
}

interface AtRest {
  id: string;
  /** Changes it in the same second in which it came to rest, untold. */
  change(what: OrderChange): void;
}

/** Orders that changed last so long ago, and that were seen so. */
async function atRest(agoMs: number, count = 1): Promise<AtRest[]> {
  const at = Math.floor((Date.now() - agoMs) / 1_000) * 1_000;
  const then = <T>(work: () => T) => world.inThePast(at, () => world.quietly(work));
  const orders = then(() =>
    Array.from({ length: count }, () =>
      placeOrder(world, shop, {
        lines: [{ title: "Mug", price: 1_200, quantity: 1 }],
        ...{ shippingAddress: address, billingAddress: address, routing: "later" as const },
      }),
    ),
  );
  await rowsOf("update shop set sweep_cursor = now() - interval '4 hours' where shop = $1", [shop]);
  await sweep();
  return orders.map(({ id }) => ({ id, change: (what) => void then(() => updateOrder(world, shop, id, what)) }));
}

const requestsOf = (operation: string) => shopify.journal.counts(shop).byOperation[operation]?.requests ?? 0;
async function seen(id: string | undefined) {
  const [row] = await rowsOf<{ note: string | null; city: string; verified: boolean }>(
    `select seen->>'note' as note, seen->'shipping_address'->>'city' as city, verified_at is not distinct from updated_at as verified
     from order_state where shop = $1 and order_id = $2`,
    [shop, id],
  );
  return row;
}
const differing = () =>
  rowsOf("select 1 from delivery_key where shop = $1 and source = 'SWEEP' and topic = 'orders/differs'", [shop]);

it.each<[string, OrderChange]>([
  ["the note", { note: "by phone" }],
  ["a tag", { tags: ["late"] }],
  ["the e-mail address", { email: "new@example.com" }],
])("finds with the next sweep that %s was changed", async (_, change) => {
  const [order] = await atRest(30_000);
  order?.change(change);
  await sweep();
  expect(await differing()).toHaveLength(1);
  expect(await seen(order?.id)).toMatchObject({ note: change.note ?? null, verified: true });
  expect(requestsOf("readOrderDetails")).toBe(0);

  await sweep();
  expect(await differing()).toHaveLength(1);
});

it("reads nothing of an order whose values are as they were seen, until it has waited for an hour", async () => {
  const [order] = await atRest(50 * MINUTE_MS);
  order?.change({ shippingAddress: { ...address, city: "Hull" } });
  const before = requestsOf("readOrders");
  await sweep();
  await sweep();
  expect([requestsOf("readOrderDetails"), requestsOf("readOrders")]).toEqual([0, before]);
  expect(await seen(order?.id)).toMatchObject({ city: "Whitby", verified: false });
});

it("finds by comparing all that can change what no value shows, once it has waited for an hour", async () => {
  const [order] = await atRest(70 * MINUTE_MS);
  order?.change({ shippingAddress: { ...address, city: "Hull" } });
  const [{ found } = { found: 0 }] = await rowsOf<{ found: number }>(
    "select sweep_found as found from shop where shop = $1",
    [shop],
  );
  await sweep();
  expect(await differing()).toHaveLength(1);
  expect(await seen(order?.id)).toMatchObject({ city: "Hull", verified: true });
  expect(await rowsOf("select sweep_found - $2::int as more from shop where shop = $1", [shop, found])).toEqual([
    { more: 1 },
  ]);
  await sweep();
  expect(requestsOf("readOrderDetails")).toBe(1);
  expect(await differing()).toHaveLength(1);
});

it("compares all that wait by one request as soon as one of them is due", async () => {
  const young = await atRest(20 * MINUTE_MS, 3);
  await sweep();
  expect(requestsOf("readOrderDetails")).toBe(0);
  const old = await atRest(2 * HOUR_MS, 2);
  await sweep();
  expect(requestsOf("readOrderDetails")).toBe(1);
  for (const { id } of [...young, ...old]) expect(await seen(id)).toMatchObject({ verified: true });
  await sweep();
  expect(requestsOf("readOrderDetails")).toBe(1);
});

it("does not wait with as many as one request may name", async () => {
  const orders = await atRest(10 * MINUTE_MS, 249);
  await sweep();
  expect(requestsOf("readOrderDetails")).toBe(0);
  const [last] = await atRest(5 * MINUTE_MS);
  await sweep();
  expect(requestsOf("readOrderDetails")).toBe(1);
  expect(await seen(orders[0]?.id)).toMatchObject({ verified: true });
  expect(await seen(last?.id)).toMatchObject({ verified: true });
}, 90_000);

it("waits anew with an order that changed again meanwhile", async () => {
  const [order] = await atRest(50 * MINUTE_MS);
  world.inThePast(Date.now() - 20 * MINUTE_MS, () =>
    world.quietly(() => updateOrder(world, shop, order?.id ?? "", { note: "changed" })),
  );
  await rowsOf("update shop set sweep_cursor = now() - interval '25 minutes' where shop = $1", [shop]);
  await sweep();
  await sweep();
  expect(await seen(order?.id)).toMatchObject({ note: "changed", verified: false });
  expect(requestsOf("readOrderDetails")).toBe(0);
});

it("passes over an order that a delivery waits for", async () => {
  const [order] = await atRest(2 * HOUR_MS);
  await rowsOf(
    "insert into delivery_key (shop, installation, webhook_id, topic, source, lane_kind, lane_key) values ($1, 1, 'waits', 'orders/updated', 'WEBHOOK', 'order', $2)",
    [shop, order?.id],
  );
  await sweep();
  expect(requestsOf("readOrderDetails")).toBe(0);
});

it("asks once for an order that Shopify does not know any more", async () => {
  const [order] = await atRest(2 * HOUR_MS);
  const known = world.order(shop, order?.id ?? "");
  if (known) world.removeOrder(known);
  await sweep();
  await sweep();
  expect(requestsOf("readOrderDetails")).toBe(1);
  expect(await differing()).toHaveLength(0);
});

it("asks once for an order whose stamp is older in Shopify than what was seen, after its hour", async () => {
  const [order] = await atRest(2 * HOUR_MS);
  await rowsOf(
    `update order_state set updated_at = updated_at + interval '1 second',
       seen = jsonb_set(seen, '{updated_at}', to_jsonb(to_char((updated_at + interval '1 second') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))
     where shop = $1 and order_id = $2`,
    [shop, order?.id],
  );
  await sweep();
  await sweep();
  expect(requestsOf("readOrderDetails")).toBe(1);
});

it("compares nothing of what did not change since the install", async () => {
  const [order] = await atRest(2 * HOUR_MS);
  await rowsOf("update shop set installed_at = now() - interval '1 hour' where shop = $1", [shop]);
  await sweep();
  expect(requestsOf("readOrderDetails")).toBe(0);
  expect(await seen(order?.id)).toMatchObject({ verified: false });
});
