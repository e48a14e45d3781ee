// What rules ask for and no webhook carries is read when an answer hangs on it: from the simulated store, by the real requests.
import { beforeEach, describe, expect, it } from "vitest";
import { createCompany } from "#sandbox/world/companies/save-company.ts";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { createDraft } from "#sandbox/world/drafts/create-draft.ts";
import { setMetafields } from "#sandbox/world/metafields/set-metafields.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import { assessRisk } from "#sandbox/world/risk/assess-risk.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { inShop } = await import("#app/db.server.ts");
const { saveRuleVersion } = await import("#app/store/rules.server.ts");
const { flushUsage } = await import("#app/admin/usage.server.ts");
const { checkDocument } = await import("#app/rules/check-document.ts");

let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  worked = await aWorkedShop(shopify, { checks: [] });
  ({ shop } = worked);
});

const row = (said: string) => [{ do: "add_row", table: "log", row: { said } }];
async function said(document: { when?: unknown; then: unknown; about?: string; on?: string[] }): Promise<string[]> {
  const checked = checkDocument({ schema: 1, id: "asks", on: ["order.created"], ...document });
  if (checked.outcome === "refused") throw new Error(JSON.stringify(checked.complaints));
  await inShop(shop, (client) =>
    saveRuleVersion(client, shop, {
      ruleId: "asks",
      document: checked.document,
      settings: null,
      enabled: true,
      savedBy: "test",
    }),
  );
  await worked.settle();
  const rows = await rowsOf<{ said: string }>(
    "select cells ->> 'said' as said from rule_table_row where shop = $1 order by id",
    [shop],
  );
  return rows.map((one) => one.said);
}

function aStockedOrder() {
  const { world } = shopify;
  const place = Object.values(world.state.locations).find((one) => one.shop === shop);
  const product = createProduct(world, shop, {
    title: "Lantern",
    productType: "Lamps",
    variants: [
      {
        ...{ sku: "LAN-1", price: 2_000, grams: 300, tracked: true, unitCost: 900, harmonizedSystemCode: "940550" },
        stock: [{ locationId: place?.id ?? "", available: 10 }],
      },
    ],
  });
  const order = placeOrder(world, shop, {
    lines: [{ variantId: world.variantsOf(product)[0]?.id, price: 2_000, quantity: 3 }],
    customerId: null,
    shipping: { title: "Free", price: 0 },
    payment: "authorized",
  } as never);
  return { world, place, product, order };
}

it("Shopify's timeline of the order, newest first", async () => {
  const { order } = aStockedOrder();
  expect(
    await said({
      when: {
        some: "order.timeline",
        where: { field: "timeline_event.action", op: "is", value: "authorization_success" },
      },
      then: row("{{ order.timeline | map: 'action' | join: ', ' }}; {{ order.timeline.last.message }}"),
    }),
  ).toEqual([`authorization_success, placed; Order ${order.name} was placed.`]);
});

it("risk", async () => {
  const { world, order } = aStockedOrder();
  assessRisk(world, shop, order.id, {
    appId: null,
    level: "HIGH",
    facts: [{ description: "The card was stolen", sentiment: "NEGATIVE" }],
  });
  expect(
    await said({
      when: { field: "order.risk.level", op: "is", value: "high" },
      then: row(
        "{% for one in order.risk.assessments %}{% for fact in one.facts %}{{ fact.description }}{% endfor %}{% endfor %}",
      ),
    }),
  ).toEqual(["The card was stolen"]);
});

it("transactions", async () => {
  aStockedOrder();
  expect(
    await said({
      when: { some: "order.transactions", where: { field: "item.kind", op: "is", value: "authorization" } },
      then: row("{{ order.capturable }}"),
    }),
  ).toEqual(["60.00"]);
});

it("products, stock and locations", async () => {
  const { place } = aStockedOrder();
  expect(
    await said({
      then: [
        {
          for_each: "order.line_items",
          then: row(
            "{{ line_item.product.product_type }} {{ line_item.variant.cost }} {{ line_item.variant.hs_code }}",
          ),
        },
        ...row(
          "{% for level in order.line_items[0].variant.stock %}{{ level.location.name }} {{ level.available }}{% endfor %}",
        ),
      ],
    }),
  ).toEqual(["Lamps 9.00 940550", `${place?.name} 7`]);
});

it("metafields that a rule names", async () => {
  const { world, order } = aStockedOrder();
  setMetafields(
    world,
    shop,
    [
      {
        owner: { type: "Order", id: order.id },
        namespace: "custom",
        key: "gift",
        type: "single_line_text_field",
        value: "yes",
      },
    ] as never,
    "1",
    { by: "staff" } as never,
  );
  expect(
    await said({
      when: { field: "order.metafield", name: "custom.gift", op: "is", value: "yes" },
      then: row("a gift"),
    }),
  ).toEqual(["a gift"]);
});

it("all metafields of a record that a rule goes through", async () => {
  const { world, order } = aStockedOrder();
  const owner = { type: "Order", id: order.id };
  const text = { type: "single_line_text_field", value: "x" };
  const named = ["legacy", "custom"].map((namespace) => ({ owner, namespace, key: "code", ...text }));
  setMetafields(world, shop, named as never, "1", { by: "staff" } as never);
  const each =
    "{% for one in order.metafields %}{% if one[0] contains '.' %}{{ one[0] }}={{ one[1] }};{% endif %}{% endfor %}";
  expect(await said({ then: row(each) })).toEqual(["legacy.code=x;custom.code=x;"]);
});

it("metafields of the store", async () => {
  const { world } = aStockedOrder();
  setMetafields(
    world,
    shop,
    [
      {
        owner: { type: "Shop", id: world.shop(shop).id },
        ...{ namespace: "custom", key: "season", type: "single_line_text_field", value: "winter" },
      },
    ] as never,
    "1",
    { by: "staff" } as never,
  );
  expect(await said({ then: row("{{ shop.metafields['custom.season'] }}") })).toEqual(["winter"]);
});

const boughtFor = (company: { companyId: string; contactId: null; locationId: string } | undefined) =>
  placeOrder(shopify.world, shop, {
    lines: [{ title: "Lantern", price: 2_000, quantity: 1, taxable: false }],
    ...{ customerId: null, shipping: { title: "Free", price: 0 }, more: company ? { company } : {} },
  } as never);
const ACME = { name: "Acme", externalId: "A-1", location: { name: "Leeds" } };
const OF_COMPANY = row("{{ order.company.name | default: 'nobody' }} {{ order.company.location_name }}");

it("the company that an order is for", async () => {
  const company = createCompany(shopify.world, shop, ACME as never);
  boughtFor({ companyId: company.id, contactId: null, locationId: company.locations[0]?.id ?? "" });
  boughtFor(undefined);
  expect((await said({ then: OF_COMPANY })).map((one) => one.trim()).sort()).toEqual(["Acme Leeds", "nobody"]);
});

describe("who made it", () => {
  const BY = { by: "staff" } as const;
  const APP = { by: "app", appId: "1" } as const;
  const a = (made: string, kind: string, about = "order") => ({
    ...{ about, on: [`${kind}.created`] },
    when: { field: `${kind}.staff_member`, op: "is", value: "Sam Porter" },
    then: row(made),
  });
  const line = { title: "Lantern", price: 2_000, quantity: 1 };

  it("an order that staff or the buyer placed", async () => {
    for (const actor of [BY, { by: "buyer" } as const])
      placeOrder(shopify.world, shop, { lines: [line], customerId: null, shipping: null } as never, actor);
    expect(await said(a("{{ order.staff_member }}: {{ order.timeline.last.author }}", "order"))).toEqual([
      "Sam Porter: Sam Porter",
    ]);
  });

  it("a draft order, with its timeline and metafields", async () => {
    const { world } = shopify;
    createDraft(world, shop, { lines: [line] }, APP);
    const draft = createDraft(world, shop, { lines: [line] }, BY);
    const owner = { type: "DraftOrder", id: draft.id };
    const metafield = { namespace: "custom", key: "rep", type: "single_line_text_field", value: "Anna" };
    setMetafields(world, shop, [{ owner, ...metafield }] as never, "1", BY as never);
    const told = "{{ draft_order.timeline.first.message }} {{ draft_order.metafields.custom.rep }}";
    expect(await said(a(told, "draft_order", "draft_order"))).toEqual(["Sam Porter created this draft order. Anna"]);
  });

  it("a customer", async () => {
    createCustomer(shopify.world, shop, { firstName: "Bo", email: "bo@example.com" }, APP);
    createCustomer(shopify.world, shop, { firstName: "Anna", email: "anna@example.com" }, BY);
    expect(
      await said(a("{{ customer.first_name }}: {{ customer.timeline.first.message }}", "customer", "customer")),
    ).toEqual(["Anna: Sam Porter created this customer."]);
  });
});

it("nothing at all where no rule asks", async () => {
  aStockedOrder();
  expect(await said({ then: row("{{ order.name }}") })).toHaveLength(1);
  await flushUsage();
  expect(await rowsOf("select sum(points)::int as points from api_usage where shop = $1", [shop])).toEqual([
    { points: null },
  ]);
});
