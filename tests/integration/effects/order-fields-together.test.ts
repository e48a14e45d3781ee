// Several fields of one order go by one call, and come to the same when Shopify refuses it or its answer is lost.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { metafieldsOf } from "#sandbox/world/metafields/metafields.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { saveRule } from "#tests/support/save-rule.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { world } = shopify;
let worked: WorkedShop;
let shop: string;

beforeEach(async () => {
  worked = await aWorkedShop(shopify, { checks: [] });
  ({ shop } = worked);
  for (const [id, then] of [
    ["first", { do: "append_note", text: "Call first." }],
    ["second", { do: "append_note", text: "Leave nothing outside." }],
    ["rush", { do: "set_attributes", attributes: { Rush: "1" } }],
    ["tier", { do: "set_metafield", key: "custom.tier", value: "gold" }],
    ["tag-a", { do: "add_tags", tags: ["a"] }],
    ["tag-b", { do: "add_tags", tags: ["b"] }],
  ] as const)
    await saveRule(shop, {
      ...{ id, name: id, on: ["order.created"], then: [then] },
      when: { field: "order.total_price", op: "at_least", value: 1 },
    });
});
afterEach(() => shopify.faults.set({ graphql: [], webhooks: {} }));

const place = () =>
  placeOrder(world, shop, {
    lines: [{ title: "Lantern", price: 2_000, quantity: 1, taxable: false }],
    ...{ customerId: null, shipping: { title: "Free", price: 0 }, payment: "paid", note: "Ring twice." },
    customAttributes: [{ key: "Gift", value: "yes" }],
  } as never);
const calls = (operation: string) => shopify.journal.counts(shop).byOperation[operation]?.requests ?? 0;
const statuses = async () =>
  (await rowsOf<{ status: string }>("select status from effect where shop = $1", [shop])).map(({ status }) => status);

function expectDone(orderId: string): void {
  const order = world.order(shop, orderId);
  expect(order?.note?.split("\n\n").toSorted()).toEqual(["Call first.", "Leave nothing outside.", "Ring twice."]);
  expect(order?.customAttributes).toEqual([
    { key: "Gift", value: "yes" },
    { key: "Rush", value: "1" },
  ]);
  expect(metafieldsOf(world, "Order", orderId).map(({ key, value }) => [key, value])).toEqual([["tier", "gold"]]);
  expect(order?.tags.toSorted()).toEqual(["a", "b"]);
}

describe("fields of one order", () => {
  it("are written by one call, tags of several rules by another", async () => {
    const { id } = place();
    await worked.settle();
    expectDone(id);
    expect([calls("readOrderFields"), calls("updateOrder"), calls("setMetafields"), calls("addTags")]).toEqual([
      ...[1, 1, 0, 1],
    ]);
    expect(await statuses()).toEqual(Array.from({ length: 6 }, () => "CONFIRMED"));
  });

  it("are written one by one where Shopify refuses them together", async () => {
    shopify.faults.set({ graphql: [{ kind: "refuse", nth: 1, match: { operation: "updateOrder", shop } }] });
    const { id } = place();
    await worked.settle();
    expectDone(id);
    expect([calls("updateOrder"), calls("setMetafields")]).toEqual([4, 1]);
    expect(await statuses()).toEqual(Array.from({ length: 6 }, () => "CONFIRMED"));
  });

  it.each(["cut-before", "cut-after", "apply-late"] as const)("are there once after %s", async (kind) => {
    const late = kind === "apply-late" ? { ms: 150 } : {};
    shopify.faults.set({ graphql: [{ kind, nth: 1, ...late, match: { operation: "updateOrder", shop } }] });
    const { id } = place();
    await worked.settle();
    expectDone(id);
    expect(await statuses()).toEqual(Array.from({ length: 6 }, () => "CONFIRMED"));
  });

  it("that are so already are confirmed without a call", async () => {
    const { id } = place();
    // By somebody else, when its webhook was on its way.
    world.order(shop, id)?.customAttributes.push({ key: "Rush", value: "1" });
    await worked.settle();
    expectDone(id);
    const [rush] = await rowsOf("select status, reason, attempts from effect where shop = $1 and rule_id = 'rush'", [
      shop,
    ]);
    expect(rush).toEqual({ status: "CONFIRMED", reason: "It was so already.", attempts: 0 });
  });
});
