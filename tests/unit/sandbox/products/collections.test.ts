import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { gid } from "#sandbox/world/gid.ts";
import { isMember } from "#sandbox/world/products/collection-members.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import { createCollection } from "#sandbox/world/products/save-collection.ts";
import type { RuleColumn, RuleRelation } from "#sandbox/world/records/product.ts";
import { askStock, stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

beforeAll(() => {
  officialSchema();
}, 60_000);

const names = ["Mug", "Cap", "Tent"];

function shelves() {
  const small = smallWorld();
  const products = names.map((title, index) =>
    createProduct(small.world, SHOP, { title, tags: [title[0] ?? ""], variants: [{ price: (index + 1) * 1_000 }] }),
  );
  const collection = createCollection(small.world, SHOP, { title: "All", productIds: products.map(({ id }) => id) });
  small.events.splice(0);
  const send = (document: string, variables: object) =>
    Object.values(askStock(small.world, document, variables as Record<string, unknown>).data)[0];
  const titles = () =>
    askStock(small.world, "query ($id: ID!) { collection(id: $id) { products(first: 9) { nodes { title } } } }", {
      id: gid("Collection", collection.id),
    }).data.collection.products.nodes.map(({ title }: { title: string }) => title);
  return { ...small, products, collection, id: gid("Collection", collection.id), send, titles };
}

const gids = (products: readonly { id: string }[]) => products.map(({ id }) => gid("Product", id));

describe("a smart collection holds what its rules say", () => {
  const mug = {
    title: "Enamel mug",
    productType: "Kitchen",
    vendor: "Acme",
    tags: ["blue", "gift"],
  };
  it.each<[RuleColumn, RuleRelation, string, boolean]>([
    ["TAG", "EQUALS", "Blue", true],
    ["TAG", "EQUALS", "red", false],
    ["TAG", "NOT_EQUALS", "red", true],
    ["TAG", "NOT_EQUALS", "gift", false],
    ["TITLE", "CONTAINS", "mug", true],
    ["TITLE", "NOT_CONTAINS", "mug", false],
    ["TITLE", "STARTS_WITH", "enamel", true],
    ["TITLE", "ENDS_WITH", "enamel", false],
    ["TYPE", "EQUALS", "kitchen", true],
    ["VENDOR", "NOT_EQUALS", "acme", false],
    ["VARIANT_PRICE", "GREATER_THAN", "12.49", true],
    ["VARIANT_PRICE", "GREATER_THAN", "12.50", false],
    ["VARIANT_PRICE", "LESS_THAN", "20", true],
    ["VARIANT_COMPARE_AT_PRICE", "IS_NOT_SET", "", false],
    ["VARIANT_COMPARE_AT_PRICE", "GREATER_THAN", "14", true],
    ["IS_PRICE_REDUCED", "IS_SET", "", true],
    ["VARIANT_INVENTORY", "GREATER_THAN", "14", true],
    ["VARIANT_INVENTORY", "LESS_THAN", "15", false],
    ["VARIANT_WEIGHT", "EQUALS", "300", true],
    ["VARIANT_TITLE", "EQUALS", "default title", true],
  ])("%s %s %s: %s", (column, relation, condition, expected) => {
    const { world, product, variant } = stockedWorld(mug);
    variant.compareAtPrice = 1_500;
    const collection = createCollection(world, SHOP, {
      title: "Smart",
      ruleSet: { anyOf: false, rules: [{ column, relation, condition }] },
    });
    expect(isMember(world, collection, product)).toBe(expected);
  });

  it("all of them, or any", () => {
    const { world, product } = stockedWorld(mug);
    const rules = [
      { column: "TAG", relation: "EQUALS", condition: "blue" },
      { column: "TAG", relation: "EQUALS", condition: "red" },
    ] as const;
    const held = [true, false].map((anyOf) =>
      isMember(world, createCollection(world, SHOP, { title: "S", ruleSet: { anyOf, rules: [...rules] } }), product),
    );
    expect(held).toEqual([true, false]);
  });
});

describe("a collection", () => {
  const CREATE = `mutation ($input: CollectionInput) { collectionCreate(input: $input) {
    collection { id title handle sortOrder ruleSet { appliedDisjunctively rules { column relation condition } } productsCount { count } }
    userErrors { field message } } }`;

  it("is made by hand or by rules", () => {
    const { send, topics } = shelves();
    expect(send(CREATE, { input: { title: "Sale" } })).toMatchObject({
      collection: { handle: "sale", sortOrder: "MANUAL", ruleSet: null, productsCount: { count: 0 } },
    });
    const rules = [{ column: "VARIANT_PRICE", relation: "LESS_THAN", condition: "15" }];
    expect(send(CREATE, { input: { title: "Sale", ruleSet: { appliedDisjunctively: false, rules } } })).toMatchObject({
      collection: { handle: "sale-1", ruleSet: { appliedDisjunctively: false, rules }, productsCount: { count: 1 } },
      userErrors: [],
    });
    expect(topics()).toEqual(["collections/create", "collections/create"]);
    expect(send(CREATE, { input: { title: "" } })).toEqual({
      collection: null,
      userErrors: [{ field: ["title"], message: "Title can't be blank" }],
    });
  });

  it.each([
    ["MANUAL", ["Mug", "Cap", "Tent"]],
    ["ALPHA_ASC", ["Cap", "Mug", "Tent"]],
    ["ALPHA_DESC", ["Tent", "Mug", "Cap"]],
    ["PRICE_DESC", ["Tent", "Cap", "Mug"]],
  ])("is ordered %s", (sortOrder, expected) => {
    const { send, titles, id } = shelves();
    send(
      "mutation ($input: CollectionInput) { collectionUpdate(input: $input) { collection { id } userErrors { message } } }",
      { input: { id, sortOrder } },
    );
    expect(titles()).toEqual(expected);
  });

  it("is filled, emptied and reordered by hand, and tells", () => {
    const { send, titles, id, products, topics } = shelves();
    const [mug, cap, tent] = gids(products);
    const remove = (productIds: unknown[]) =>
      send(
        "mutation ($id: ID!, $productIds: [ID!]!) { collectionRemoveProducts(id: $id, productIds: $productIds) { job { id done } userErrors { message } } }",
        { id, productIds },
      );
    const add = (productIds: unknown[]) =>
      send(
        "mutation ($id: ID!, $productIds: [ID!]!) { collectionAddProducts(id: $id, productIds: $productIds) { collection { id } userErrors { field message } } }",
        { id, productIds },
      );
    const reorder = (moves: object[]) =>
      send(
        "mutation ($id: ID!, $moves: [MoveInput!]!) { collectionReorderProducts(id: $id, moves: $moves) { job { done } userErrors { code } } }",
        { id, moves },
      );
    expect(remove([cap])).toEqual({
      job: { id: expect.stringMatching(/^gid:\/\/shopify\/Job\/[0-9a-f-]{36}$/), done: false },
      userErrors: [],
    });
    expect(titles()).toEqual(["Mug", "Tent"]);
    expect(add([cap])).toEqual({ collection: { id }, userErrors: [] });
    expect(titles()).toEqual(["Mug", "Tent", "Cap"]);
    expect(add([cap])).toMatchObject({ userErrors: [{ message: "Product is already in the collection" }] });
    reorder([
      { id: cap, newPosition: "0" },
      { id: mug, newPosition: "2" },
    ]);
    expect(titles()).toEqual(["Cap", "Tent", "Mug"]);
    expect(topics()).toEqual(["collections/update", "collections/update", "collections/update"]);
    expect(tent).toBeDefined();
  });

  it("is published and taken off again", () => {
    const { world, send, id } = shelves();
    const publicationId = world.nextId();
    world.state.publications[publicationId] = {
      id: publicationId,
      shop: SHOP,
      name: "Online Store",
      autoPublish: false,
    };
    const to = [{ publicationId: gid("Publication", publicationId) }];
    const state =
      "publishable { publishedOnPublication(publicationId: $at) resourcePublicationsCount { count } } userErrors { field message }";
    const document = (field: string) =>
      `mutation ($id: ID!, $input: [PublicationInput!]!, $at: ID!) { ${field}(id: $id, input: $input) { ${state} } }`;
    const at = gid("Publication", publicationId);
    expect(send(document("publishablePublish"), { id, input: to, at })).toEqual({
      publishable: { publishedOnPublication: true, resourcePublicationsCount: { count: 1 } },
      userErrors: [],
    });
    expect(send(document("publishableUnpublish"), { id, input: to, at })).toMatchObject({
      publishable: { publishedOnPublication: false },
    });
    const unknown = [{ publicationId: gid("Publication", "9") }];
    expect(send(document("publishablePublish"), { id, input: unknown, at })).toMatchObject({
      userErrors: [{ field: ["input", "0", "publicationId"] }],
    });
  });
});

describe("searching", () => {
  it.each([
    ["products", "tag:m", ["Mug"]],
    ["products", "title:ca*", ["Cap"]],
    ["products", "price:>10", ["Cap", "Tent"]],
    ["products", "status:active", ["Mug", "Cap", "Tent"]],
    ["products", "NOT tag:m", ["Cap", "Tent"]],
    ["products", "tent", ["Tent"]],
    ["collections", "collection_type:custom", ["All"]],
    ["collections", "title:none", []],
  ])("%s by %s", (field, query, expected) => {
    const { world } = shelves();
    const { data } = askStock(
      world,
      `query ($query: String) { ${field}(first: 9, query: $query) { nodes { title } } ${field}Count(query: $query) { count } }`,
      { query },
    );
    expect(data[field].nodes.map(({ title }: { title: string }) => title)).toEqual(expected);
    expect(data[`${field}Count`].count).toBe(expected.length);
  });

  it("variants, by what their products say too", () => {
    const { world } = stockedWorld();
    const { data } = askStock(
      world,
      '{ productVariants(first: 9, query: "sku:MUG AND inventory_quantity:>14") { nodes { displayName } } none: productVariants(first: 9, query: "product_status:draft") { nodes { id } } }',
    );
    expect(data).toEqual({ productVariants: { nodes: [{ displayName: "Mug - Default Title" }] }, none: { nodes: [] } });
  });
});
