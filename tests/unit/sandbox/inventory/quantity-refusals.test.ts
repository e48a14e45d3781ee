import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { gid } from "#sandbox/world/gid.ts";
import { ADJUST, MOVE, SET, SET_ON_HAND, stockedShop } from "#tests/unit/sandbox/inventory/quantity-mutations.ts";

// Four megabytes of schema: a machine under load takes its time.
beforeAll(() => {
  officialSchema();
}, 60_000);

const NAMES =
  "The specified quantity name is invalid. Valid values are: available, damaged, incoming, quality_control, reserved, safety_stock.";
const REASONS =
  "The specified reason is invalid. Valid values are: correction, cycle_count_available, damaged, movement_canceled, movement_created, movement_received, movement_updated, other, promotion, quality_control, received, reservation_created, reservation_deleted, reservation_updated, restock, safety_stock, shrinkage.";
const URI = "ledger://count/1";

describe("refused, and then nothing is changed", () => {
  const { place, second } = stockedShop();
  const locationId = place.locationId;
  const nowhere = gid("Location", "999999999999");
  const nothing = gid("InventoryItem", "999999999999");
  const change = { ...place, delta: 1, changeFromQuantity: 10 };
  const row = { ...place, quantity: 3, changeFromQuantity: 10 };
  const adjust = (over: object, name = "available") => ({ name, changes: [{ ...change, ...over }] });
  const set = (over: object, name = "available") => ({ name, quantities: [{ ...row, ...over }] });
  const onHand = (over: object) => ({ setQuantities: [{ ...row, ...over }] });
  const from = { locationId, name: "available", changeFromQuantity: 10 };
  const to = { locationId, name: "damaged", changeFromQuantity: 0, ledgerDocumentUri: URI };
  const move = (over: object) => ({
    referenceDocumentUri: "logistics://move/1",
    changes: [{ inventoryItemId: place.inventoryItemId, quantity: 1, from, to, ...over }],
  });
  const at = (list: string, ...rest: string[]) => ["input", list, "0", ...rest];
  const changes = (...rest: string[]) => at("changes", ...rest);
  const STALE = "The changeFromQuantity argument no longer matches the persisted quantity.";

  it.each<[string, string, object, (string[] | string | null)[][]]>([
    [
      "on_hand adjusted",
      ADJUST,
      adjust({ ledgerDocumentUri: URI }, "on_hand"),
      [[["input", "name"], NAMES, "INVALID_QUANTITY_NAME"]],
    ],
    [
      "committed adjusted",
      ADJUST,
      adjust({ ledgerDocumentUri: URI }, "committed"),
      [[["input", "name"], NAMES, "INVALID_QUANTITY_NAME"]],
    ],
    [
      "a reason of one's own",
      ADJUST,
      { ...adjust({}), reason: "not_a_reason" },
      [[["input", "reason"], REASONS, "INVALID_REASON"]],
    ],
    [
      "a reference that is no URI",
      ADJUST,
      { ...adjust({}), referenceDocumentUri: "PO 7" },
      [
        [
          ["input", "referenceDocumentUri"],
          "The specified reference document is invalid.",
          "INVALID_REFERENCE_DOCUMENT",
        ],
      ],
    ],
    [
      "an unknown item",
      ADJUST,
      adjust({ inventoryItemId: nothing }),
      [[changes("inventoryItemId"), "The specified inventory item could not be found.", "INVALID_INVENTORY_ITEM"]],
    ],
    [
      "an unknown location",
      ADJUST,
      adjust({ locationId: nowhere }),
      [[changes("locationId"), "The specified location could not be found.", "INVALID_LOCATION"]],
    ],
    [
      "a stale expectation",
      ADJUST,
      adjust({ changeFromQuantity: 9 }),
      [[changes("changeFromQuantity"), STALE, "CHANGE_FROM_QUANTITY_STALE"]],
    ],
    [
      "a document for available",
      ADJUST,
      adjust({ ledgerDocumentUri: URI }),
      [
        [
          changes("ledgerDocumentUri"),
          "A ledger document URI is not allowed when adjusting available.",
          "INVALID_AVAILABLE_DOCUMENT",
        ],
      ],
    ],
    [
      "no document for damaged",
      ADJUST,
      adjust({ changeFromQuantity: 0 }, "damaged"),
      [
        [
          changes("ledgerDocumentUri"),
          "A ledger document URI is required except when adjusting available.",
          "INVALID_QUANTITY_DOCUMENT",
        ],
      ],
    ],
    [
      "a document of Shopify's",
      ADJUST,
      adjust({ changeFromQuantity: 0, ledgerDocumentUri: "gid://shopify/Order/1" }, "damaged"),
      [
        [
          changes("ledgerDocumentUri"),
          "Internal (gid://shopify/) ledger documents are not allowed to be adjusted via API.",
          "INTERNAL_LEDGER_DOCUMENT",
        ],
      ],
    ],
    [
      "a document that is no URI",
      ADJUST,
      adjust({ changeFromQuantity: 0, ledgerDocumentUri: "batch 7" }, "damaged"),
      [[changes("ledgerDocumentUri"), "The specified ledger document is invalid.", "INVALID_LEDGER_DOCUMENT"]],
    ],
    [
      "too many",
      ADJUST,
      adjust({ delta: 2_000_000_001 }),
      [[changes("delta"), "The quantity can't be higher than 2,000,000,000.", "INVALID_QUANTITY_TOO_HIGH"]],
    ],
    [
      "too few",
      ADJUST,
      adjust({ delta: -2_000_000_001 }),
      [[changes("delta"), "The quantity can't be lower than -2,000,000,000.", "INVALID_QUANTITY_TOO_LOW"]],
    ],
    [
      "another name set",
      SET,
      set({}, "damaged"),
      [[["input", "name"], "The quantity name must be either 'available' or 'on_hand'.", "INVALID_NAME"]],
    ],
    [
      "an unknown item set",
      SET,
      set({ inventoryItemId: nothing }),
      [
        [
          at("quantities", "inventoryItemId"),
          "The specified inventory item could not be found.",
          "INVALID_INVENTORY_ITEM",
        ],
      ],
    ],
    [
      "an unknown location set",
      SET,
      set({ locationId: nowhere }),
      [[at("quantities", "locationId"), "The specified location could not be found.", "INVALID_LOCATION"]],
    ],
    [
      "a stale expectation when setting",
      SET,
      set({ changeFromQuantity: 9 }),
      [
        [
          at("quantities", "changeFromQuantity"),
          "The changeFromQuantity value does not match persisted value.",
          "CHANGE_FROM_QUANTITY_STALE",
        ],
      ],
    ],
    [
      "more than may lie somewhere",
      SET,
      set({ quantity: 1_000_000_001 }),
      [[at("quantities", "quantity"), "The quantity can't be higher than 1,000,000,000.", "INVALID_QUANTITY_TOO_HIGH"]],
    ],
    [
      "less than nothing on hand",
      SET_ON_HAND,
      onHand({ quantity: -1 }),
      [[at("setQuantities", "quantity"), "The quantity can't be negative.", "INVALID_QUANTITY_NEGATIVE"]],
    ],
    [
      "too much on hand",
      SET_ON_HAND,
      onHand({ quantity: 1_000_000_001 }),
      [
        [
          at("setQuantities", "quantity"),
          "The quantity can't be higher than 1,000,000,000.",
          "INVALID_QUANTITY_TOO_HIGH",
        ],
      ],
    ],
    [
      "an unknown item on hand",
      SET_ON_HAND,
      onHand({ inventoryItemId: nothing }),
      [
        [
          at("setQuantities", "inventoryItemId"),
          "The specified inventory item could not be found.",
          "INVALID_INVENTORY_ITEM",
        ],
      ],
    ],
    [
      "a stale expectation on hand",
      SET_ON_HAND,
      onHand({ changeFromQuantity: 0 }),
      [[at("setQuantities", "changeFromQuantity"), STALE, "CHANGE_FROM_QUANTITY_STALE"]],
    ],
    [
      "on_hand moved",
      MOVE,
      move({ from: { ...from, name: "on_hand", ledgerDocumentUri: URI } }),
      [[changes("from", "name"), NAMES, "INVALID_QUANTITY_NAME"]],
    ],
    [
      "an unknown item moved",
      MOVE,
      move({ inventoryItemId: nothing }),
      [[changes("inventoryItemId"), "The specified inventory item could not be found.", "INVALID_INVENTORY_ITEM"]],
    ],
    [
      "unknown locations at both ends",
      MOVE,
      move({ from: { ...from, locationId: nowhere }, to: { ...to, locationId: nowhere } }),
      [
        [changes("from", "locationId"), "The specified location could not be found.", "INVALID_LOCATION"],
        [changes("to", "locationId"), "The specified location could not be found.", "INVALID_LOCATION"],
      ],
    ],
    [
      "moved elsewhere",
      MOVE,
      move({ to: { ...to, locationId: gid("Location", second) } }),
      [[changes(), "The quantities can't be moved between different locations.", "DIFFERENT_LOCATIONS"]],
    ],
    [
      "moved onto itself",
      MOVE,
      move({ to: from }),
      [[changes(), "The quantity names for each change can't be the same.", "SAME_QUANTITY_NAME"]],
    ],
    [
      "less than nothing moved",
      MOVE,
      move({ quantity: -1 }),
      [[changes("quantity"), "The quantity can't be negative.", "INVALID_QUANTITY_NEGATIVE"]],
    ],
  ])("%s", (_what, query, input, errors) => {
    const fresh = stockedShop();
    // The world is made anew: ids are counted, so they are the same.
    const { payload } = fresh.send(query, input as Record<string, unknown>);
    expect(payload).toEqual({
      inventoryAdjustmentGroup: null,
      userErrors: errors.map(([field, message, code]) => ({ field, message, code })),
    });
    expect(fresh.lies()).toEqual({ available: 10, on_hand: 10 });
    expect(fresh.events).toEqual([]);
  });

  it("all rows, when one is refused", () => {
    const fresh = stockedShop();
    fresh.send(ADJUST, { name: "available", changes: [change, { ...change, locationId: nowhere }] });
    expect(fresh.lies()).toEqual({ available: 10, on_hand: 10 });
  });

  it("a pair that is set twice", () => {
    const { payload } = stockedShop().send(SET, { name: "available", quantities: [row, row] });
    expect(payload?.userErrors).toEqual([
      {
        field: ["input", "quantities", "1", "locationId"],
        message: "The combination of inventoryItemId and locationId must be unique.",
        code: "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
      },
    ]);
  });

  it("documents of two batches at once", () => {
    const rows = ["ledger://a/1", "ledger://a/2"].map((ledgerDocumentUri) => ({
      ...change,
      changeFromQuantity: null,
      ledgerDocumentUri,
    }));
    expect(stockedShop().send(ADJUST, { name: "damaged", changes: rows }).payload?.userErrors).toMatchObject([
      { field: ["input", "changes"], code: "MAX_ONE_LEDGER_DOCUMENT" },
    ]);
  });
});
