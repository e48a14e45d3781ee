// Rules that look for other records: among those that we keep, or by Shopify's search.
import { beforeEach, expect, it } from "vitest";
import { createDiscount } from "#sandbox/world/discounts/save-discount.ts";
import { setMetafields } from "#sandbox/world/metafields/set-metafields.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import { createCollection } from "#sandbox/world/products/save-collection.ts";
import { ALL_SCOPES, startShopify } from "#tests/support/installed-shop.ts";
import { saveRule } from "#tests/support/save-rule.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify({ scopes: ALL_SCOPES });
const { inShop } = await import("#app/db.server.ts");
const { redactPerson } = await import("#app/store/privacy.server.ts");
const { flushUsage } = await import("#app/admin/usage.server.ts");

const STAFF = { by: "staff" } as never;
let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  worked = await aWorkedShop(shopify, { checks: [] });
  ({ shop } = worked);
});

const row = (said: string) => [{ do: "add_row", table: "log", row: { said } }];
const rule = (document: Record<string, unknown>) => saveRule(shop, { id: "looks", on: ["order.created"], ...document });
const said = async () =>
  (
    await rowsOf<{ said: string }>("select cells ->> 'said' as said from rule_table_row where shop = $1 order by id", [
      shop,
    ])
  ).map((one) => one.said);
async function points(): Promise<number> {
  await flushUsage();
  const [spent] = await rowsOf<{ points: number }>(
    "select coalesce(sum(points), 0)::int as points from api_usage where shop = $1",
    [shop],
  );
  return spent?.points ?? 0;
}
const findings = () =>
  rowsOf<{ outcome: string; notes: string[]; reason: string }>(
    `select f ->> 'outcome' as outcome, f -> 'notes' as notes, f ->> 'reason' as reason
     from run, jsonb_array_elements(findings) as f where shop = $1 and f ->> 'ruleId' = 'looks' order by id desc`,
    [shop],
  );
const place = (price: number, customerId: string | null = null) =>
  placeOrder(shopify.world, shop, {
    lines: [{ title: "Lantern", price, quantity: 1, taxable: false }],
    ...{ customerId, shipping: { title: "Free", price: 0 } },
  } as never);

const OTHERS = {
  others: {
    find: "orders",
    within: "7 days",
    where: {
      all: [
        { field: "item.total", op: "is", value: { field: "order.total" } },
        { field: "item.id", op: "is_not", value: { field: "order.id" } },
      ],
    },
  },
};

it("finds kept orders that fit, in its window, and asks Shopify for nothing", async () => {
  const [old] = [place(2_000), await worked.settle()];
  const [same] = [place(2_000), place(3_000), await worked.settle()];
  await rowsOf(
    `update order_state set created_at = now() - interval '8 days',
       seen = seen || jsonb_build_object('created_at', to_char(now() - interval '8 days', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
     where shop = $1 and order_id = $2`,
    [shop, old.id],
  );
  const before = await points();
  await rule({
    let: OTHERS,
    when: { count: "others", op: "at_least", value: 1 },
    then: row("{{ others | map: 'id' | join: ',' }}"),
  });
  place(2_000);
  place(4_000);
  await worked.settle();
  expect(await said()).toEqual([same.id]);
  // Of the other one nothing is told: it never was.
  expect((await findings()).map(({ outcome }) => outcome)).toEqual(["matched"]);
  expect(await points()).toBe(before);
});

it("sees another order that comes in the same batch", async () => {
  await rule({ let: OTHERS, then: row("{{ others | size }}") });
  place(2_000);
  place(2_000);
  await worked.settle();
  expect(await said()).toEqual(["1", "1"]);
});

it("leans on what it looked for before", async () => {
  place(2_000);
  place(3_000);
  await worked.settle();
  await rule({
    let: {
      dear: { find: "orders", where: { field: "item.total", op: "greater_than", value: 25 } },
      cheap: {
        find: "orders",
        where: { none: [{ field: "item.id", op: "in", value: "{{ dear | map: 'id' }}" }] },
      },
    },
    then: row("{{ cheap | size }}"),
  });
  place(1_000);
  await worked.settle();
  expect(await said()).toEqual(["2"]);
});

it("asks Shopify's search where the rule names one, and is counted in points", async () => {
  createProduct(shopify.world, shop, { title: "Kite", variants: [{ sku: "K", price: 1_000 }] } as never);
  createProduct(shopify.world, shop, { title: "Boat", variants: [{ sku: "B", price: 1_000 }] } as never);
  await worked.settle();
  await rule({
    let: { kites: { find: "products", search: "title:{{ order.line_items[0].title }}" } },
    then: row("{{ kites | map: 'title' | join: ',' }}"),
  });
  const before = await points();
  placeOrder(shopify.world, shop, {
    lines: [{ title: "Kite", price: 1_000, quantity: 1, taxable: false }],
    ...{ customerId: null, shipping: { title: "Free", price: 0 } },
  } as never);
  await worked.settle();
  expect(await said()).toEqual(["Kite"]);
  expect(await points()).toBeGreaterThan(before);
});

it("asks Shopify for the variant and the collection that an action names", async () => {
  const kite = createProduct(shopify.world, shop, { title: "Kite", variants: [{ sku: "Kite-1", price: 0 }] } as never);
  const collection = createCollection(shopify.world, shop, { title: "Bought", sortOrder: "MANUAL" } as never);
  await worked.settle();
  await rule({
    then: [
      { do: "add_line_item", sku: "KITE-1", discount_percent: 100 },
      { do: "arrange_collection", collection: "bought", products: kite.id },
      { do: "publish_collection", collection: "Elsewhere" },
    ],
  });
  const { id } = place(2_000);
  await worked.settle();
  expect(shopify.world.order(shop, id)?.lines.map(({ title }) => title)).toEqual(["Lantern", "Kite"]);
  expect(shopify.world.collection(shop, collection.id)?.productIds).toEqual([kite.id]);
  expect((await findings()).flatMap(({ notes }) => notes)).toContain(
    "publish_collection: There is no collection “Elsewhere”.",
  );
});

it("searches orders", async () => {
  const [first] = [place(2_000), await worked.settle()];
  await rule({
    let: { hits: { find: "orders", search: `name:${first.name}` } },
    then: row("{{ hits | map: 'id' | join: ',' }}"),
  });
  place(3_000);
  await worked.settle();
  expect(await said()).toEqual([first.id]);
});

it("says in the finding when more lay beyond what it looks at", async () => {
  const [first] = [place(2_000), await worked.settle()];
  await rowsOf(
    `insert into order_state (shop, order_id, installation, name, created_at, updated_at, seen, total, currency, financial_status, fulfillment_status)
     select shop, 'many-' || n, installation, name, created_at - interval '1 hour', updated_at,
       seen || jsonb_build_object('id', 'many-' || n), total, currency, financial_status, fulfillment_status
     from order_state, generate_series(1, 2000) as n where shop = $1 and order_id = $2`,
    [shop, first.id],
  );
  await rule({ let: OTHERS, when: { count: "others", op: "at_least", value: 1 }, then: row("{{ others | size }}") });
  place(4_000);
  await worked.settle();
  expect(await findings()).toMatchObject([
    { outcome: "unknown", notes: ["“others” holds what was found among the newest 2000 orders; there are more."] },
  ]);
  place(2_000);
  await worked.settle();
  expect((await findings())[0]).toMatchObject({
    outcome: "matched",
    notes: [
      "“others” holds the first 500 found; there are more.",
      "add_row: “others” holds the first 500 found; there are more.",
    ],
  });
  expect(await said()).toEqual([]);
});

it("stays unknown where nothing is kept of what it looks for", async () => {
  await rule({
    let: { shown: { find: "returns" } },
    when: { count: "shown", op: "at_least", value: 1 },
    then: row("shown"),
  });
  place(2_000);
  await worked.settle();
  expect(await findings()).toMatchObject([
    { outcome: "unknown", reason: "The returns that the rule looks for were not read." },
  ]);
});

it("what was found of a person goes when the person is redacted", async () => {
  const [found] = [place(2_000), await worked.settle()];
  await rule({ let: OTHERS, then: row("{{ others | size }}") });
  const [asks] = [place(2_000), await worked.settle()];
  const factsOf = async () =>
    (
      await rowsOf<{ facts: unknown }>(
        "select facts from run where shop = $1 and order_id = $2 order by id desc limit 1",
        [shop, asks.id],
      )
    )[0]?.facts;
  expect(await factsOf()).toMatchObject({ found: { "looks/others": [{ id: found.id }] } });
  await inShop(shop, (client) => redactPerson(client, shop, { customerId: null, orderIds: [found.id] }));
  expect(await factsOf()).toEqual({ redacted: true });
});

it("finds collections by asking Shopify, with their products in order; one that is not there is not found", async () => {
  const { world } = shopify;
  const titles = ["Lantern", "Lamp"];
  const products = titles.map((title) => createProduct(world, shop, { title } as never));
  for (const [title, productIds] of [
    ["Light", products.map(({ id }) => id)],
    ["Nothing", []],
  ] as const)
    createCollection(world, shop, { title, productIds: [...productIds] } as never);
  await rule({
    let: {
      lit: { find: "collections", where: { field: "item.title", op: "is", value: "Light" } },
      dark: { find: "collections", where: { field: "item.title", op: "is", value: "Dark" } },
    },
    then: row(
      "{{ lit | size }} {{ dark | size }}: {{ lit[0].products | map: 'title' | join: ', ' }} of {{ lit[0].product_count }}",
    ),
  });
  place(2_000);
  await worked.settle();
  expect(await said()).toEqual(["1 0: Lantern, Lamp of 2"]);
});

it("finds discounts by asking Shopify, and hears that one was made", async () => {
  const made = (code: string, endsAt: string | null) => {
    const change = { title: `Code ${code}`, code, startsAt: "2026-01-01T00:00:00Z", endsAt, customers: null };
    const offer = {
      ...{ value: { percentage: 0.2 }, items: { all: true }, minimum: { subtotal: 5_000 } },
      combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
    };
    createDiscount(shopify.world, shop, "CODE", { ...change, ...offer }, "basicCodeDiscount");
  };
  made("OLD", "2026-02-01T00:00:00Z");
  await worked.settle();
  await rule({
    about: "shop",
    on: ["discount.created"],
    let: {
      made: { find: "discounts", where: { field: "discount.id", op: "is", value: { field: "event.of" } } },
      ended: { find: "discounts", search: "status:expired" },
    },
    then: row(
      "{% assign one = made.first %}{{ one.code }} {{ one.percent }} {{ one.method }} {{ one.minimum_subtotal }} {{ one.combines_with }} {{ one.product_ids }}{{ one.app }}; {{ ended | map: 'title' }}",
    ),
  });
  made("SPRING", null);
  await worked.settle();
  expect(await said()).toEqual(["SPRING 20 code 50.00 shipping ; Code OLD"]);
});

it("picks among kept products by a metafield, which it reads", async () => {
  const { world } = shopify;
  for (const [title, group] of [
    ["Lantern", "lights"],
    ["Lamp", "lights"],
    ["Kite", "toys"],
    ["Rope", null],
  ] as const) {
    const { id } = createProduct(world, shop, { title, variants: [{ price: 2_000 }] });
    const metafield = { namespace: "custom", key: "group", type: "single_line_text_field", value: group ?? "" };
    if (group) setMetafields(world, shop, [{ owner: { type: "Product", id }, ...metafield }] as never, "1", STAFF);
  }
  await worked.settle();
  await rule({
    let: {
      lights: {
        find: "products",
        sort_by: "title",
        where: { field: "product.metafield", name: "custom.group", op: "is", value: "lights" },
      },
    },
    then: row("{{ lights | map: 'title' | join: ', ' }}"),
  });
  place(2_000);
  await worked.settle();
  expect(await said()).toEqual(["Lamp, Lantern"]);
});
