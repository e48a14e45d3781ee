import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { STOCK_SCOPES, stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { ask } from "#tests/unit/sandbox/support.ts";

beforeAll(() => {
  officialSchema();
}, 60_000);

const SEEN = 'metafields(first: 5, namespace: "custom") { nodes { id key value } }';
const PRODUCT = `product { id ${SEEN} variants(first: 5) { nodes { id ${SEEN} } } } userErrors { field message }`;

const field = (key: string, value: string) => ({ namespace: "custom", key, value, type: "single_line_text_field" });

function shop() {
  const stocked = stockedWorld();
  // biome-ignore lint/suspicious/noExplicitAny: answers are as the documents ask
  const run = (document: string, variables: object): any => {
    const { body } = ask(stocked.world, document, { ...variables }, { scopes: STOCK_SCOPES });
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    return Object.values(body.data ?? {})[0];
  };
  return { ...stocked, run };
}

const CREATE = `mutation ($product: ProductCreateInput!) { productCreate(product: $product) { ${PRODUCT} } }`;
const UPDATE = `mutation ($product: ProductUpdateInput!) { productUpdate(product: $product) { ${PRODUCT} } }`;
const SET = `mutation ($input: ProductSetInput!) { productSet(input: $input) { ${PRODUCT} } }`;
const BULK = (verb: string) => `mutation ($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulk${verb}(productId: $productId, variants: $variants) { productVariants { id ${SEEN} } userErrors { field message } } }`;
const COLLECTION = (verb: string) => `mutation ($input: CollectionInput!) {
  collection${verb}(input: $input) { collection { id ${SEEN} } userErrors { field message } } }`;

describe("metafields that a mutation brings along", () => {
  it("are written to the product that is made, and changed by their key or id", () => {
    const { run, topics } = shop();
    const { product } = run(CREATE, { product: { title: "Lamp", metafields: [field("material", "brass")] } });
    const [made] = product.metafields.nodes;
    expect(made).toMatchObject({ key: "material", value: "brass" });
    topics();
    const changed = run(UPDATE, { product: { id: product.id, metafields: [{ id: made.id, value: "steel" }] } });
    expect(changed.product.metafields.nodes).toEqual([{ ...made, value: "steel" }]);
    expect(topics()).toEqual(["products/update"]);
    run(UPDATE, { product: { id: product.id, title: "Lantern", metafields: [field("material", "wood")] } });
    expect(topics()).toEqual(["products/update"]);
    run(UPDATE, { product: { id: product.id, metafields: [field("material", "wood")] } });
    expect(topics()).toEqual([]);
  });

  it("are written to each variant of its own", () => {
    const { run } = shop();
    const variant = (size: string) => ({
      optionValues: [{ optionName: "Size", name: size }],
      metafields: [field("fit", `fits ${size}`)],
    });
    const values = (found: { metafields: { nodes: { value: string }[] } }[]) =>
      found.map(({ metafields }) => metafields.nodes.map(({ value }) => value));
    const { product } = run(SET, {
      input: {
        title: "Shirt",
        metafields: [field("made", "here")],
        productOptions: [{ name: "Size", values: [{ name: "S" }, { name: "M" }] }],
        variants: [variant("S"), variant("M")],
      },
    });
    expect(product.metafields.nodes).toMatchObject([{ key: "made" }]);
    expect(values(product.variants.nodes)).toEqual([["fits S"], ["fits M"]]);
    const made = run(BULK("Create"), { productId: product.id, variants: [variant("L")] });
    expect(values(made.productVariants)).toEqual([["fits L"]]);
    const [, medium] = product.variants.nodes;
    const changed = run(BULK("Update"), {
      productId: product.id,
      variants: [{ id: medium.id, metafields: [field("fit", "runs small")] }],
    });
    expect(values(changed.productVariants)).toEqual([["runs small"]]);
  });

  it("are written to a collection", () => {
    const { run } = shop();
    const { collection } = run(COLLECTION("Create"), {
      input: { title: "Warm", metafields: [field("season", "winter")] },
    });
    expect(collection.metafields.nodes).toMatchObject([{ key: "season", value: "winter" }]);
    const changed = run(COLLECTION("Update"), {
      input: { id: collection.id, metafields: [field("season", "autumn")] },
    });
    expect(changed.collection.metafields.nodes).toMatchObject([{ value: "autumn" }]);
  });

  it("are refused by where they stand, and then nothing is made", () => {
    const { run, world } = shop();
    const before = Object.keys(world.state.products).length;
    const blank = { namespace: "custom", key: "x", type: "json" };
    expect(run(CREATE, { product: { title: "Lamp", metafields: [field("a", "b"), blank] } })).toEqual({
      product: null,
      userErrors: [{ field: ["metafields", "1", "value"], message: "Value can't be blank" }],
    });
    const variants = [{ optionValues: [{ optionName: "Title", name: "Large" }], metafields: [blank] }];
    const { product } = run(CREATE, { product: { title: "Lamp" } });
    expect(run(BULK("Create"), { productId: product.id, variants }).userErrors).toEqual([
      { field: ["variants", "0", "metafields", "0", "value"], message: "Value can't be blank" },
    ]);
    expect(Object.keys(world.state.products)).toHaveLength(before + 1);
  });
});
