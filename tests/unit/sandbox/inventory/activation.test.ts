import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { gid } from "#sandbox/world/gid.ts";
import { addLocation } from "#tests/unit/sandbox/inventory/add-location.ts";
import { askStock, stockAt, stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { place } from "#tests/unit/sandbox/support.ts";

beforeAll(() => {
  officialSchema();
}, 60_000);

const QUANTITIES = 'quantities(names: ["available", "on_hand"]) { name quantity }';
const ACTIVATE = `mutation ($item: ID!, $location: ID!, $available: Int, $onHand: Int) {
  inventoryActivate(inventoryItemId: $item, locationId: $location, available: $available, onHand: $onHand) @idempotent(key: "k") {
    inventoryLevel { id isActive location { id } item { id } ${QUANTITIES} } userErrors { field message }
  }
}`;
const DEACTIVATE = `mutation ($id: ID!) { inventoryDeactivate(inventoryLevelId: $id) { userErrors { field message } } }`;
const TOGGLE = `mutation ($item: ID!, $updates: [InventoryBulkToggleActivationInput!]!) {
  inventoryBulkToggleActivation(inventoryItemId: $item, inventoryItemUpdates: $updates) {
    inventoryItem { id } inventoryLevels { location { id } } userErrors { field message code }
  }
}`;

function shop() {
  const stocked = stockedWorld();
  const third = addLocation(stocked.world, "Third");
  const levelGid = (locationId: string) => `${gid("InventoryLevel", locationId)}?inventory_item_id=${stocked.itemId}`;
  const activate = (locationId: string, more: object = {}) =>
    askStock(stocked.world, ACTIVATE, { item: stocked.itemGid, location: gid("Location", locationId), ...more }).data
      .inventoryActivate;
  const deactivate = (locationId: string) =>
    askStock(stocked.world, DEACTIVATE, { id: levelGid(locationId) }).data.inventoryDeactivate.userErrors;
  const toggle = (updates: [string, boolean][]) =>
    askStock(stocked.world, TOGGLE, {
      item: stocked.itemGid,
      updates: updates.map(([locationId, on]) => ({ locationId: gid("Location", locationId), activate: on })),
    }).data.inventoryBulkToggleActivation;
  return { ...stocked, third, levelGid, activate, deactivate, toggle };
}

describe("stocking an item at a location", () => {
  it("makes a level with what was said of it, and tells", () => {
    const { activate, third, levelGid, itemGid, topics } = shop();
    expect(activate(third, { available: 4 })).toEqual({
      inventoryLevel: {
        id: levelGid(third),
        isActive: true,
        location: { id: gid("Location", third) },
        item: { id: itemGid },
        quantities: [
          { name: "available", quantity: 4 },
          { name: "on_hand", quantity: 4 },
        ],
      },
      userErrors: [],
    });
    expect(topics()).toEqual(["inventory_levels/connect", "inventory_levels/update"]);
  });

  it("again is nothing new, and sets no quantity", () => {
    const { activate, first, topics } = shop();
    expect(activate(first).inventoryLevel.quantities[0].quantity).toBe(10);
    expect(topics()).toEqual([]);
    expect(activate(first, { available: 1 })).toMatchObject({ inventoryLevel: null });
  });

  it("after it was taken off keeps what lay there", () => {
    const { activate, deactivate, second, topics } = shop();
    expect(deactivate(second)).toEqual([]);
    expect(topics()).toEqual(["inventory_levels/disconnect"]);
    expect(activate(second).inventoryLevel.quantities[0].quantity).toBe(5);
  });

  it.each([
    [
      "available",
      { available: 1 },
      "first",
      ["available"],
      "Not allowed to set available quantity when the item is already active at the location.",
    ],
    ["nowhere", {}, "9", ["locationId"], "The product couldn't be stocked because the location wasn't found."],
  ] as const)("is refused: %s", (_what, more, where, field, message) => {
    const { activate, first } = shop();
    expect(activate(where === "first" ? first : where, more).userErrors).toEqual([{ field: [...field], message }]);
  });
});

describe("taking an item off a location", () => {
  it("is refused from the only one", () => {
    const { deactivate, first, second } = shop();
    deactivate(second);
    expect(deactivate(first)).toEqual([
      {
        field: null,
        message:
          "The product couldn't be unstocked from First because products need to be stocked at a minimum of 1 location.",
      },
    ]);
  });

  it("is refused while units are committed", () => {
    const { world, deactivate, variant, first, itemId } = shop();
    place(world, { lines: [{ variantId: variant.id, quantity: 3 }] });
    expect(deactivate(first)).toMatchObject([{ message: expect.stringContaining("committed quantities") }]);
    expect(stockAt(world, itemId, first)).toMatchObject({ committed: 3 });
  });

  it("hides the level, unless inactive ones are asked for", () => {
    const { world, deactivate, second, itemGid, levelGid, first } = shop();
    deactivate(second);
    const levels = (args: string) =>
      askStock(
        world,
        `{ inventoryItem(id: "${itemGid}") { inventoryLevels(first: 5${args}) { nodes { id isActive } } } }`,
      ).data.inventoryItem.inventoryLevels.nodes;
    expect(levels("")).toEqual([{ id: levelGid(first), isActive: true }]);
    expect(levels(", includeInactive: true")).toHaveLength(2);
  });
});

describe("switching several at once", () => {
  it("stocks and takes off", () => {
    const { toggle, second, third, itemGid } = shop();
    expect(
      toggle([
        [third, true],
        [second, false],
      ]),
    ).toEqual({
      inventoryItem: { id: itemGid },
      inventoryLevels: [{ location: { id: gid("Location", third) } }],
      userErrors: [],
    });
  });

  it("is refused with a code", () => {
    const { toggle, first, second } = shop();
    expect(toggle([["9", true]])).toMatchObject({
      inventoryItem: null,
      userErrors: [{ field: ["inventoryItemUpdates", "0", "locationId"], code: "LOCATION_NOT_FOUND" }],
    });
    expect(
      toggle([
        [second, false],
        [first, false],
      ]).userErrors,
    ).toEqual([
      {
        field: ["inventoryItemUpdates", "1", "locationId"],
        message:
          "The variant couldn't be unstocked from First because products need to be stocked at a minimum of 1 location.",
        code: "CANNOT_DEACTIVATE_FROM_ONLY_LOCATION",
      },
    ]);
  });
});

describe("reading stock", () => {
  it("as Shopify shows it", () => {
    const { world, itemGid, variant, product, levelGid, first, second } = shop();
    const { data, errors } = askStock(
      world,
      `query ($id: ID!, $level: ID!) {
        node(id: $id) { __typename ... on InventoryItem { sku } }
        inventoryLevel(id: $level) { id canDeactivate }
        inventoryItems(first: 5, query: "sku:MUG") { nodes { id } }
        inventoryItem(id: $id) {
          id sku tracked requiresShipping unitCost { amount } harmonizedSystemCode countryCodeOfOrigin
          measurement { weight { value unit } } locationsCount { count precision }
          variant { id inventoryQuantity sellableOnlineQuantity availableForSale product { id totalInventory tracksInventory } }
          inventoryLevels(first: 5) { nodes { id location { name }
            quantities(names: ["available", "on_hand", "committed"]) { name quantity updatedAt } } }
        }
      }`,
      { id: itemGid, level: levelGid(first) },
    );
    expect(errors).toBeUndefined();
    const quantities = (units: number) => [
      { name: "available", quantity: units, updatedAt: "2026-11-24T10:00:00Z" },
      { name: "on_hand", quantity: units, updatedAt: null },
      { name: "committed", quantity: 0, updatedAt: null },
    ];
    expect(data).toEqual({
      node: { __typename: "InventoryItem", sku: "MUG" },
      inventoryLevel: { id: levelGid(first), canDeactivate: true },
      inventoryItems: { nodes: [{ id: itemGid }] },
      inventoryItem: {
        id: itemGid,
        sku: "MUG",
        tracked: true,
        requiresShipping: true,
        unitCost: null,
        harmonizedSystemCode: null,
        countryCodeOfOrigin: null,
        measurement: { weight: { value: 0.3, unit: "KILOGRAMS" } },
        locationsCount: { count: 2, precision: "EXACT" },
        variant: {
          id: gid("ProductVariant", variant.id),
          inventoryQuantity: 15,
          sellableOnlineQuantity: 15,
          availableForSale: true,
          product: { id: gid("Product", product.id), totalInventory: 15, tracksInventory: true },
        },
        inventoryLevels: {
          nodes: [
            { id: levelGid(first), location: { name: "First" }, quantities: quantities(10) },
            { id: levelGid(second), location: { name: "Second" }, quantities: quantities(5) },
          ],
        },
      },
    });
  });

  it("changes what is said of an item", () => {
    const { world, itemGid, topics } = shop();
    const update = (input: object) =>
      askStock(
        world,
        `mutation ($id: ID!, $input: InventoryItemInput!) { inventoryItemUpdate(id: $id, input: $input) {
          inventoryItem { sku unitCost { amount currencyCode } countryCodeOfOrigin harmonizedSystemCode measurement { weight { value unit } } }
          userErrors { field message } } }`,
        { id: itemGid, input },
      ).data.inventoryItemUpdate;
    expect(
      update({
        cost: "4.50",
        sku: "MUG-1",
        countryCodeOfOrigin: "PT",
        harmonizedSystemCode: "691200",
        measurement: { weight: { value: 0.5, unit: "POUNDS" } },
      }),
    ).toEqual({
      inventoryItem: {
        sku: "MUG-1",
        unitCost: { amount: "4.5", currencyCode: "GBP" },
        countryCodeOfOrigin: "PT",
        harmonizedSystemCode: "691200",
        measurement: { weight: { value: 0.5, unit: "POUNDS" } },
      },
      userErrors: [],
    });
    expect(topics()).toEqual(["inventory_items/update", "products/update"]);
    expect(update({ harmonizedSystemCode: "12" }).userErrors).toHaveLength(1);
  });
});
