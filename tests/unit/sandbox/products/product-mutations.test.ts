import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { gid } from "#sandbox/world/gid.ts";
import { askStock, stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { smallWorld } from "#tests/unit/sandbox/support.ts";

beforeAll(() => {
  officialSchema();
}, 60_000);

const CREATE = `mutation ($product: ProductCreateInput, $media: [CreateMediaInput!]) { productCreate(product: $product, media: $media) {
  product { id title handle status tags vendor options { name position values optionValues { name hasVariants } }
    variants(first: 5) { nodes { id title price inventoryQuantity selectedOptions { name value }
      inventoryItem { id tracked requiresShipping inventoryLevels(first: 5) { nodes { location { name } } } } } }
    media(first: 3) { nodes { alt mediaContentType } } }
  userErrors { field message } } }`;
const UPDATE = `mutation ($product: ProductUpdateInput) { productUpdate(product: $product) {
  product { title status tags seo { title description } } userErrors { field message } } }`;
const DELETE = `mutation ($id: ID!) { productDelete(input: { id: $id }) { deletedProductId userErrors { field message } } }`;
const STATUS = `mutation ($id: ID!, $status: ProductStatus!) { productChangeStatus(productId: $id, status: $status) {
  product { status } userErrors { field message code } } }`;
const SET = `mutation ($input: ProductSetInput!, $identifier: ProductSetIdentifiers) { productSet(input: $input, identifier: $identifier) {
  product { id title handle options { id name values } variants(first: 9) { nodes { id title sku inventoryQuantity } } }
  userErrors { field message code } } }`;

const only = (data: Record<string, unknown>) => Object.values(data)[0] as Record<string, never>;
const create = (small: ReturnType<typeof smallWorld>, product: object, media: object[] = []) =>
  only(askStock(small.world, CREATE, { product, media }).data) as never as {
    product: { id: string; variants: { nodes: { id: string }[] }; handle: string };
    userErrors: object[];
  };

describe("a product", () => {
  it("is made with one variant, untracked, at the first location, as recorded", () => {
    const small = smallWorld();
    expect(create(small, { title: " Enamel Mug ", tags: ["b", "a"], status: "DRAFT" })).toEqual({
      product: {
        id: expect.stringMatching(/^gid:\/\/shopify\/Product\/\d+$/),
        title: "Enamel Mug",
        handle: "enamel-mug",
        status: "DRAFT",
        tags: ["a", "b"],
        vendor: "small-shop.myshopify.com",
        options: [
          {
            name: "Title",
            position: 1,
            values: ["Default Title"],
            optionValues: [{ name: "Default Title", hasVariants: true }],
          },
        ],
        variants: {
          nodes: [
            {
              id: expect.any(String),
              title: "Default Title",
              price: "0.00",
              inventoryQuantity: 0,
              selectedOptions: [{ name: "Title", value: "Default Title" }],
              inventoryItem: {
                id: expect.any(String),
                tracked: false,
                requiresShipping: true,
                inventoryLevels: { nodes: [{ location: { name: "First" } }] },
              },
            },
          ],
        },
        media: { nodes: [] },
      },
      userErrors: [],
    });
    expect(small.topics()).toEqual(["products/create", "inventory_items/create", "inventory_levels/connect"]);
  });

  it("with options has a variant of their first values, and the other values wait", () => {
    const options = [
      { name: "Size", values: [{ name: "S" }, { name: "M" }] },
      { name: "Colour", values: [{ name: "Red" }] },
    ];
    const { product } = create(smallWorld(), { title: "Jumper", productOptions: options });
    expect(product).toMatchObject({
      options: [
        {
          name: "Size",
          values: ["S"],
          optionValues: [
            { name: "S", hasVariants: true },
            { name: "M", hasVariants: false },
          ],
        },
        { name: "Colour", values: ["Red"] },
      ],
      variants: { nodes: [{ title: "S / Red" }] },
    });
  });

  it("gets a handle of its own", () => {
    const small = smallWorld();
    const handles = ["Mug", "Mug", "Mug"].map((title) => create(small, { title }).product.handle);
    expect(handles).toEqual(["mug", "mug-1", "mug-2"]);
    expect(create(small, { title: "Other", handle: "mug" }).userErrors).toEqual([
      { field: ["input", "handle"], message: "Handle 'mug' already in use. Please provide a new handle." },
    ]);
  });

  it.each([
    [{ title: "  " }, "Title can't be blank"],
    [{ title: "x".repeat(256) }, "Title is too long (maximum is 255 characters)"],
  ])("%#: is refused without a proper title", (product, message) => {
    const small = smallWorld();
    expect(create(small, product)).toEqual({ product: null, userErrors: [{ field: ["title"], message }] });
    expect(small.topics()).toEqual([]);
  });

  it("changes what is said, tells once, and not when nothing changed", () => {
    const { world, product, topics } = stockedWorld();
    const id = gid("Product", product.id);
    const input = { id, title: "Big mug", tags: ["z", "a"], seo: { title: "Mugs" } };
    const expected = {
      productUpdate: {
        product: { title: "Big mug", status: "ACTIVE", tags: ["a", "z"], seo: { title: "Mugs", description: null } },
        userErrors: [],
      },
    };
    expect(askStock(world, UPDATE, { product: input }).data).toEqual(expected);
    expect(topics()).toEqual(["products/update"]);
    expect(askStock(world, UPDATE, { product: input }).data).toEqual(expected);
    expect(topics()).toEqual([]);
  });

  it("is deleted with its variants and stock", () => {
    const { world, product, itemGid, topics } = stockedWorld();
    const id = gid("Product", product.id);
    expect(askStock(world, DELETE, { id }).data.productDelete).toEqual({ deletedProductId: id, userErrors: [] });
    expect(topics()).toEqual(["inventory_items/delete", "products/delete"]);
    expect(askStock(world, "query ($id: ID!) { inventoryItem(id: $id) { id } }", { id: itemGid }).data).toEqual({
      inventoryItem: null,
    });
    expect(Object.keys(world.state.inventoryLevels)).toEqual([]);
    expect(askStock(world, DELETE, { id }).data.productDelete).toEqual({
      deletedProductId: null,
      userErrors: [{ field: ["id"], message: "Product does not exist" }],
    });
  });

  it("changes its status", () => {
    const { world, product } = stockedWorld();
    const change = (id: string) => askStock(world, STATUS, { id: gid("Product", id), status: "ARCHIVED" }).data;
    expect(change(product.id)).toMatchObject({ productChangeStatus: { product: { status: "ARCHIVED" } } });
    expect(change("9")).toEqual({
      productChangeStatus: {
        product: null,
        userErrors: [{ field: ["productId"], message: "Product does not exist", code: "PRODUCT_NOT_FOUND" }],
      },
    });
  });
});

describe("setting a product", () => {
  const sizes = (...names: string[]) => [{ name: "Size", position: 1, values: names.map((name) => ({ name })) }];
  const variant = (name: string, more: object = {}) => ({ optionValues: [{ optionName: "Size", name }], ...more });

  it("makes it, then makes it what is said, and keeps what stays the same", () => {
    const { world, first, topics } = smallWorldWithFirst();
    const set = (input: object, handle: string) =>
      askStock(world, SET, { input, identifier: { handle } }).data.productSet;
    const stock = [{ locationId: gid("Location", first), name: "available", quantity: 3 }];
    const made = set(
      {
        title: "Jumper",
        productOptions: sizes("S", "M"),
        variants: [variant("S", { sku: "S", inventoryQuantities: stock }), variant("M")],
      },
      "jumper",
    );
    expect(made).toMatchObject({
      product: {
        handle: "jumper",
        options: [{ name: "Size", values: ["S", "M"] }],
        variants: { nodes: [{ title: "S", sku: "S", inventoryQuantity: 3 }, { title: "M" }] },
      },
      userErrors: [],
    });
    expect(topics()[0]).toBe("products/create");
    const again = set(
      { title: "Jumper", productOptions: sizes("S", "L"), variants: [variant("S"), variant("L")] },
      "jumper",
    );
    expect(again.product.id).toBe(made.product.id);
    expect(again.product.variants.nodes.map(({ title }: { title: string }) => title)).toEqual(["S", "L"]);
    expect(again.product.variants.nodes[0]).toEqual(made.product.variants.nodes[0]);
    expect(again.product.options[0]).toMatchObject({ id: made.product.options[0].id, values: ["S", "L"] });
    expect(topics()).toEqual([
      "products/update",
      "inventory_items/delete",
      "inventory_items/create",
      "inventory_levels/connect",
    ]);
  });

  it("takes options in the order of their positions, and renames those, and values, that it knows by id", () => {
    const { world } = smallWorldWithFirst();
    const option = (name: string, position: number, value: string, ids: { id?: string; valueId?: string } = {}) => ({
      ...{ name, position, ...(ids.id ? { id: ids.id } : {}) },
      values: [{ name: value, ...(ids.valueId ? { id: ids.valueId } : {}) }],
    });
    const variants = (...names: [string, string][]) => [
      { optionValues: names.map(([optionName, name]) => ({ optionName, name })) },
    ];
    const made = askStock(world, SET, {
      input: {
        title: "Jumper",
        productOptions: [option("Colour", 2, "Red"), option("Size", 1, "S")],
        variants: variants(["Size", "S"], ["Colour", "Red"]),
      },
    }).data.productSet.product;
    expect(made.options.map(({ name }: { name: string }) => name)).toEqual(["Size", "Colour"]);
    const [size] = Object.values(world.state.products).flatMap(({ options }) => options);
    const ids = { id: made.options[0].id, valueId: gid("ProductOptionValue", size?.values[0]?.id ?? "") };
    const renamed = askStock(world, SET, {
      input: {
        id: made.id,
        productOptions: [option("Width", 1, "Small", ids), option("Colour", 2, "Red")],
        variants: variants(["Width", "Small"], ["Colour", "Red"]),
      },
    }).data.productSet;
    expect(renamed).toMatchObject({
      product: { options: [{ id: ids.id, name: "Width", values: ["Small"] }, { name: "Colour" }] },
      userErrors: [],
    });
  });

  it("wants options and variants together", () => {
    const { world, product } = stockedWorld();
    const id = gid("Product", product.id);
    const codes = [
      { id, variants: [variant("S")] },
      { id, productOptions: sizes("S") },
      { id: gid("Product", "9") },
    ].map((input) => askStock(world, SET, { input }).data.productSet.userErrors[0].code);
    expect(codes).toEqual(["PRODUCT_OPTIONS_INPUT_MISSING", "VARIANTS_INPUT_MISSING", "PRODUCT_DOES_NOT_EXIST"]);
  });
});

function smallWorldWithFirst() {
  const small = smallWorld();
  return { ...small, first: small.locations[0] ?? "" };
}
