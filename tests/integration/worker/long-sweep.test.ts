// What a sweep reaches: to the end of a long list, and what it had to pass over the last time.
import { expect, it } from "vitest";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { inShop } = await import("#app/db.server.ts");
const { bumpLane } = await import("#app/store/lanes.server.ts");

it("sweeps to the end of the list", async () => {
  const worked = await aWorkedShop(shopify);
  const { shop } = worked;
  const { world } = shopify;
  world.inThePast(world.nowMs() - 30_000, () =>
    world.quietly(() => {
      for (let count = 0; count < 1_060; count++)
        placeOrder(world, shop, { lines: [{ title: "Mug", price: 1_200, quantity: 1, requiresShipping: false }] });
    }),
  );
  await inShop(shop, (client) => bumpLane(client, shop, { kind: "sweep", key: "orders" }));
  await worked.workOnce();

  const [row] = await rowsOf<{ sweep_found: number; swept_at: Date | null }>(
    "select sweep_found, swept_at from shop where shop = $1",
    [shop],
  );
  expect(row).toMatchObject({ sweep_found: 1_060, swept_at: expect.any(Date) });
}, 60_000);

it("begins again with an order that it passed over, however long a delivery waited for it", async () => {
  const worked = await aWorkedShop(shopify, { checks: [] });
  const { shop } = worked;
  const { world } = shopify;
  await rowsOf(
    "update shop set installed_at = now() - interval '1 hour', sweep_cursor = now() - interval '25 minutes' where shop = $1",
    [shop],
  );
  const order = world.inThePast(world.nowMs() - 1_800_000, () =>
    placeOrder(world, shop, { lines: [{ title: "Mug", price: 1_200, quantity: 1 }] }),
  );
  await worked.settle();
  // Twenty minutes ago, twice as long as sweeps overlap: a change whose webhook is lost, and other news of it that waits.
  world.inThePast(world.nowMs() - 1_200_000, () =>
    world.quietly(() => updateOrder(world, shop, order.id, { note: "changed" })),
  );
  const later = new Date(Date.now() + 3_600_000);
  await rowsOf(
    "insert into delivery_key (shop, installation, webhook_id, topic, source, lane_kind, lane_key) values ($1, 1, 'waits', 'fulfillment_orders/split', 'WEBHOOK', 'order', $2)",
    [shop, order.id],
  );
  await rowsOf("update lane set due_at = $2 where shop = $1 and kind = 'order'", [shop, later]);
  const sweep = async () => {
    await inShop(shop, (client) => bumpLane(client, shop, { kind: "sweep", key: "orders" }));
    await worked.workOnce();
    const rows = await rowsOf<{ sweep_found: number }>("select sweep_found from shop where shop = $1", [shop]);
    return rows[0]?.sweep_found;
  };
  expect(await sweep()).toBe(0);
  await rowsOf("update delivery_key set status = 'UNCHANGED' where shop = $1 and webhook_id = 'waits'", [shop]);
  expect(await sweep()).toBe(1);
});

it("reads what it found together, for those who look at it: a request for a hundred, and none more", async () => {
  const worked = await aWorkedShop(shopify);
  const { shop } = worked;
  const { world } = shopify;
  const orders = world.inThePast(world.nowMs() - 30_000, () =>
    world.quietly(() =>
      Array.from({ length: 130 }, () =>
        placeOrder(world, shop, { lines: [{ title: "Mug", price: 1_200, quantity: 1, requiresShipping: false }] }),
      ),
    ),
  );
  await inShop(shop, (client) => bumpLane(client, shop, { kind: "sweep", key: "orders" }));
  await worked.settle();

  expect(shopify.journal.counts(shop).byOperation.readOrders?.requests).toBe(2);
  expect(await rowsOf("select 1 from run where shop = $1 and order_id is not null", [shop])).toHaveLength(130);
  const [seen] = await rowsOf<{ seen: { name: string } }>(
    "select seen from order_state where shop = $1 and order_id = $2",
    [shop, orders[129]?.id],
  );
  expect(seen?.seen.name).toBe(orders[129]?.name);
  // Where a person is looked for who is to be redacted.
  expect(
    await rowsOf("select distinct order_id from delivery_body where shop = $1 and length(body) > 100", [shop]),
  ).toHaveLength(130);
}, 60_000);
