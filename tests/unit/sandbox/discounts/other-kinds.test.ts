// Free delivery, "buy X, get Y", and many discounts at once.
import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { gid } from "#sandbox/world/gid.ts";
import { STOCK_SCOPES, stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { ask } from "#tests/unit/sandbox/support.ts";

beforeAll(() => {
  officialSchema();
}, 60_000);

const ITEMS =
  "items { ... on AllDiscountItems { allItems } ... on DiscountProducts { products(first: 5) { nodes { id } } } }";
const SHIPPING = `title status discountClass appliesOnOneTimePurchase maximumShippingPrice { amount }
  destinationSelection { ... on DiscountCountryAll { allCountries } ... on DiscountCountries { countries includeRestOfWorld } }
  minimumRequirement { ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount } } }`;
const BXGY = `title status discountClass usesPerOrderLimit
  customerBuys { isOneTimePurchase ${ITEMS} value { ... on DiscountQuantity { quantity } ... on DiscountPurchaseAmount { amount } } }
  customerGets { ${ITEMS} value { ... on DiscountOnQuantity { quantity { quantity } effect { ... on DiscountPercentage { percentage } ... on DiscountAmount { amount { amount } } } } } }`;
const BY_CODE = `codeDiscountNode { id codeDiscount { __typename ... on DiscountCodeFreeShipping { ${SHIPPING} codes(first: 1) { nodes { code } } }
  ... on DiscountCodeBxgy { ${BXGY} } } } userErrors { field message code }`;
const BY_ITSELF = `automaticDiscountNode { id automaticDiscount { __typename ... on DiscountAutomaticFreeShipping { ${SHIPPING} }
  ... on DiscountAutomaticBxgy { ${BXGY} } } } userErrors { field message code }`;

/** Fields, inputs and answers of the mutations of one kind. */
const KINDS = {
  codeShipping: ["discountCodeFreeShipping", "freeShippingCodeDiscount", "DiscountCodeFreeShippingInput", BY_CODE],
  codeBxgy: ["discountCodeBxgy", "bxgyCodeDiscount", "DiscountCodeBxgyInput", BY_CODE],
  automaticShipping: [
    ...["discountAutomaticFreeShipping", "freeShippingAutomaticDiscount", "DiscountAutomaticFreeShippingInput"],
    BY_ITSELF,
  ],
  automaticBxgy: ["discountAutomaticBxgy", "automaticBxgyDiscount", "DiscountAutomaticBxgyInput", BY_ITSELF],
} as const satisfies Record<string, readonly [string, string, string, string] | readonly string[]>;

const JOB = "job { id done } userErrors { field message code }";
const bulk = (field: string, more = "") =>
  `mutation ($ids: [ID!], $search: String${more ? ", $tags: [String!]!" : ""}) { done: ${field}(ids: $ids, search: $search${more}) { ${JOB} } }`;

function discounted() {
  const stocked = stockedWorld();
  // biome-ignore lint/suspicious/noExplicitAny: answers are as the documents ask
  const run = (document: string, variables: object = {}): any => {
    const { body } = ask(stocked.world, document, { ...variables }, { scopes: [...STOCK_SCOPES, "write_discounts"] });
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    return body.data?.done;
  };
  const create = (kind: keyof typeof KINDS, input: object) => {
    const [field, name, type, answer] = KINDS[kind];
    const made = run(`mutation ($input: ${type}!) { done: ${field}Create(${name}: $input) { ${answer} } }`, { input });
    return { ...made, node: made.codeDiscountNode ?? made.automaticDiscountNode ?? null };
  };
  const update = (kind: keyof typeof KINDS, id: string, input: object) => {
    const [field, name, type, answer] = KINDS[kind];
    const document = `mutation ($id: ID!, $input: ${type}!) { done: ${field}Update(id: $id, ${name}: $input) { ${answer} } }`;
    return run(document, { id, input });
  };
  const mugs = { products: { productsToAdd: [gid("Product", stocked.product.id)] } };
  const bought = {
    customerBuys: { items: mugs, value: { quantity: "2" } },
    customerGets: { items: mugs, value: { discountOnQuantity: { quantity: "1", effect: { percentage: 1 } } } },
  };
  return { ...stocked, run, create, update, mugs, bought };
}

const SINCE = { startsAt: "2026-11-01T00:00:00Z" };
const CODE = { ...SINCE, code: "FREE", context: { all: "ALL" } };

describe("free delivery", () => {
  it("by code is for everywhere until it is said where, and up to which rate", () => {
    const { create, update, topics } = discounted();
    const { node, userErrors } = create("codeShipping", {
      ...{ ...CODE, title: "Free", maximumShippingPrice: "20.00" },
      minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: "50.00" } },
    });
    expect(userErrors).toEqual([]);
    expect(node.codeDiscount).toEqual({
      ...{ __typename: "DiscountCodeFreeShipping", title: "Free", status: "ACTIVE", discountClass: "SHIPPING" },
      ...{
        appliesOnOneTimePurchase: true,
        maximumShippingPrice: { amount: "20.0" },
        codes: { nodes: [{ code: "FREE" }] },
      },
      ...{ destinationSelection: { allCountries: true } },
      minimumRequirement: { greaterThanOrEqualToSubtotal: { amount: "50.0" } },
    });
    expect(topics()).toEqual(["discounts/create", "discounts/redeemcode_added"]);
    const changed = update("codeShipping", node.id, {
      ...{ destination: { countries: { add: ["GB", "DE"], includeRestOfWorld: false } }, maximumShippingPrice: null },
    });
    expect(changed.codeDiscountNode.codeDiscount).toMatchObject({
      ...{ maximumShippingPrice: null, destinationSelection: { countries: ["DE", "GB"], includeRestOfWorld: false } },
    });
    expect(topics()).toEqual(["discounts/update"]);
    expect(update("codeBxgy", node.id, { title: "x" }).userErrors).toEqual([
      { field: ["id"], message: "Discount does not exist", code: "INVALID" },
    ]);
  });

  it("by itself needs no code; with other discounts on delivery it does not go", () => {
    const { create } = discounted();
    expect(create("automaticShipping", { ...SINCE, title: "Free" }).node.automaticDiscount.__typename).toBe(
      "DiscountAutomaticFreeShipping",
    );
    const refused = create("automaticShipping", { ...SINCE, title: "F", combinesWith: { shippingDiscounts: true } });
    expect(refused.userErrors).toMatchObject([{ code: "INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS" }]);
  });
});

describe("buy X, get Y", () => {
  it.each([
    ["codeBxgy", { ...CODE, title: "2 + 1" }, "codeDiscount", "DiscountCodeBxgy"],
    ["automaticBxgy", { ...SINCE, title: "2 + 1" }, "automaticDiscount", "DiscountAutomaticBxgy"],
  ] as const)("%s says what is to be bought and what is got", (kind, said, field, __typename) => {
    const { create, bought, product } = discounted();
    const { node, userErrors } = create(kind, { ...said, ...bought, usesPerOrderLimit: kind === "codeBxgy" ? 3 : "3" });
    expect(userErrors).toEqual([]);
    const items = { products: { nodes: [{ id: gid("Product", product.id) }] } };
    expect(node[field]).toEqual({
      ...{ __typename, title: "2 + 1", status: "ACTIVE", discountClass: "PRODUCT", usesPerOrderLimit: 3 },
      customerBuys: { isOneTimePurchase: true, items, value: { quantity: "2" } },
      customerGets: { items, value: { quantity: { quantity: "1" }, effect: { percentage: 1 } } },
    });
  });

  it("may ask for a sum, and take an amount off each", () => {
    const { create, mugs } = discounted();
    const { node } = create("codeBxgy", {
      ...{ ...CODE, title: "Spend" },
      customerBuys: { items: mugs, value: { amount: "40.00" } },
      customerGets: { items: mugs, value: { discountOnQuantity: { quantity: "1", effect: { amount: "5.00" } } } },
    });
    expect(node.codeDiscount).toMatchObject({
      customerBuys: { value: { amount: "40.0" } },
      customerGets: { value: { effect: { amount: { amount: "5.0" } } } },
    });
  });

  it.each([
    ["nothing to buy", { customerBuys: undefined }, ["customerBuys"], "BLANK"],
    ["all items", { customerGets: "all" }, ["customerGets", "items"], "INVALID"],
    [
      "a share off without units",
      { customerGets: "share" },
      ["customerGets", "value", "discountOnQuantity"],
      "INVALID",
    ],
    ["no units to buy", { buys: "0" }, ["customerBuys", "value"], "GREATER_THAN"],
    ["no use at all", { usesPerOrderLimit: 0 }, ["usesPerOrderLimit"], "GREATER_THAN"],
  ])("with %s is refused", (_name, change, path, code) => {
    const { create, bought, mugs, topics } = discounted();
    const { buys, customerGets, ...rest } = change as { buys?: string; customerGets?: string };
    const { userErrors, node } = create("codeBxgy", {
      ...{ ...CODE, title: "2 + 1", ...bought, ...rest },
      ...(buys ? { customerBuys: { items: mugs, value: { quantity: buys } } } : {}),
      ...(customerGets === "all" ? { customerGets: { ...bought.customerGets, items: { all: true } } } : {}),
      ...(customerGets === "share" ? { customerGets: { items: mugs, value: { percentage: 0.5 } } } : {}),
    });
    expect(node).toBeNull();
    expect(userErrors).toMatchObject([{ field: ["bxgyCodeDiscount", ...path], code }]);
    expect(topics()).toEqual([]);
  });
});

describe("many discounts at once", () => {
  it("are ended, begun, tagged and deleted, by ids or by a search", () => {
    const { create, run, world, topics } = discounted();
    const one = create("codeShipping", { ...CODE, title: "One" }).node.id;
    const two = create("codeShipping", { ...CODE, title: "Two", code: "TWO" }).node.id;
    create("automaticShipping", { ...SINCE, title: "Three" });
    topics();
    const ended = run(bulk("discountCodeBulkDeactivate"), { search: "status:active" });
    expect(ended).toEqual({ job: { id: expect.stringContaining("gid://shopify/Job/"), done: false }, userErrors: [] });
    expect(topics()).toEqual(["discounts/update", "discounts/update"]);
    run(bulk("discountCodeBulkActivate"), { ids: [one] });
    run(bulk("discountBulkTagsAdd", ", tags: $tags"), { search: "title:three", tags: ["spring"] });
    run(bulk("discountBulkTagsAdd", ", tags: $tags"), { ids: [one], tags: ["spring", "sale"] });
    run(bulk("discountBulkTagsRemove", ", tags: $tags"), { ids: [one], tags: ["sale"] });
    const left = () => Object.values(world.state.storeDiscounts).map(({ title, tags }) => [title, tags]);
    expect(left()).toEqual([
      ["One", ["spring"]],
      ["Two", []],
      ["Three", ["spring"]],
    ]);
    run(bulk("discountCodeBulkDelete"), { ids: [two] });
    run(bulk("discountAutomaticBulkDelete"), { search: "title:three" });
    expect(left().map(([title]) => title)).toEqual(["One"]);
  });

  it("are named in one way: neither none nor two", () => {
    const { run } = discounted();
    expect(run(bulk("discountCodeBulkDelete")).userErrors).toMatchObject([{ code: "MISSING_ARGUMENT" }]);
    expect(run(bulk("discountCodeBulkDelete"), { ids: [], search: "a" }).userErrors).toMatchObject([
      { code: "TOO_MANY_ARGUMENTS" },
    ]);
  });
});
