// A store so busy that more changed within the sweep's overlap than twenty pages hold.
import { expect, it } from "vitest";
import { placeOrder } from "#sandbox/world/place-order.ts";
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
