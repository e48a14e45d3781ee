import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { gid } from "#sandbox/world/gid.ts";
import { askStock, stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";

beforeAll(() => {
  officialSchema();
}, 60_000);
const ADD = `mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!, $strategy: ProductVariantsBulkCreateStrategy) {
  productVariantsBulkCreate(productId: $id, variants: $variants, strategy: $strategy) {
    product { options { name values } variantsCount { count } }
    productVariants { title price sku inventoryQuantity inventoryItem { tracked } } userErrors { field message code } } }`;
const CHANGE = `mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!, $partial: Boolean) {
  productVariantsBulkUpdate(productId: $id, variants: $variants, allowPartialUpdates: $partial) {
    product { id totalInventory tracksInventory } productVariants { id title price compareAtPrice barcode inventoryItem { id tracked sku } }
    userErrors { field message code } } }`;
const REMOVE = `mutation ($id: ID!, $ids: [ID!]!) { productVariantsBulkDelete(productId: $id, variantsIds: $ids) {
  product { variantsCount { count } } userErrors { field message code } } }`;

describe("variants", () => {
  const sized = () =>
    stockedWorld({ options: [{ name: "Size", values: ["S"] }], variants: [{ optionValues: ["S"], tracked: true }] });
  const size = (name: string) => [{ optionName: "Size", name }];

  it("are added with stock where it is said to lie", () => {
    const { world, product, second, topics } = sized();
    const variants = [
      {
        optionValues: size("M"),
        price: "12.5",
        inventoryItem: {
          sku: "M-1",
          countryHarmonizedSystemCodes: [{ countryCode: "CA", harmonizedSystemCode: "6912" }],
        },
        inventoryQuantities: [{ locationId: gid("Location", second), availableQuantity: 7 }],
      },
    ];
    expect(askStock(world, ADD, { id: gid("Product", product.id), variants }).data.productVariantsBulkCreate).toEqual({
      product: { options: [{ name: "Size", values: ["S", "M"] }], variantsCount: { count: 2 } },
      productVariants: [
        { title: "M", price: "12.50", sku: "M-1", inventoryQuantity: 7, inventoryItem: { tracked: true } },
      ],
      userErrors: [],
    });
    expect(topics()).toEqual(["products/update", "inventory_items/create", "inventory_levels/connect"]);
    expect(Object.values(world.state.inventoryItems).at(-1)?.countryHarmonizedSystemCodes).toEqual([
      { countryCode: "CA", harmonizedSystemCode: "6912" },
    ]);
  });

  it.each([
    ["DEFAULT", 1],
    ["PRESERVE_STANDALONE_VARIANT", 2],
    ["REMOVE_STANDALONE_VARIANT", 1],
  ])("beside the default one: %s leaves %i", (strategy, count) => {
    const { world, product } = stockedWorld();
    const variants = [{ optionValues: [{ optionName: "Title", name: "Blue" }] }];
    const { productVariantsBulkCreate } = askStock(world, ADD, {
      id: gid("Product", product.id),
      variants,
      strategy,
    }).data;
    expect(productVariantsBulkCreate).toMatchObject({ product: { variantsCount: { count } }, userErrors: [] });
  });

  it("beside a custom one leave it, unless it is to go", () => {
    for (const [strategy, count] of [
      ["DEFAULT", 2],
      ["REMOVE_STANDALONE_VARIANT", 1],
    ] as const) {
      const { world, product } = sized();
      const answer = askStock(world, ADD, {
        id: gid("Product", product.id),
        variants: [{ optionValues: size("M") }],
        strategy,
      });
      expect(answer.data.productVariantsBulkCreate.product.variantsCount.count).toBe(count);
    }
  });

  it.each([
    ["a product that is not there", "9", [{}], [["productId"], "Product does not exist", "PRODUCT_DOES_NOT_EXIST"]],
    [
      "no option value",
      null,
      [{}],
      [["variants", "0"], "You need to add option values for Size", "NEED_TO_ADD_OPTION_VALUES"],
    ],
    [
      "the same again",
      null,
      [{ optionValues: size("S") }],
      [
        ["variants", "0"],
        "The variant 'S' already exists. Please change at least one option value.",
        "VARIANT_ALREADY_EXISTS",
      ],
    ],
    [
      "less than nothing",
      null,
      [{ optionValues: size("M"), price: "-1" }],
      [["variants", "0", "price"], "Price must be greater than or equal to 0", "GREATER_THAN_OR_EQUAL_TO"],
    ],
    [
      "an option that is not there",
      null,
      [{ optionValues: [{ optionName: "Colour", name: "Red" }] }],
      [
        ["variants", "0"],
        "Variant options are more than the product options.",
        "OPTION_VALUES_FOR_NUMBER_OF_UNKNOWN_OPTIONS",
      ],
    ],
    [
      "stock nowhere",
      null,
      [{ optionValues: size("M"), inventoryQuantities: [{ locationId: gid("Location", "9"), availableQuantity: 1 }] }],
      [
        ["variants", "0", "inventoryQuantities"],
        "Quantity could not be set. The location was not found.",
        "TRACKED_VARIANT_LOCATION_NOT_FOUND",
      ],
    ],
  ])("are refused for %s", (_what, id, variants, [field, message, code]) => {
    const { world, product, topics } = sized();
    const answer = askStock(world, ADD, { id: gid("Product", id ?? product.id), variants });
    expect(answer.data.productVariantsBulkCreate).toEqual({
      product: null,
      productVariants: null,
      userErrors: [{ field, message, code }],
    });
    expect(topics()).toEqual([]);
  });

  it("are changed, with their items", () => {
    const { world, product, variant, itemGid, topics } = stockedWorld({ variants: [{}] });
    const id = gid("ProductVariant", variant.id);
    const variants = [
      { id, price: 20, compareAtPrice: "25.00", barcode: "123", inventoryItem: { tracked: true, sku: "X" } },
    ];
    expect(
      askStock(world, CHANGE, { id: gid("Product", product.id), variants }).data.productVariantsBulkUpdate,
    ).toEqual({
      product: { id: gid("Product", product.id), totalInventory: 0, tracksInventory: true },
      productVariants: [
        {
          id,
          title: "Default Title",
          price: "20.00",
          compareAtPrice: "25.00",
          barcode: "123",
          inventoryItem: { id: itemGid, tracked: true, sku: "X" },
        },
      ],
      userErrors: [],
    });
    expect(topics()).toEqual(["products/update", "inventory_items/update"]);
  });

  it("that cannot be changed are named; with partial updates the others are changed", () => {
    const { world, product, variant } = stockedWorld();
    const variants = [
      { id: gid("ProductVariant", variant.id), price: "1.00" },
      { id: gid("ProductVariant", "9"), price: "1.00" },
      { price: "1.00" },
    ];
    const errors = [
      {
        field: ["variants", "1", "id"],
        message: "Product variant does not exist",
        code: "PRODUCT_VARIANT_DOES_NOT_EXIST",
      },
      {
        field: ["variants", "2", "id"],
        message: "Product variant is missing ID attribute",
        code: "PRODUCT_VARIANT_ID_MISSING",
      },
    ];
    const change = (partial: boolean) =>
      askStock(world, CHANGE, { id: gid("Product", product.id), variants, partial }).data.productVariantsBulkUpdate;
    expect(change(false)).toMatchObject({ productVariants: null, userErrors: errors });
    expect(variant.price).toBe(1_250);
    expect(change(true)).toMatchObject({ productVariants: [{ price: "1.00" }], userErrors: errors });
  });

  it("are taken off, but not the last one", () => {
    const { world, product } = sized();
    const id = gid("Product", product.id);
    askStock(world, ADD, { id, variants: [{ optionValues: size("M") }] });
    const remove = (...ids: string[]) =>
      askStock(world, REMOVE, { id, ids: ids.map((one) => gid("ProductVariant", one)) }).data.productVariantsBulkDelete;
    const [small = "", medium = ""] = product.variantIds;
    expect(remove("9")).toMatchObject({
      userErrors: [{ field: ["variantsIds", "0"], code: "AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT" }],
    });
    expect(remove(small, medium)).toMatchObject({ userErrors: [{ code: "CANNOT_DELETE_LAST_VARIANT" }] });
    expect(remove(small)).toEqual({ product: { variantsCount: { count: 1 } }, userErrors: [] });
  });
});
