// Rules that the clock sets off: about the store, and about many records.
import { beforeEach, expect, it } from "vitest";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { saveRule } from "#tests/support/save-rule.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();

let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  worked = await aWorkedShop(shopify, { checks: [] });
  ({ shop } = worked);
});

async function rule(document: Record<string, unknown>, enabled = true): Promise<void> {
  await saveRule(shop, { id: "clock", on: [{ schedule: { every: "day", at: "09:00" } }], ...document }, enabled);
  await worked.settle();
}
const timers = () =>
  rowsOf<{ lane_kind: string; lane_key: string; due_at: Date }>(
    "select lane_kind, lane_key, due_at from timer where shop = $1 and kind = 'schedule' and status = 'PENDING'",
    [shop],
  );
const rows = async () =>
  (
    await rowsOf<{ said: string }>("select cells ->> 'said' as said from rule_table_row where shop = $1 order by id", [
      shop,
    ])
  )
    .map(({ said }) => said)
    .sort();
const place = (price: number) =>
  placeOrder(shopify.world, shop, {
    lines: [{ title: "Lantern", price, quantity: 1, taxable: false }],
    customerId: null,
    shipping: { title: "Free", price: 0 },
    payment: "paid",
  } as never);
const log = (said: string) => [{ do: "add_row", table: "log", row: { said } }];

it("sets a rule about the store off at each tick by the store's clock, and sets the next one", async () => {
  await rule({ about: "shop", then: log("tick") });
  const [first, ...more] = await timers();
  expect(more).toEqual([]);
  expect(first).toMatchObject({ lane_kind: "shop", lane_key: "shop" });
  expect(first?.due_at.getUTCMinutes()).toBe(0);
  await worked.passTime();
  await worked.settle();
  expect(await rows()).toEqual(["tick"]);
  expect(await timers()).toHaveLength(1);
});

it("looks at the records that the rule's find picks, each once a tick", async () => {
  const [dear] = [place(20_000), place(2_000)];
  await worked.settle();
  await rule({
    find: { where: { field: "order.total_price", op: "gt", value: 100 } },
    then: log("{{ order.name }}"),
  });
  expect(await timers()).toMatchObject([{ lane_kind: "scan", lane_key: "clock" }]);
  await worked.passTime();
  await worked.settle();
  expect(await rows()).toEqual([dear?.name]);
  expect(
    await rowsOf("select looked_at, picked, ended_at is not null as ended from scan where shop = $1", [shop]),
  ).toEqual([{ looked_at: 2, picked: 1, ended: true }]);
});

it("waits for no tick once the rule is switched off", async () => {
  await rule({ about: "shop", then: log("tick") });
  await rule({ about: "shop", then: log("tick") }, false);
  expect(await timers()).toEqual([]);
});

it("goes through what Shopify's search finds, known to us or not, and looks at those that its find picks", async () => {
  const { world } = shopify;
  const kinds = { lamp: ["old", 5], kite: ["old", 0], rope: ["new", 5] } as const;
  for (const [title, [tag, available]] of Object.entries(kinds)) {
    const location = Object.values(world.state.locations).find((one) => one.shop === shop);
    const stock = [{ locationId: location?.id ?? "", available }];
    createProduct(world, shop, { title, tags: [tag], variants: [{ price: 2_000, tracked: true, stock }] });
  }
  // Nothing was told of them.
  worked.mail.length = 0;
  await rule({
    about: "product",
    find: { search: "tag:old", where: { field: "product.total_inventory", op: "more_than", value: 0 } },
    then: log("{{ product.title }} {{ product.tags }}"),
  });
  await worked.passTime();
  await worked.settle();
  expect(await rows()).toEqual(["lamp old"]);
  expect(await rowsOf("select looked_at, picked from scan where shop = $1", [shop])).toEqual([
    { looked_at: 2, picked: 1 },
  ]);
});
