import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { createDiscount } from "#sandbox/world/discounts/save-discount.ts";
import { gid } from "#sandbox/world/gid.ts";
import { STOCK_SCOPES, stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { ask, OTHER_SHOP, place, SHOP, STAFF } from "#tests/unit/sandbox/support.ts";

beforeAll(() => {
  officialSchema();
}, 60_000);

const BASIC = `title status startsAt endsAt usageLimit appliesOncePerCustomer discountClass discountClasses asyncUsageCount tags
  codesCount { count } codes(first: 5) { nodes { id code asyncUsageCount createdBy { apiKey } } }
  combinesWith { orderDiscounts productDiscounts shippingDiscounts }
  context { __typename ... on DiscountCustomers { customers { id } } }
  customerSelection { __typename }
  minimumRequirement { ... on DiscountMinimumQuantity { greaterThanOrEqualToQuantity }
    ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount } } }
  customerGets { appliesOnOneTimePurchase
    value { ... on DiscountPercentage { percentage } ... on DiscountAmount { amount { amount currencyCode } appliesOnEachItem } }
    items { ... on AllDiscountItems { allItems } ... on DiscountProducts { products(first: 5) { nodes { id } } productVariants(first: 5) { nodes { id } } }
      ... on DiscountCollections { collections(first: 5) { nodes { id } } } } }`;
const NODE = `codeDiscountNode { id codeDiscount { __typename ... on DiscountCodeBasic { ${BASIC} } } } userErrors { field message code extraInfo }`;
const CREATE = `mutation ($input: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $input) { ${NODE} } }`;
const UPDATE = `mutation ($id: ID!, $input: DiscountCodeBasicInput!) { discountCodeBasicUpdate(id: $id, basicCodeDiscount: $input) { ${NODE} } }`;
const SWITCH = (on: boolean) =>
  `mutation ($id: ID!) { done: discountCode${on ? "Activate" : "Deactivate"}(id: $id) { ${NODE} } }`;
const DELETE = `mutation ($id: ID!) { discountCodeDelete(id: $id) { deletedCodeDiscountId userErrors { field message code } } }`;
const BY_CODE = `query ($code: String!) { codeDiscountNodeByCode(code: $code) { id } }`;

const SUMMER = {
  title: "Summer",
  code: "SUMMER20",
  startsAt: "2026-11-01T00:00:00Z",
  context: { all: "ALL" },
  customerGets: { value: { percentage: 0.2 }, items: { all: true } },
};

function discounted() {
  const stocked = stockedWorld();
  // biome-ignore lint/suspicious/noExplicitAny: answers are as the documents ask
  const run = (document: string, variables: object = {}): any => {
    const { body } = ask(stocked.world, document, { ...variables }, { scopes: [...STOCK_SCOPES, "write_discounts"] });
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    return body.data;
  };
  const create = (change: object = {}) => run(CREATE, { input: { ...SUMMER, ...change } }).discountCodeBasicCreate;
  const update = (id: string, input: object) => run(UPDATE, { id, input }).discountCodeBasicUpdate;
  return { ...stocked, run, create, update };
}

describe("a code discount", () => {
  it("is kept as it was asked for, and found by its code in either case", () => {
    const { create, run, topics } = discounted();
    const { codeDiscountNode: made, userErrors } = create({
      endsAt: "2027-01-01T00:00:00Z",
      usageLimit: 5,
      tags: ["a"],
    });
    expect(userErrors).toEqual([]);
    expect(made.id).toMatch(/^gid:\/\/shopify\/DiscountCodeNode\/\d+$/);
    expect(made.codeDiscount).toMatchObject({
      __typename: "DiscountCodeBasic",
      title: "Summer",
      status: "ACTIVE",
      startsAt: "2026-11-01T00:00:00Z",
      endsAt: "2027-01-01T00:00:00Z",
      usageLimit: 5,
      appliesOncePerCustomer: false,
      discountClass: "ORDER",
      discountClasses: ["ORDER"],
      asyncUsageCount: 0,
      tags: ["a"],
      codesCount: { count: 1 },
      codes: { nodes: [{ code: "SUMMER20", createdBy: { apiKey: "the-key" } }] },
      combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
      context: { __typename: "DiscountBuyerSelectionAll" },
      customerSelection: { __typename: "DiscountCustomerAll" },
      minimumRequirement: null,
      customerGets: { appliesOnOneTimePurchase: true, value: { percentage: 0.2 }, items: { allItems: true } },
    });
    expect(run(BY_CODE, { code: "summer20" }).codeDiscountNodeByCode).toEqual({ id: made.id });
    expect(run(BY_CODE, { code: "summer" }).codeDiscountNodeByCode).toBeNull();
    expect(topics()).toEqual(["discounts/create", "discounts/redeemcode_added"]);
  });

  it("may be an amount off some products, for some buyers, from a sum on", () => {
    const { create, world, product, variant } = discounted();
    const customer = createCustomer(world, SHOP, { firstName: "Ada", email: "ada@example.com" }, STAFF);
    const { codeDiscountNode: made, userErrors } = create({
      context: { customers: { add: [gid("Customer", customer.id)] } },
      minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: "50.00" } },
      customerGets: {
        value: { discountAmount: { amount: "5.00", appliesOnEachItem: true } },
        items: {
          products: {
            productsToAdd: [gid("Product", product.id)],
            productVariantsToAdd: [gid("ProductVariant", variant.id)],
          },
        },
      },
    });
    expect(userErrors).toEqual([]);
    expect(made.codeDiscount).toMatchObject({
      discountClass: "PRODUCT",
      context: { __typename: "DiscountCustomers", customers: [{ id: gid("Customer", customer.id) }] },
      minimumRequirement: { greaterThanOrEqualToSubtotal: { amount: "50.0" } },
      customerGets: {
        value: { amount: { amount: "5.0", currencyCode: "GBP" }, appliesOnEachItem: true },
        items: {
          products: { nodes: [{ id: gid("Product", product.id) }] },
          productVariants: { nodes: [{ id: gid("ProductVariant", variant.id) }] },
        },
      },
    });
  });

  const value = (input: object) => ({ customerGets: { ...SUMMER.customerGets, value: input } });
  const items = (input: object) => ({ customerGets: { ...SUMMER.customerGets, items: input } });
  it.each<[string, object, string[], string]>([
    ["no title", { title: " " }, ["title"], "BLANK"],
    ["a long title", { title: "x".repeat(256) }, ["title"], "TOO_LONG"],
    ["no code", { code: null }, ["code"], "BLANK"],
    ["an empty code", { code: "" }, ["code"], "BLANK"],
    ["a long code", { code: "x".repeat(256) }, ["code"], "TOO_LONG"],
    ["a code of two lines", { code: "A\nB" }, ["code"], "INVALID"],
    ["a code that is taken", { code: "taken" }, ["code"], "TAKEN"],
    ["no start", { startsAt: null }, ["startsAt"], "BLANK"],
    ["an end before the start", { endsAt: "2026-10-31T00:00:00Z" }, ["endsAt"], "END_DATE_BEFORE_START_DATE"],
    ["nobody to use it", { context: null }, ["context"], "BLANK"],
    ["nothing to take off", { customerGets: null }, ["customerGets"], "BLANK"],
    [
      "more than everything",
      value({ percentage: 1.01 }),
      ["customerGets", "value", "percentage"],
      "VALUE_OUTSIDE_RANGE",
    ],
    ["less than nothing", value({ percentage: -0.1 }), ["customerGets", "value", "percentage"], "VALUE_OUTSIDE_RANGE"],
    [
      "no amount",
      value({ discountAmount: { amount: "0.00" } }),
      ["customerGets", "value", "discountAmount", "amount"],
      "GREATER_THAN",
    ],
    [
      "a part and an amount",
      value({ percentage: 0.1, discountAmount: { amount: "5" } }),
      ["customerGets", "value"],
      "TOO_MANY_ARGUMENTS",
    ],
    ["no items", items({ all: false }), ["customerGets", "items"], "INVALID"],
    ["everything and something", items({ all: true, products: {} }), ["customerGets", "items"], "CONFLICT"],
    [
      "a product that is not there",
      items({ products: { productsToAdd: ["gid://shopify/Product/1"] } }),
      ["customerGets", "items", "products", "productsToAdd"],
      "INVALID",
    ],
    [
      "two minimums",
      {
        minimumRequirement: {
          quantity: { greaterThanOrEqualToQuantity: "2" },
          subtotal: { greaterThanOrEqualToSubtotal: "2" },
        },
      },
      ["minimumRequirement", "subtotal", "greaterThanOrEqualToSubtotal"],
      "MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT",
    ],
    [
      "nothing that it applies to",
      { customerGets: { ...SUMMER.customerGets, appliesOnOneTimePurchase: false } },
      ["customerGets"],
      "APPLIES_ON_NOTHING",
    ],
    ["no use", { usageLimit: 0 }, ["usageLimit"], "GREATER_THAN"],
    [
      "a cycle less than none",
      { recurringCycleLimit: -1 },
      ["recurringCycleLimit"],
      "RECURRING_CYCLE_LIMIT_NOT_A_VALID_INTEGER",
    ],
    ["six tags", { tags: [..."abcdef"] }, ["tags"], "TOO_MANY_TAGS"],
    ["a long tag", { tags: ["x".repeat(256)] }, ["tags"], "INVALID_TAG_LENGTH"],
  ])("is refused with %s", (_what, change, field, code) => {
    const { create, run, world } = discounted();
    create({ code: "TAKEN" });
    const { codeDiscountNode, userErrors } = create(change);
    expect(codeDiscountNode).toBeNull();
    expect(userErrors).toMatchObject([{ field: ["basicCodeDiscount", ...field], code, extraInfo: null }]);
    expect(Object.keys(world.state.storeDiscounts)).toHaveLength(1);
    expect(run(BY_CODE, { code: "TAKEN" }).codeDiscountNodeByCode).not.toBeNull();
  });

  it("changes what is given, adds and takes items away, and tells of a new code", () => {
    const { create, update, product, topics, clock } = discounted();
    const made = create().codeDiscountNode;
    topics();
    clock.ms += 1_000;
    const productId = gid("Product", product.id);
    const changed = update(made.id, {
      code: "AUTUMN",
      customerGets: { items: { products: { productsToAdd: [productId] } } },
    });
    expect(changed.userErrors).toEqual([]);
    expect(changed.codeDiscountNode.codeDiscount).toMatchObject({
      title: "Summer",
      codes: { nodes: [{ code: "AUTUMN" }] },
      customerGets: { value: { percentage: 0.2 }, items: { products: { nodes: [{ id: productId }] } } },
    });
    expect(topics()).toEqual(["discounts/update", "discounts/redeemcode_removed", "discounts/redeemcode_added"]);
    const emptied = update(made.id, { customerGets: { items: { products: { productsToRemove: [productId] } } } });
    expect(emptied.userErrors).toMatchObject([{ code: "INVALID" }]);
    expect(update(made.id, { title: "Summer" }).userErrors).toEqual([]);
    expect(topics()).toEqual([]);
  });

  it("ends when it is deactivated, and is good again when it is activated", () => {
    const { create, run, topics, clock } = discounted();
    const { id } = create().codeDiscountNode;
    topics();
    const now = () => `${new Date(clock.ms).toISOString().slice(0, 19)}Z`;
    const off = run(SWITCH(false), { id }).done.codeDiscountNode.codeDiscount;
    expect(off).toMatchObject({ status: "EXPIRED", endsAt: now() });
    const on = run(SWITCH(true), { id }).done.codeDiscountNode.codeDiscount;
    expect(on).toMatchObject({ status: "ACTIVE", endsAt: null });
    expect(topics()).toEqual(["discounts/update", "discounts/update"]);
    run(SWITCH(true), { id });
    expect(topics()).toEqual([]);

    const later = create({ code: "LATER", startsAt: "2026-12-24T00:00:00Z" }).codeDiscountNode;
    expect(later.codeDiscount.status).toBe("SCHEDULED");
    const early = run(SWITCH(true), { id: later.id }).done.codeDiscountNode.codeDiscount;
    expect(early).toMatchObject({ status: "ACTIVE", startsAt: now() });
  });

  it("is gone when it is deleted, and does not exist in another store", () => {
    const { create, run, world, topics } = discounted();
    const { id } = create().codeDiscountNode;
    topics();
    const missing = [{ field: ["id"], message: "Discount does not exist", code: "INVALID" }];
    const elsewhere = ask(world, DELETE, { id }, { shop: OTHER_SHOP, scopes: ["write_discounts"] });
    expect(elsewhere.body.data?.discountCodeDelete).toMatchObject({ userErrors: missing });
    expect(run(DELETE, { id }).discountCodeDelete).toEqual({ deletedCodeDiscountId: id, userErrors: [] });
    expect(topics()).toEqual(["discounts/delete"]);
    expect(run(DELETE, { id }).discountCodeDelete).toEqual({ deletedCodeDiscountId: null, userErrors: missing });
  });

  it("counts the orders that it was used in", () => {
    const { create, run, world } = discounted();
    const { id } = create().codeDiscountNode;
    const discount = { kind: "CODE", target: "LINE_ITEM", selection: "ALL", allocation: "ACROSS" } as const;
    for (const name of ["summer20", "SUMMER20", "OTHER"])
      place(world, { discounts: [{ ...discount, name, value: { percentage: 20 } }] });
    const read = run(
      "query ($id: ID!) { discountNode(id: $id) { discount { ... on DiscountCodeBasic { asyncUsageCount } } } }",
      { id },
    );
    expect(read.discountNode.discount.asyncUsageCount).toBe(2);
  });
});

describe("discounts", () => {
  it("are listed by kind and found by what the schema names", () => {
    const { create, run, world } = discounted();
    const code = create().codeDiscountNode;
    const automatic = createDiscount(
      world,
      SHOP,
      "AUTOMATIC",
      { title: "By itself", startsAt: world.now(), value: { amount: 500, onEachItem: false }, items: { all: true } },
      "automaticBasicDiscount",
    );
    const automaticId = gid("DiscountAutomaticNode", automatic.id);
    const ids = (field: string, query?: string) =>
      run(`query ($query: String) { ${field}(first: 5, query: $query) { nodes { id } } }`, { query })[field].nodes.map(
        ({ id }: { id: string }) => id,
      );
    expect(ids("codeDiscountNodes")).toEqual([code.id]);
    expect(ids("automaticDiscountNodes")).toEqual([automaticId]);
    expect(ids("discountNodes")).toEqual([code.id, automaticId]);
    for (const [query, found] of [
      ["method:automatic", [automaticId]],
      ["type:percentage", [code.id]],
      ["discount_type:percentage,fixed_amount", [code.id, automaticId]],
      ["code:SUMMER20", [code.id]],
      ["title:'By itself'", [automaticId]],
      ["status:expired", []],
      ["status:active,scheduled", [code.id, automaticId]],
      ["itself", [automaticId]],
      ["times_used:0", [code.id, automaticId]],
      ["starts_at:<2026-11-02", [code.id]],
    ] as const)
      expect([query, ids("discountNodes", query)]).toEqual([query, found]);
    expect(run('{ discountNodesCount(query: "method:code") { count } }').discountNodesCount).toEqual({ count: 1 });
    const read = run(
      `query ($id: ID!) { automaticDiscountNode(id: $id) { automaticDiscount { ... on DiscountAutomaticBasic { title status usageCount } } } node(id: $id) { __typename id } }`,
      { id: automaticId },
    );
    expect(read).toEqual({
      automaticDiscountNode: { automaticDiscount: { title: "By itself", status: "ACTIVE", usageCount: 0 } },
      node: { __typename: "DiscountAutomaticNode", id: automaticId },
    });
  });

  it("need their scopes", () => {
    const { world } = discounted();
    const { body } = ask(world, CREATE, { input: SUMMER }, { scopes: ["read_discounts"] });
    expect(body.errors).toMatchObject([{ extensions: { code: "ACCESS_DENIED" } }]);
    const read = ask(world, BY_CODE, { code: "x" }, { scopes: ["read_orders"] });
    expect(read.body.errors).toMatchObject([{ extensions: { code: "ACCESS_DENIED" } }]);
  });
});
