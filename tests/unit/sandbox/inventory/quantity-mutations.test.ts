import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { gid } from "#sandbox/world/gid.ts";
import { ADJUST, MOVE, SET, SET_ON_HAND, stockedShop } from "#tests/unit/sandbox/inventory/quantity-mutations.ts";

// Four megabytes of schema: a machine under load takes its time.
beforeAll(() => {
  officialSchema();
}, 60_000);

const URI = "ledger://count/1";

describe("adjusting", () => {
  it.each([
    ["available", 3, null, { available: 13, on_hand: 13 }, ["available", "on_hand"]],
    ["available", -12, null, { available: -2, on_hand: -2 }, ["available", "on_hand"]],
    ["damaged", 2, URI, { available: 10, damaged: 2, on_hand: 12 }, ["damaged", "on_hand"]],
    ["reserved", 3, URI, { available: 10, reserved: 3, on_hand: 13 }, ["reserved", "on_hand"]],
    ["quality_control", 4, URI, { available: 10, quality_control: 4, on_hand: 14 }, ["quality_control", "on_hand"]],
    ["safety_stock", 5, URI, { available: 10, safety_stock: 5, on_hand: 15 }, ["safety_stock", "on_hand"]],
    ["incoming", 6, URI, { available: 10, incoming: 6, on_hand: 10 }, ["incoming"]],
  ])("%s by %i says what it changes and what that makes on hand", (name, delta, ledgerDocumentUri, lies, names) => {
    const { send, place, lies: now } = stockedShop();
    const { payload } = send(ADJUST, {
      name,
      changes: [{ ...place, delta, changeFromQuantity: null, ledgerDocumentUri }],
    });
    expect(payload).toEqual({
      inventoryAdjustmentGroup: {
        reason: "correction",
        referenceDocumentUri: null,
        changes: names.map((one, index) => ({
          name: one,
          delta,
          ledgerDocumentUri: index === 0 ? ledgerDocumentUri : null,
        })),
      },
      userErrors: [],
    });
    expect(now()).toEqual(lies);
  });

  it("by nothing has no group, and leaves rows by nothing out", () => {
    const { send, place, second, itemGid, topics } = stockedShop();
    const none = { ...place, delta: 0, changeFromQuantity: 10 };
    expect(send(ADJUST, { name: "available", changes: [none] }).payload).toEqual({
      inventoryAdjustmentGroup: null,
      userErrors: [],
    });
    expect(topics()).toEqual([]);
    const other = { inventoryItemId: itemGid, locationId: gid("Location", second), delta: 3, changeFromQuantity: 5 };
    expect(send(ADJUST, { name: "available", changes: [none, other] }).payload).toMatchObject({
      inventoryAdjustmentGroup: {
        changes: [
          { name: "available", delta: 3 },
          { name: "on_hand", delta: 3 },
        ],
      },
    });
  });

  it("tells of what is available, and of nothing else", () => {
    const { send, place, events, itemId, first } = stockedShop();
    send(ADJUST, { name: "damaged", changes: [{ ...place, delta: 1, changeFromQuantity: 0, ledgerDocumentUri: URI }] });
    expect(events).toEqual([]);
    send(ADJUST, { name: "available", changes: [{ ...place, delta: -1, changeFromQuantity: 10 }] });
    expect(events.map(({ topic, subjectId }) => [topic, subjectId])).toEqual([
      ["inventory_levels/update", itemId],
      ["products/update", expect.any(String)],
    ]);
    expect(events[0]?.data).toEqual({ locationId: first, available: 9, updatedAt: "2026-11-24T10:00:00Z" });
  });
});

describe("setting", () => {
  it.each([
    [SET, { name: "available", quantities: 5 }, { available: 5, on_hand: 5 }, -5],
    [SET, { name: "on_hand", quantities: 12 }, { available: 12, on_hand: 12 }, 2],
    [SET, { name: "available", quantities: -3 }, { available: -3, on_hand: -3 }, -13],
    [SET_ON_HAND, { setQuantities: 7 }, { available: 7, on_hand: 7 }, -3],
  ])("%#: changes available and on hand by the difference", (query, input, lies, delta) => {
    const { send, place, lies: now } = stockedShop();
    const rows = Object.entries(input).map(([key, value]) =>
      typeof value === "number" ? [key, [{ ...place, quantity: value, changeFromQuantity: 10 }]] : [key, value],
    );
    const { payload } = send(query, Object.fromEntries(rows));
    expect(payload).toMatchObject({
      inventoryAdjustmentGroup: {
        changes: [
          { name: "available", delta },
          { name: "on_hand", delta },
        ],
      },
      userErrors: [],
    });
    expect(now()).toEqual(lies);
  });
});

describe("moving", () => {
  it("leaves what is on hand as it is", () => {
    const { send, place, lies } = stockedShop();
    const { locationId, inventoryItemId } = place;
    const { payload } = send(MOVE, {
      referenceDocumentUri: "logistics://move/1",
      changes: [
        {
          inventoryItemId,
          quantity: 4,
          from: { locationId, name: "available", changeFromQuantity: 10 },
          to: { locationId, name: "damaged", changeFromQuantity: 0, ledgerDocumentUri: URI },
        },
      ],
    });
    expect(payload).toEqual({
      inventoryAdjustmentGroup: {
        reason: "correction",
        referenceDocumentUri: "logistics://move/1",
        changes: [
          { name: "available", delta: -4, ledgerDocumentUri: null },
          { name: "damaged", delta: 4, ledgerDocumentUri: URI },
        ],
      },
      userErrors: [],
    });
    expect(lies()).toEqual({ available: 6, damaged: 4, on_hand: 10 });
  });
});
