// What is written to customers, products, stock, draft orders and discounts: once in whatever fault, and not where it is so.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EffectBody, EffectKind } from "#app/rules/effect.ts";
import { createDiscount } from "#sandbox/world/discounts/save-discount.ts";
import { addLocation } from "#sandbox/world/locations/add-location.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import { createCollection } from "#sandbox/world/products/save-collection.ts";
import { ALL_SCOPES, startShopify } from "#tests/support/installed-shop.ts";
import { intendEffect, sendEffect, sentEffect } from "#tests/support/sent-effect.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify({ scopes: ALL_SCOPES });
const { world } = shopify;
const { EFFECT_CLASS } = await import("#app/rules/effect.ts");

let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  worked = await aWorkedShop(shopify);
  ({ shop } = worked);
});
afterEach(() => shopify.faults.set({ graphql: [], webhooks: {} }));

const changed = (field: string) =>
  shopify.journal.lines.filter((line) => line.shop === shop && line.field === field && line.changed).length;
const gid = (type: string, id: string) => `gid://shopify/${type}/${id}`;

function aCustomer() {
  const like = Object.values(world.state.customers)[0];
  if (!like) throw new Error("no customer");
  const id = world.nextId();
  world.state.customers[id] = { ...structuredClone(like), id, shop, email: `${id}@example.com` };
  return { id, now: () => world.customer(shop, id) };
}
function aProduct(title = "Tent") {
  const product = createProduct(world, shop, { title, variants: [{ price: 10_000 }] } as never);
  const variantId = product.variantIds[0] ?? "";
  const itemId = world.variant(shop, variantId)?.inventoryItemId ?? "";
  const now = () => world.product(shop, product.id);
  return { id: product.id, variantId, itemId, now, variant: () => world.variant(shop, variantId) };
}
const aPlace = (name = "Glasgow") =>
  addLocation(
    world,
    shop,
    {
      name,
      address: { address1: "1 Quay", city: name, zip: "G1 1AA", countryCode: "GB" },
      fulfillsOnlineOrders: true,
    } as never,
    { by: "staff" },
  ).id;
const firstPlace = () => Object.values(world.state.locations).find((one) => one.shop === shop)?.id ?? "";
const levelOf = (itemId: string, locationId: string) =>
  Object.values(world.state.inventoryLevels).find((one) => one.itemId === itemId && one.locationId === locationId);
const available = (itemId: string, locationId: string) => levelOf(itemId, locationId)?.quantities.available;

interface Case {
  body: EffectBody;
  target: string;
  lane: { kind: string; key: string };
  seen: () => unknown;
  shall: unknown;
}
const KINDS: { kind: EffectKind; operation: string; field: string; again?: false; make(): Case }[] = [
  {
    kind: "update_customer",
    operation: "updateCustomer",
    field: "customerUpdate",
    make: () => {
      const { id, now } = aCustomer();
      return {
        body: { kind: "update_customer", first_name: "Ann", tax_exempt: true, email_marketing: "subscribed" },
        ...{ target: gid("Customer", id), lane: { kind: "customer", key: id } },
        seen: () => [now()?.firstName, now()?.lastName, now()?.taxExempt, now()?.emailConsent?.state],
        shall: ["Ann", "Marsh", true, "SUBSCRIBED"],
      };
    },
  },
  {
    kind: "write_note",
    operation: "updateCustomer",
    field: "customerUpdate",
    make: () => {
      const { id, now } = aCustomer();
      return {
        body: { kind: "write_note", mode: "replace", note: "Pays late", separator: "" },
        ...{ target: gid("Customer", id), lane: { kind: "customer", key: id } },
        ...{ seen: () => now()?.note, shall: "Pays late" },
      };
    },
  },
  {
    kind: "delete_customer",
    operation: "deleteCustomer",
    field: "customerDelete",
    make: () => {
      const { id, now } = aCustomer();
      return {
        body: { kind: "delete_customer" },
        ...{ target: gid("Customer", id), lane: { kind: "customer", key: id } },
        ...{ seen: () => now() ?? null, shall: null },
      };
    },
  },
  {
    kind: "update_product",
    operation: "updateProduct",
    field: "productUpdate",
    make: () => {
      const { id, now } = aProduct();
      return {
        body: { kind: "update_product", changes: { product_type: "Shelter", vendor: "Acme" } },
        ...{ target: gid("Product", id), lane: { kind: "product", key: id } },
        ...{ seen: () => [now()?.productType, now()?.vendor, now()?.title], shall: ["Shelter", "Acme", "Tent"] },
      };
    },
  },
  {
    kind: "set_product_status",
    operation: "updateProduct",
    field: "productUpdate",
    make: () => {
      const { id, now } = aProduct();
      return {
        body: { kind: "set_product_status", status: "archived" },
        ...{ target: gid("Product", id), lane: { kind: "product", key: id } },
        ...{ seen: () => now()?.status, shall: "ARCHIVED" },
      };
    },
  },
  {
    kind: "update_variant",
    operation: "updateVariants",
    field: "productVariantsBulkUpdate",
    make: () => {
      const { id, variantId, variant } = aProduct();
      return {
        body: {
          kind: "update_variant",
          changes: { price: "89.50", sku: "TENT-1", inventory_policy: "continue", grams: 1_500 },
        },
        ...{ target: gid("ProductVariant", variantId), lane: { kind: "product", key: id } },
        ...{ seen: () => [variant()?.price, variant()?.inventoryPolicy], shall: [8_950, "CONTINUE"] },
      };
    },
  },
  {
    kind: "update_collection",
    operation: "addProductsToCollection",
    field: "collectionAddProducts",
    make: () => {
      const collection = createCollection(world, shop, { title: "New arrivals", sortOrder: "MANUAL" } as never);
      const { id } = aProduct();
      return {
        body: {
          kind: "update_collection",
          collection: "New arrivals",
          add: [id],
          remove: [],
          order: null,
          force_manual: false,
        },
        ...{ target: gid("Product", id), lane: { kind: "product", key: id } },
        ...{ seen: () => world.collection(shop, collection.id)?.productIds, shall: [id] },
      };
    },
  },
  {
    kind: "adjust_stock",
    operation: "adjustStock",
    field: "inventoryAdjustQuantities",
    again: false,
    make: () => {
      const { id, itemId } = aProduct();
      return {
        body: {
          ...{ kind: "adjust_stock", reason: "correction" },
          changes: [{ inventory_item_id: itemId, location_id: firstPlace(), name: "available", quantity: 5 }],
        },
        ...{ target: gid("Product", id), lane: { kind: "product", key: id } },
        ...{ seen: () => available(itemId, firstPlace()), shall: 5 },
      };
    },
  },
  {
    kind: "set_stock",
    operation: "setStock",
    field: "inventorySetQuantities",
    make: () => {
      const { id, itemId } = aProduct();
      return {
        body: {
          ...{ kind: "set_stock", reason: "correction" },
          quantities: [{ inventory_item_id: itemId, location_id: firstPlace(), name: "available", quantity: 9 }],
        },
        ...{ target: gid("Product", id), lane: { kind: "stock", key: itemId } },
        ...{ seen: () => available(itemId, firstPlace()), shall: 9 },
      };
    },
  },
  {
    kind: "stock_at_location",
    operation: "activateStock",
    field: "inventoryActivate",
    make: () => {
      const { id, itemId, variantId } = aProduct();
      const location = aPlace();
      return {
        body: { kind: "stock_at_location", inventory_item_id: itemId, location_id: location, stocked: true },
        ...{ target: gid("ProductVariant", variantId), lane: { kind: "product", key: id } },
        ...{ seen: () => levelOf(itemId, location) !== undefined, shall: true },
      };
    },
  },
  {
    kind: "create_discount_code",
    operation: "createDiscountCode",
    field: "discountCodeBasicCreate",
    again: false,
    make: () => {
      const { id } = aCustomer();
      return {
        body: {
          ...{ kind: "create_discount_code", code: "THANKS-1", title: "Thanks", percent: "10", amount: null },
          ...{ starts_at: "2026-11-26T00:00:00Z", ends_at: null, usage_limit: 1, once_per_customer: true },
          ...{ customer_id: id, product_ids: [], collection_ids: [], minimum_subtotal: "20.00" },
        },
        ...{ target: gid("Customer", id), lane: { kind: "customer", key: id } },
        seen: () => Object.values(world.state.storeDiscounts).filter((one) => one.shop === shop).length,
        shall: 1,
      };
    },
  },
  {
    kind: "create_discount_code",
    operation: "createFreeShippingCode",
    field: "discountCodeFreeShippingCreate",
    again: false,
    make: () => {
      const { id } = aCustomer();
      const own = () => Object.values(world.state.storeDiscounts).filter((one) => one.shop === shop);
      return {
        body: {
          ...{ kind: "create_discount_code", code: "SHIP-1", title: "Ship", percent: null, amount: null },
          ...{ starts_at: "2026-11-26T00:00:00Z", ends_at: null, usage_limit: 1, once_per_customer: true },
          ...{ customer_id: id, product_ids: [], collection_ids: [], minimum_subtotal: null },
          ...{ free_shipping: true, combines_with: ["order"] },
        },
        ...{ target: gid("Customer", id), lane: { kind: "customer", key: id } },
        seen: () => own().map(({ freeShipping, combinesWith }) => [freeShipping !== undefined, combinesWith]),
        shall: [[true, { orderDiscounts: true, productDiscounts: false, shippingDiscounts: false }]],
      };
    },
  },
  {
    kind: "create_customer",
    operation: "createCustomer",
    field: "customerCreate",
    again: false,
    make: () => {
      const { id } = aCustomer();
      const body: EffectBody & { kind: "create_customer" } = {
        ...{ kind: "create_customer", email: `new-${id}@example.com`, phone: null, first_name: "Ann", last_name: null },
        ...{
          note: "From the form",
          tags: ["wholesale"],
          email_marketing: "subscribed",
          tax_exempt: true,
          language: "en",
        },
      };
      return {
        body,
        ...{ target: gid("Customer", id), lane: { kind: "customer", key: id } },
        seen: () =>
          Object.values(world.state.customers)
            .filter((one) => one.shop === shop && one.email === body.email)
            .map(({ firstName, note, tags, taxExempt }) => ({ firstName, note, tags, taxExempt })),
        shall: [{ firstName: "Ann", note: "From the form", tags: ["wholesale"], taxExempt: true }],
      };
    },
  },
  {
    kind: "create_order",
    operation: "createOrder",
    field: "orderCreate",
    again: false,
    make: () => {
      const { id, variantId } = { ...aCustomer(), variantId: aProduct().variantId };
      const email = `buyer-${id}@example.com`;
      const address = { first_name: "Ann", last_name: "Berg", address1: "Quay 1", city: "Bonn", country_code: "DE" };
      return {
        body: {
          ...{ kind: "create_order", customer_id: null, email, note: "Left at the door", tags: ["import"] },
          lines: [
            { variant_id: variantId, title: null, price: "9.00", quantity: 2, discount_percent: null },
            {
              ...{ variant_id: null, title: "Engraving", price: "2.00", quantity: 1, discount_percent: null },
              ...{ taxable: false, requires_shipping: false, properties: { Text: "Hi" } },
            },
          ],
          ...{ shipping_address: address, billing_address: { ...address, city: "Ulm" }, attributes: { Shop: "M" } },
          ...{ shipping_line: { title: "Post", price: "4.00" }, currency: "GBP", financial_status: null },
          discount: { title: "TEN", percent: "10", amount: null },
          transactions: [{ kind: "sale", status: "success", amount: "22.00", gateway: "PayPal", processed_at: null }],
          ...{ source_identifier: `M-${id}`, processed_at: "2026-01-02T03:04:05Z" },
          ...{ stock: "bypass", send_receipt: false, rule: "Take orders" },
        },
        ...{ target: gid("Customer", id), lane: { kind: "customer", key: id } },
        seen: () =>
          Object.values(world.state.orders)
            .filter((one) => one.shop === shop && one.email === email)
            .map((one) => ({
              ...{ tags: one.tags, note: one.note, ship: one.shippingAddress?.city, bill: one.billingAddress?.city },
              ...{ attributes: one.customAttributes, source: one.sourceIdentifier, at: one.processedAt },
              lines: one.lines.map(({ title, quantity, price, attributes }) => ({
                title,
                quantity,
                price,
                attributes,
              })),
              ...{ customer: world.customer(shop, one.customerId ?? "")?.email },
              paid: one.transactions.map(({ amount, gateway }) => [amount, gateway]),
            })),
        shall: [
          {
            ...{ tags: ["import"], note: "Left at the door", ship: "Bonn", bill: "Ulm", source: `M-${id}` },
            ...{ at: "2026-01-02T03:04:05Z", customer: email, paid: [[2_200, "PayPal"]] },
            attributes: [
              { key: "Shop", value: "M" },
              { key: "Made by rule", value: "Take orders" },
            ],
            lines: [
              { title: "Tent", quantity: 2, price: 900, attributes: undefined },
              { title: "Engraving", quantity: 1, price: 200, attributes: [{ key: "Text", value: "Hi" }] },
            ],
          },
        ],
      };
    },
  },
  {
    kind: "create_collection",
    operation: "createCollection",
    field: "collectionCreate",
    again: false,
    make: () => {
      const { id } = aProduct();
      const channel = { id: world.nextId(), shop, name: "Online Store", autoPublish: false };
      world.state.publications[channel.id] = channel;
      return {
        body: {
          ...{ kind: "create_collection", title: "Tents", description: "", template_suffix: "wide", sort_order: null },
          ...{ products: [], fits: "all", channels: ["online store"] },
          conditions: [{ column: "title", relation: "contains", condition: "Tent" }],
        },
        ...{ target: gid("Product", id), lane: { kind: "product", key: id } },
        seen: () =>
          world.collectionsOf(shop).map(({ title, templateSuffix, ruleSet, publishedTo }) => ({
            ...{ title, templateSuffix, conditions: ruleSet?.rules.length, channels: publishedTo.length },
          })),
        shall: [{ title: "Tents", templateSuffix: "wide", conditions: 1, channels: 1 }],
      };
    },
  },
];

describe.each(KINDS)("$kind by $field", (kind) => {
  it("is written once, and is no news when it is wanted again", async () => {
    const one = kind.make();
    await worked.settle();
    expect(await sendEffect(worked, one)).toMatchObject({ status: "CONFIRMED", reason: null, attempts: 1 });
    expect(one.seen()).toEqual(one.shall);
    expect(changed(kind.field)).toBe(1);
    if (kind.again === false) return;
    expect(await sendEffect(worked, one)).toMatchObject({
      status: "CONFIRMED",
      reason: "It was so already.",
      attempts: 0,
    });
    expect(changed(kind.field)).toBe(1);
  });

  it.each(["cut-before", "cut-after", "apply-late"] as const)("is there once after %s", async (fault) => {
    const one = kind.make();
    await worked.settle();
    const match = { operation: kind.operation, shop };
    shopify.faults.set({ graphql: [{ kind: fault, nth: 1, ...(fault === "apply-late" ? { ms: 150 } : {}), match }] });
    const key = await intendEffect(worked, one);
    await worked.settle();
    expect(await sentEffect(worked, key)).toMatchObject({ status: "CONFIRMED" });
    expect(one.seen()).toEqual(one.shall);
    expect(changed(kind.field)).toBe(1);
    expect(EFFECT_CLASS[kind.kind]).not.toBe("BLIND");
  });
});

describe("what is there", () => {
  it("publishes a product on a channel and takes it off; a channel that is not there is said", async () => {
    const { id, now } = aProduct();
    const publicationId = world.nextId();
    world.state.publications[publicationId] = { id: publicationId, shop, name: "Online Store", autoPublish: false };
    await worked.settle();
    const on = { target: gid("Product", id), lane: { kind: "product", key: id } };
    const body = { kind: "publish_product", channel: "online store" } as const;
    expect(await sendEffect(worked, { ...on, body })).toMatchObject({ status: "CONFIRMED", reason: null });
    expect(JSON.stringify(now())).toContain(publicationId);
    expect(await sendEffect(worked, { ...on, body })).toMatchObject({ status: "CONFIRMED", attempts: 0 });
    const off = { kind: "unpublish_product", channel: "Online Store" } as const;
    expect(await sendEffect(worked, { ...on, body: off })).toMatchObject({ status: "CONFIRMED", reason: null });
    const nowhere = { kind: "publish_product", channel: "Kiosk" } as const;
    expect(await sendEffect(worked, { ...on, body: nowhere })).toMatchObject({
      ...{ status: "SUPERSEDED", reason: "There is no sales channel “Kiosk”." },
    });
    const collection = createCollection(world, shop, { title: "Deals", sortOrder: "MANUAL" } as never);
    const shown = () => JSON.stringify(world.collection(shop, collection.id)).includes(publicationId);
    for (const kind of ["publish_collection", "unpublish_collection"] as const) {
      const ofCollection = { kind, collection: collection.id, channel: "online store" };
      expect(await sendEffect(worked, { ...on, body: ofCollection })).toMatchObject({
        status: "CONFIRMED",
        attempts: 1,
      });
      expect(shown()).toBe(kind === "publish_collection");
      expect(await sendEffect(worked, { ...on, body: ofCollection })).toMatchObject({
        status: "CONFIRMED",
        attempts: 0,
      });
    }
  });

  it("deletes a variant, then its product; what is gone already is done", async () => {
    const product = createProduct(world, shop, {
      title: "Tent",
      options: [{ name: "Size", values: ["S", "L"] }],
      variants: [
        { price: 10_000, optionValues: [{ optionName: "Size", name: "S" }] },
        { price: 12_000, optionValues: [{ optionName: "Size", name: "L" }] },
      ],
    } as never);
    await worked.settle();
    const lane = { kind: "product", key: product.id } as const;
    const [gone = "", left] = [...product.variantIds];
    const variant = { target: gid("ProductVariant", gone), lane, body: { kind: "delete_variant" } } as const;
    expect(await sendEffect(worked, variant)).toMatchObject({ status: "CONFIRMED", reason: null });
    expect(world.product(shop, product.id)?.variantIds).toEqual([left]);
    const whole = { target: gid("Product", product.id), lane, body: { kind: "delete_product" } } as const;
    expect(await sendEffect(worked, whole)).toMatchObject({ status: "CONFIRMED", reason: null });
    expect(await sendEffect(worked, whole)).toMatchObject({ status: "CONFIRMED", attempts: 0 });
    expect(await sendEffect(worked, variant)).toMatchObject({ status: "CONFIRMED", attempts: 0 });
    expect([changed("productVariantsBulkDelete"), changed("productDelete")]).toEqual([1, 1]);
  });

  it("switches a discount off and on by its code, and says where there is none", async () => {
    const made = KINDS.find(({ kind }) => kind === "create_discount_code")?.make();
    if (!made) throw new Error("no such kind");
    await sendEffect(worked, made);
    const body = (discount: string, active: boolean) => ({ kind: "set_discount_status", discount, active }) as const;
    const { target, lane } = made;
    expect(await sendEffect(worked, { target, lane, body: body("thanks-1", false) })).toMatchObject({ reason: null });
    expect(await sendEffect(worked, { target, lane, body: body("thanks-1", false) })).toMatchObject({ attempts: 0 });
    expect(await sendEffect(worked, { target, lane, body: body("thanks-1", true) })).toMatchObject({ reason: null });
    expect([changed("discountCodeDeactivate"), changed("discountCodeActivate")]).toEqual([1, 1]);
    expect(await sendEffect(worked, { target, lane, body: body("NONE", true) })).toMatchObject({
      ...{ status: "SUPERSEDED", reason: "There is no such discount." },
    });
    const gone = { kind: "delete_discount", discount: "thanks-1" } as const;
    expect(await sendEffect(worked, { target, lane, body: gone })).toMatchObject({ status: "CONFIRMED", attempts: 1 });
    expect(await sendEffect(worked, { target, lane, body: gone })).toMatchObject({ status: "CONFIRMED", attempts: 0 });
    expect(changed("discountCodeDelete")).toBe(1);
  });

  it("changes a collection's own fields, and only what is otherwise", async () => {
    const { id } = aProduct();
    const collection = createCollection(world, shop, { title: "Lamps", sortOrder: "MANUAL" } as never);
    const on = { target: gid("Product", id), lane: { kind: "product", key: id } };
    const change = (changes: Record<string, string>): EffectBody => ({
      kind: "update_collection",
      ...{ collection: collection.id, add: [], remove: [], order: null, force_manual: false, changes },
    });
    const body = change({ template_suffix: "sold-out", sort_order: "price_asc", title: "Lamps" });
    expect(await sendEffect(worked, { ...on, body })).toMatchObject({ status: "CONFIRMED", attempts: 1 });
    expect(world.collection(shop, collection.id)).toMatchObject({ templateSuffix: "sold-out", sortOrder: "PRICE_ASC" });
    expect(await sendEffect(worked, { ...on, body })).toMatchObject({ status: "CONFIRMED", attempts: 0 });
    const cleared = change({ template_suffix: "" });
    expect(await sendEffect(worked, { ...on, body: cleared })).toMatchObject({ status: "CONFIRMED", attempts: 1 });
    expect(world.collection(shop, collection.id)?.templateSuffix || null).toBeNull();
  });

  it.each([
    ["Ten off", { value: { percentage: 0.1 }, items: { all: true } }, "automaticBasicDiscount"],
    ["Posted free", { freeShipping: {} }, "freeShippingAutomaticDiscount"],
  ])("switches an automatic discount off and on by its title: %s", async (title, what, input) => {
    const change = { title, startsAt: "2026-11-01T00:00:00Z", ...what };
    const { id } = createDiscount(world, shop, "AUTOMATIC", change, input);
    const customer = aCustomer().id;
    const on = { target: gid("Customer", customer), lane: { kind: "customer", key: customer } };
    const body = (active: boolean) => ({ kind: "set_discount_status", discount: title.toLowerCase(), active }) as const;
    const before = [changed("discountAutomaticDeactivate"), changed("discountAutomaticActivate")];
    expect(await sendEffect(worked, { ...on, body: body(false) })).toMatchObject({ reason: null });
    expect(world.state.storeDiscounts[id]?.endsAt).not.toBeNull();
    expect(await sendEffect(worked, { ...on, body: body(true) })).toMatchObject({ reason: null });
    const after = [changed("discountAutomaticDeactivate"), changed("discountAutomaticActivate")];
    expect(after).toEqual(before.map((times) => times + 1));
    const gone = { kind: "delete_discount", discount: title } as const;
    expect(await sendEffect(worked, { ...on, body: gone })).toMatchObject({ status: "CONFIRMED", attempts: 1 });
    expect(world.state.storeDiscounts[id]).toBeUndefined();
  });

  it("makes a draft with its addresses, attributes, discount and delivery", async () => {
    const { id } = aCustomer();
    const address = { first_name: "Ann", last_name: "Berg", address1: "Quay 1", city: "Bonn", country_code: "DE" };
    const { variantId } = aProduct();
    const body: EffectBody = {
      ...{ kind: "create_draft_order", customer_id: id, email: null, note: "", tags: ["again"], send_invoice: false },
      lines: [
        {
          ...{ variant_id: variantId, title: null, price: "9.00", quantity: 2, discount_percent: "50" },
          properties: { Text: "Hi" },
        },
      ],
      ...{ shipping_address: address, billing_address: { ...address, city: "Ulm" }, attributes: { Replaces: "#1" } },
      ...{
        discount: { title: "Broken", percent: "100", amount: null },
        shipping_line: { title: "Free", price: "0.00" },
      },
      ...{ currency: "GBP", po_number: "PO-1" },
    };
    const on = { target: gid("Customer", id), lane: { kind: "customer", key: id } };
    expect(await sendEffect(worked, { ...on, body })).toMatchObject({ status: "CONFIRMED", reason: null });
    const draft = Object.values(world.state.draftOrders ?? {}).find((one) => one.shop === shop);
    expect(draft).toMatchObject({
      ...{ tags: ["again"], poNumber: "PO-1", customAttributes: [{ key: "Replaces", value: "#1" }] },
      ...{ shippingAddress: { city: "Bonn", countryCode: "DE" }, billingAddress: { city: "Ulm", lastName: "Berg" } },
      ...{
        appliedDiscount: { title: "Broken", value: 100, valueType: "PERCENTAGE" },
        shippingLines: [{ title: "Free" }],
      },
      lines: [{ quantity: 2, price: 900, attributes: [{ key: "Text", value: "Hi" }] }],
    });
  });

  it("gives a draft the customer's own address where the rule says so", async () => {
    const { id } = aCustomer();
    const body: EffectBody = {
      ...{ kind: "create_draft_order", customer_id: id, email: null, note: "", tags: [], send_invoice: false },
      lines: [{ variant_id: null, title: "Refill", price: "5.00", quantity: 1, discount_percent: null }],
      ...{ currency: "GBP", customer_address: true },
    };
    const on = { target: gid("Customer", id), lane: { kind: "customer", key: id } };
    expect(await sendEffect(worked, { ...on, body })).toMatchObject({ status: "CONFIRMED", reason: null });
    const own = world.customer(shop, id)?.defaultAddress;
    expect(own).toBeTruthy();
    const draft = Object.values(world.state.draftOrders ?? {}).find((one) => one.shop === shop);
    expect(draft?.shippingAddress).toMatchObject({ address1: own?.address1 });
  });

  it("makes one order for one number of its source, whoever made it", async () => {
    const { id } = aCustomer();
    const on = { target: gid("Customer", id), lane: { kind: "customer", key: id } };
    const body: EffectBody = {
      ...{ kind: "create_order", customer_id: id, email: null, note: "", tags: [], currency: "GBP" },
      lines: [{ variant_id: null, title: "Refill", price: "5.00", quantity: 1, discount_percent: null }],
      ...{ financial_status: "pending", stock: "bypass", send_receipt: false, rule: "Take", source_identifier: "P-1" },
    };
    expect(await sendEffect(worked, { ...on, body })).toMatchObject({ status: "CONFIRMED", reason: null });
    expect(await sendEffect(worked, { ...on, body })).toMatchObject({
      ...{ status: "CONFIRMED", attempts: 0, reason: "There is an order with the number P-1 already." },
    });
    expect(changed("orderCreate")).toBe(1);
    // Without one it is known by a number of ours.
    const { source_identifier, ...unnumbered } = body as EffectBody & { kind: "create_order" };
    shopify.faults.set({ graphql: [{ kind: "cut-after", nth: 1, match: { operation: "createOrder", shop } }] });
    expect(await sendEffect(worked, { ...on, body: unnumbered })).toMatchObject({ status: "CONFIRMED" });
    expect(changed("orderCreate")).toBe(2);
  });

  it("makes a code for free shipping, from so many items on", async () => {
    const { id } = aCustomer();
    const body: EffectBody = {
      ...{ kind: "create_discount_code", code: "SHIP-1", title: "Free shipping", percent: null, amount: null },
      ...{ starts_at: "2026-11-26T00:00:00Z", ends_at: null, usage_limit: 1, once_per_customer: true },
      ...{ customer_id: id, product_ids: [], collection_ids: [], minimum_subtotal: null, minimum_quantity: 2 },
      free_shipping: true,
    };
    const on = { target: gid("Customer", id), lane: { kind: "customer", key: id } };
    expect(await sendEffect(worked, { ...on, body })).toMatchObject({ status: "CONFIRMED", reason: null });
    const made = Object.values(world.state.storeDiscounts).find((one) => one.shop === shop);
    expect(made).toMatchObject({ title: "Free shipping", freeShipping: expect.anything() });
    expect(JSON.stringify(made)).toContain("SHIP-1");
    expect(await sendEffect(worked, { ...on, body })).toMatchObject({ status: "CONFIRMED", attempts: 0 });
    expect(changed("discountCodeFreeShippingCreate")).toBe(1);
  });

  it("completes a draft order once, and deletes none that is completed", async () => {
    const { id } = aCustomer();
    await sendEffect(worked, {
      body: {
        ...{ kind: "create_draft_order", customer_id: id, email: null, note: "", tags: [], send_invoice: false },
        lines: [{ variant_id: null, title: "Refill", price: "5.00", quantity: 2, discount_percent: null }],
      },
      ...{ target: gid("Customer", id), lane: { kind: "customer", key: id } },
    });
    const draft = Object.values(world.state.draftOrders ?? {}).find((one) => one.shop === shop);
    if (!draft) throw new Error("no draft");
    const on = { target: gid("DraftOrder", draft.id), lane: { kind: "draft_order", key: draft.id } };
    const update: EffectBody = {
      ...{ kind: "update_draft_order", currency: "GBP", note: "Ours", attributes: { Terms: "net 30" } },
      ...{
        discount: { title: "Wholesale", percent: null, amount: "1.00" },
        shipping_line: { title: "Post", price: "3.00" },
      },
    };
    expect(await sendEffect(worked, { ...on, body: update })).toMatchObject({ status: "CONFIRMED", reason: null });
    expect(world.state.draftOrders?.[draft.id]).toMatchObject({
      ...{ note: "Ours", customAttributes: [{ key: "Terms", value: "net 30" }], lines: [{ title: "Refill" }] },
      ...{ appliedDiscount: { title: "Wholesale", value: 1 }, shippingLines: [{ title: "Post" }], customerId: id },
    });
    const complete = { kind: "complete_draft_order", payment_pending: true } as const;
    const match = { operation: "completeDraftOrder", shop };
    shopify.faults.set({ graphql: [{ kind: "cut-after", nth: 1, match }] });
    expect(await sendEffect(worked, { ...on, body: complete })).toMatchObject({ status: "CONFIRMED" });
    expect(await sendEffect(worked, { ...on, body: complete })).toMatchObject({ status: "CONFIRMED", attempts: 0 });
    expect(changed("draftOrderComplete")).toBe(1);
    expect(await sendEffect(worked, { ...on, body: update })).toMatchObject({
      ...{ status: "SUPERSEDED", reason: "The draft order is completed." },
    });
    expect(await sendEffect(worked, { ...on, body: { kind: "delete_draft_order" } })).toMatchObject({
      ...{ status: "SUPERSEDED", reason: "The draft order is completed." },
    });
  });
});

describe("what nothing in the store would show", () => {
  const credit = (): Case => {
    const { id } = aCustomer();
    return {
      body: { kind: "give_store_credit", amount: "10.00", currency: "GBP", expires_at: null },
      ...{ target: gid("Customer", id), lane: { kind: "customer", key: id } },
      ...{ seen: () => null, shall: null },
    };
  };
  const draft = (): Case => {
    const { id } = aCustomer();
    return {
      body: {
        ...{
          kind: "create_draft_order",
          customer_id: id,
          email: null,
          note: "Refill",
          tags: ["refill"],
          send_invoice: false,
        },
        lines: [{ variant_id: null, title: "Refill", price: "5.00", quantity: 2, discount_percent: "10" }],
      },
      ...{ target: gid("Customer", id), lane: { kind: "customer", key: id } },
      ...{ seen: () => null, shall: null },
    };
  };
  const giftCard = (): Case => {
    const { id } = aCustomer();
    return {
      body: { kind: "create_gift_card", amount: "10.00", customer_id: id, expires_at: null, note: "Sorry" },
      ...{ target: gid("Customer", id), lane: { kind: "customer", key: id } },
      ...{ seen: () => null, shall: null },
    };
  };
  const invitation = (): Case => {
    const { id } = aCustomer();
    return {
      body: { kind: "invite_customer", bcc: ["copy@example.com"], subject: "Your account", message: "" },
      ...{ target: gid("Customer", id), lane: { kind: "customer", key: id } },
      ...{ seen: () => null, shall: null },
    };
  };
  it.each([
    { make: invitation, operation: "inviteCustomer", field: "customerSendAccountInviteEmail" },
    { make: giftCard, operation: "createGiftCard", field: "giftCardCreate" },
    { make: credit, operation: "creditStoreCredit", field: "storeCreditAccountCredit" },
    { make: draft, operation: "createDraftOrder", field: "draftOrderCreate" },
  ])("$field is sent at most once: a lost answer is left to a person", async ({ make, operation, field }) => {
    expect(await sendEffect(worked, make())).toMatchObject({ status: "CONFIRMED" });
    expect(changed(field)).toBe(1);
    shopify.faults.set({ graphql: [{ kind: "cut-after", nth: 1, match: { operation, shop } }] });
    expect(await sendEffect(worked, make())).toMatchObject({ status: "UNSETTLED", attempts: 1 });
    expect(changed(field)).toBe(2);
  });

  it("an adjustment whose key Shopify has forgotten is left to a person", async () => {
    const found = KINDS.find(({ kind }) => kind === "adjust_stock");
    const one = found?.make();
    if (!one) throw new Error("no such kind");
    await worked.settle();
    const key = await intendEffect(worked, one);
    await rowsOf(
      "update effect set status = 'SENT', attempts = 1, created_at = now() - interval '2 days', deadline_at = now() - interval '1 day' where shop = $1 and key = $2",
      [shop, key],
    );
    await worked.settle();
    expect(await sentEffect(worked, key)).toMatchObject({ status: "UNSETTLED", attempts: 1 });
    expect(changed("inventoryAdjustQuantities")).toBe(0);
  });
});
