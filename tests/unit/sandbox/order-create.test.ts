import { describe, expect, it } from "vitest";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { gid } from "#sandbox/world/gid.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import { levelKey } from "#sandbox/world/records/inventory.ts";
import { ask, SHOP, STAFF, smallWorld } from "#tests/unit/sandbox/support.ts";

const CREATE = `mutation ($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) {
  orderCreate(order: $order, options: $options) { order { id name email phone note poNumber tags test sourceName
    processedAt createdAt closed displayFinancialStatus displayFulfillmentStatus taxesIncluded
    customer { email firstName lastName defaultAddress { city } }
    shippingAddress { city country countryCode province provinceCode }
    totalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }
    totalTaxSet { shopMoney { amount } } totalDiscountsSet { shopMoney { amount } } discountCodes
    currentShippingPriceSet { shopMoney { amount } }
    taxLines { title rate priceSet { shopMoney { amount } } }
    lineItems(first: 9) { nodes { title quantity sku taxLines { priceSet { shopMoney { amount } } }
      discountedUnitPriceAfterAllDiscountsSet { shopMoney { amount } } customAttributes { key value } } }
    transactions { kind status gateway test }
    fulfillments { status trackingInfo { number company } } fulfillmentOrders(first: 5) { nodes { status } }
    metafield(namespace: "custom", key: "from") { value } }
  userErrors { field message code } } }`;

const gbp = (amount: string) => ({ shopMoney: { amount, currencyCode: "GBP" } });
const MUG = { title: "Mug", quantity: 2, priceSet: gbp("10"), taxable: true };

interface Made {
  order: Record<string, never> | null;
  userErrors: object[];
}

function shop() {
  const { world, topics, locations, clock } = smallWorld();
  const create = (order: object, options?: object) => {
    const { body } = ask(world, CREATE, { order, options });
    expect(body.errors).toBeUndefined();
    return body.data?.orderCreate as Made;
  };
  return { world, topics, locations, clock, create };
}

describe("orderCreate", () => {
  it("makes an order as it was taken elsewhere", () => {
    const { create, topics, locations } = shop();
    const made = create({
      lineItems: [{ ...MUG, sku: "MUG-1", properties: [{ name: "Engraving", value: "Ann" }] }],
      email: "ann@example.com",
      phone: "+441273000111",
      note: "from the market",
      poNumber: "PO-7",
      name: "EXT-7",
      tags: ["market"],
      test: true,
      sourceName: "market-place",
      processedAt: "2026-11-20T09:00:00Z",
      shippingAddress: { firstName: "Ann", lastName: "Lee", city: "Toronto", countryCode: "CA", provinceCode: "ON" },
      shippingLines: [{ title: "Post", priceSet: gbp("3") }],
      transactions: [{ kind: "SALE", status: "SUCCESS", gateway: "market", amountSet: gbp("23"), test: true }],
      fulfillment: { locationId: gid("Location", locations[0] ?? ""), trackingNumber: "T1", trackingCompany: "DPD" },
      metafields: [{ namespace: "custom", key: "from", type: "single_line_text_field", value: "market" }],
    });
    expect(made).toMatchObject({
      order: {
        name: "EXT-7",
        email: "ann@example.com",
        phone: "+441273000111",
        note: "from the market",
        poNumber: "PO-7",
        tags: ["market"],
        test: true,
        sourceName: "market-place",
        processedAt: "2026-11-20T09:00:00Z",
        createdAt: "2026-11-24T10:00:00Z",
        displayFinancialStatus: "PAID",
        displayFulfillmentStatus: "FULFILLED",
        customer: { email: "ann@example.com", firstName: "Ann", lastName: "Lee", defaultAddress: { city: "Toronto" } },
        shippingAddress: { city: "Toronto", country: "Canada", province: "Ontario", provinceCode: "ON" },
        totalPriceSet: { shopMoney: { amount: "23.0", currencyCode: "GBP" } },
        lineItems: { nodes: [{ sku: "MUG-1", customAttributes: [{ key: "Engraving", value: "Ann" }] }] },
        transactions: [{ kind: "SALE", status: "SUCCESS", gateway: "market", test: true }],
        fulfillments: [{ status: "SUCCESS", trackingInfo: [{ number: "T1", company: "DPD" }] }],
        fulfillmentOrders: { nodes: [{ status: "CLOSED" }] },
        metafield: { value: "market" },
      },
      userErrors: [],
    });
    const told = topics();
    expect(told.slice(0, 2)).toEqual(["customers/create", "orders/create"]);
    expect(told).toEqual(expect.arrayContaining(["orders/paid", "orders/fulfilled", "orders/updated"]));
  });

  it("is shipped from the place that is named, in several parcels, as far as its carrier has told", () => {
    const { world, locations } = shop();
    const second = gid("Location", locations[1] ?? "");
    const { body } = ask(
      world,
      `mutation ($order: OrderCreateOrderInput!) { orderCreate(order: $order) { order {
        lineItems(first: 1) { nodes { product { title } } }
        fulfillmentOrders(first: 2) { nodes { assignedLocation { location { id } } } }
        fulfillments { displayStatus location { id } originAddress { city countryCode zip } trackingInfo { number } } }
        userErrors { message } } }`,
      {
        order: {
          lineItems: [{ ...MUG, productId: gid("Product", createProduct(world, SHOP, { title: "Mugs" }).id) }],
          fulfillment: {
            ...{ locationId: second, trackingNumbers: ["T1", "T2"], shipmentStatus: "IN_TRANSIT" },
            originAddress: { city: "Hull", countryCode: "GB" },
          },
        },
      },
    );
    expect(body.data?.orderCreate).toEqual({
      order: {
        lineItems: { nodes: [{ product: { title: "Mugs" } }] },
        fulfillmentOrders: { nodes: [{ assignedLocation: { location: { id: second } } }] },
        fulfillments: [
          {
            ...{ displayStatus: "IN_TRANSIT", location: { id: second } },
            originAddress: { city: "Hull", countryCode: "GB", zip: null },
            trackingInfo: [{ number: "T1" }, { number: "T2" }],
          },
        ],
      },
      userErrors: [],
    });
  });

  it("gives a customer that is there what is said of it, and keeps the addresses", () => {
    const { create, world } = shop();
    const address = { address1: "1 Elm Grove", city: "Brighton" };
    const { id } = createCustomer(world, SHOP, { email: "ann@example.com", addresses: [address] });
    const customer = {
      toUpsert: {
        ...{ id: gid("Customer", id), tags: ["market"], taxExempt: true, multipassIdentifier: "m1" },
        addresses: [address, { city: "Hull" }],
      },
    };
    create({ lineItems: [MUG], customer });
    expect(world.customer(SHOP, id)).toMatchObject({
      ...{ email: "ann@example.com", tags: ["market"], taxExempt: true, multipassIdentifier: "m1" },
      defaultAddress: { city: "Brighton" },
      otherAddresses: [{ address: { city: "Hull" } }],
    });
  });

  it.each([
    ["the customer with that address of e-mail", { email: "ANN@example.com" }, { firstName: "Ann" }, 1],
    ["a new one", { email: "bob@example.com" }, { firstName: null, email: "bob@example.com" }, 2],
    ["nobody without one", {}, null, 1],
    [
      "the one that is changed",
      { customer: { toUpsert: { email: "ann@example.com", lastName: "Lee" } } },
      { firstName: "Ann", lastName: "Lee" },
      1,
    ],
    ["the one that is named", { customer: { toAssociate: { email: "ann@example.com" } } }, { firstName: "Ann" }, 1],
  ])("is of %s", (_claim, input, customer, count) => {
    const { create, world } = shop();
    createCustomer(world, SHOP, { firstName: "Ann", email: "ann@example.com" });
    const { order } = create({ lineItems: [MUG], ...input });
    if (customer) expect(order?.customer).toMatchObject(customer);
    else expect(order?.customer).toBeNull();
    expect(Object.keys(world.state.customers)).toHaveLength(count);
  });

  it("spreads taxes of the whole order over its taxable lines, nothing lost", () => {
    const { create } = shop();
    const { order } = create({
      lineItems: [
        { ...MUG, quantity: 1 },
        { title: "Tea", quantity: 1, priceSet: gbp("20"), taxable: true },
        { title: "Book", quantity: 1, priceSet: gbp("30"), taxable: false },
      ],
      taxLines: [{ title: "VAT", rate: 0.2, priceSet: gbp("0.10") }],
    });
    expect(order).toMatchObject({
      totalPriceSet: { shopMoney: { amount: "60.1" } },
      totalTaxSet: { shopMoney: { amount: "0.1" } },
      taxLines: [{ title: "VAT", rate: 0.2, priceSet: { shopMoney: { amount: "0.1" } } }],
      lineItems: {
        nodes: [
          { taxLines: [{ priceSet: { shopMoney: { amount: "0.03" } } }] },
          { taxLines: [{ priceSet: { shopMoney: { amount: "0.07" } } }] },
          { taxLines: [] },
        ],
      },
    });
  });

  it.each([
    ["a percentage", { itemPercentageDiscountCode: { code: "TEN", percentage: 10 } }, "2.0", "21.0", "3.0"],
    ["an amount", { itemFixedDiscountCode: { code: "TEN", amountSet: gbp("10") } }, "10.0", "13.0", "3.0"],
    [
      "more than the lines cost",
      { itemFixedDiscountCode: { code: "TEN", amountSet: gbp("99") } },
      "20.0",
      "3.0",
      "3.0",
    ],
    ["the delivery", { freeShippingDiscountCode: { code: "TEN" } }, "3.0", "20.0", "0.0"],
  ])("takes a code for %s off", (_claim, discountCode, discounts, total, shipping) => {
    const { create } = shop();
    const { order } = create({
      lineItems: [MUG],
      shippingLines: [{ title: "Post", priceSet: gbp("3") }],
      discountCode,
    });
    expect(order).toMatchObject({
      discountCodes: ["TEN"],
      totalDiscountsSet: { shopMoney: { amount: discounts } },
      totalPriceSet: { shopMoney: { amount: total } },
      currentShippingPriceSet: { shopMoney: { amount: shipping } },
    });
  });

  it("keeps prices that are given in both currencies exact", () => {
    const { create } = shop();
    const both = (shopAmount: string, presentment: string) => ({
      shopMoney: { amount: shopAmount, currencyCode: "GBP" },
      presentmentMoney: { amount: presentment, currencyCode: "USD" },
    });
    const { order } = create({
      presentmentCurrency: "USD",
      lineItems: [{ title: "Mug", quantity: 3, priceSet: both("10", "13.37") }],
    });
    expect(order?.totalPriceSet).toEqual({
      shopMoney: { amount: "30.0", currencyCode: "GBP" },
      presentmentMoney: { amount: "40.11", currencyCode: "USD" },
    });
  });

  it.each([
    ["2027-01-01T00:00:00Z", "2026-11-24T10:00:00Z"],
    ["2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z"],
  ])("was processed at %s: at %s", (processedAt, shown) => {
    const { create } = shop();
    expect(create({ lineItems: [MUG], processedAt }).order).toMatchObject({ processedAt: shown });
  });

  it("says a status that somebody stated until something happens to its payments", () => {
    const { create, world } = shop();
    const { order } = create({ lineItems: [MUG], financialStatus: "PARTIALLY_PAID" });
    expect(order).toMatchObject({ displayFinancialStatus: "PARTIALLY_PAID" });
    const pay = `mutation ($id: ID!) { orderMarkAsPaid(input: { id: $id }) { order { displayFinancialStatus } } }`;
    expect(ask(world, pay, { id: order?.id }).body.data?.orderMarkAsPaid).toEqual({
      order: { displayFinancialStatus: "PAID" },
    });
  });

  it.each([
    [{ lineItems: [] }, ["order", "lineItems"], "INVALID"],
    [
      {
        lineItems: [{ ...MUG, taxLines: [{ title: "VAT", rate: 0.2, priceSet: gbp("1") }] }],
        taxLines: [{ title: "VAT", rate: 0.2, priceSet: gbp("1") }],
      },
      ["order", "taxLines"],
      "INVALID",
    ],
    [
      { lineItems: [MUG], customerId: "gid://shopify/Customer/7", customer: { toAssociate: { email: "a@b.example" } } },
      ["order", "customerId"],
      "REDUNDANT_CUSTOMER_FIELDS",
    ],
    [{ lineItems: [MUG], customerId: "gid://shopify/Customer/7" }, ["order", "customer", "id"], "INVALID"],
    [{ lineItems: [MUG], email: "nobody" }, ["order", "email"], "INVALID"],
  ])("is refused for %j", (order, field, code) => {
    const { create, topics, world } = shop();
    expect(create(order)).toMatchObject({ order: null, userErrors: [{ field, code }] });
    expect(topics()).toEqual([]);
    expect(world.ordersOf(SHOP).length).toBe(0);
  });

  it.each([
    [undefined, "DENY", 1, null],
    ["BYPASS", "DENY", 1, null],
    ["DECREMENT_IGNORING_POLICY", "DENY", -1, null],
    ["DECREMENT_OBEYING_POLICY", "DENY", 1, "INVENTORY_CLAIM_FAILED"],
    ["DECREMENT_OBEYING_POLICY", "CONTINUE", -1, null],
  ])(
    "claims stock by %s (policy %s): %i left of one, after two were ordered",
    (inventoryBehaviour, policy, left, code) => {
      const { create, world, locations } = shop();
      const [locationId = ""] = locations;
      const product = createProduct(
        world,
        SHOP,
        { title: "Tent", variants: [{ price: 1_000, inventoryPolicy: policy, tracked: true }] } as never,
        STAFF,
      );
      const variant = world.variantsOf(product)[0];
      const item = world.inventoryItem(SHOP, variant?.inventoryItemId ?? "");
      if (!variant || !item) throw new Error("no variant");
      item.tracked = true;
      variant.inventoryPolicy = policy as "DENY";
      const stock = `mutation ($item: ID!, $at: ID!) { inventoryActivate(inventoryItemId: $item, locationId: $at, available: 1) @idempotent(key: "k") { userErrors { message } } }`;
      ask(
        world,
        stock,
        { item: gid("InventoryItem", item.id), at: gid("Location", locationId) },
        {
          scopes: ["write_inventory", "read_inventory"],
        },
      );
      const level = world.state.inventoryLevels[levelKey(item.id, locationId)];
      if (level) level.quantities.available = 1;
      expect(
        create(
          { lineItems: [{ variantId: gid("ProductVariant", variant.id), quantity: 2 }] },
          inventoryBehaviour ? { inventoryBehaviour } : undefined,
        ),
      ).toMatchObject({ userErrors: code ? [{ code }] : [] });
      expect(world.state.inventoryLevels[levelKey(item.id, locationId)]?.quantities.available).toBe(left);
    },
  );
});
