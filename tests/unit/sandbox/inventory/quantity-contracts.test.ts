import { beforeAll, describe, expect, it } from "vitest";
import { Idempotency } from "#sandbox/graphql/idempotency.ts";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { ADJUST, quantityMutation, stockedShop } from "#tests/unit/sandbox/inventory/quantity-mutations.ts";
import { askStock } from "#tests/unit/sandbox/inventory/stocked-world.ts";

// Four megabytes of schema: a machine under load takes its time.
beforeAll(() => {
  officialSchema();
}, 60_000);

describe("contracts of 2026-04", () => {
  it.each([
    [
      "inventoryAdjustQuantities",
      "InventoryAdjustQuantitiesInput",
      "changes",
      "InventoryChangeInput",
      { name: "available" },
      { delta: 1 },
    ],
    [
      "inventorySetQuantities",
      "InventorySetQuantitiesInput",
      "quantities",
      "InventoryQuantityInput",
      { name: "available" },
      { quantity: 1 },
    ],
    [
      "inventorySetOnHandQuantities",
      "InventorySetOnHandQuantitiesInput",
      "setQuantities",
      "InventorySetQuantityInput",
      {},
      { quantity: 1 },
    ],
  ])("%s wants changeFromQuantity in every row, then the directive", (field, type, list, rowType, head, body) => {
    const { world, place } = stockedShop();
    const input = { reason: "correction", ...head, [list]: [{ ...place, ...body }] };
    const without = quantityMutation(field, type, "");
    expect(askStock(world, without, { input }).body).toMatchObject({
      data: { [field]: null },
      errors: [
        {
          message: `${rowType} must include the following argument: changeFromQuantity.`,
          path: [field],
          locations: [{ line: 2 }, { line: 1, column: 11 }],
          extensions: { code: "INVALID_FIELD_ARGUMENTS" },
        },
      ],
    });
    const complete = { ...input, [list]: [{ ...place, ...body, changeFromQuantity: null }] };
    expect(askStock(world, without, { input: complete }).body).toMatchObject({
      data: { [field]: null },
      errors: [
        {
          message: "The @idempotent directive is required for this mutation but was not provided.",
          path: [field],
          extensions: { code: "BAD_REQUEST" },
        },
      ],
    });
  });

  it("once a key: a replay changes nothing and answers the same, other parameters are refused", () => {
    const { world, place, lies, clock } = stockedShop();
    const idempotency = new Idempotency(() => clock.ms);
    const adjust = (delta: number, key = "k") =>
      askStock(
        world,
        ADJUST,
        {
          input: { name: "available", reason: "correction", changes: [{ ...place, delta, changeFromQuantity: null }] },
          key,
        },
        { idempotency },
      ).data.inventoryAdjustQuantities;
    const first = adjust(2);
    expect(adjust(2)).toEqual(first);
    expect(lies()).toEqual({ available: 12, on_hand: 12 });
    expect(adjust(3).userErrors).toEqual([
      {
        field: null,
        message: "The same idempotency key cannot be used with different operation parameters.",
        code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
      },
    ]);
    clock.ms += 86_400_001;
    adjust(2);
    expect(lies()).toEqual({ available: 14, on_hand: 14 });
    adjust(2_000_000_001, "too much");
    expect(adjust(2_000_000_001, "too much").userErrors).toMatchObject([
      { code: "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED" },
    ]);
  });

  it("counts the order of input fields as part of the parameters", () => {
    const { world, place, clock } = stockedShop();
    const idempotency = new Idempotency(() => clock.ms);
    const changes = [{ ...place, delta: 1, changeFromQuantity: null }];
    const send = (input: object) =>
      askStock(world, ADJUST, { input, key: "k" }, { idempotency }).data.inventoryAdjustQuantities.userErrors;
    expect(send({ name: "available", reason: "correction", changes })).toEqual([]);
    expect(send({ reason: "correction", name: "available", changes })).toMatchObject([
      { code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH" },
    ]);
  });

  it("takes 250 rows at most", () => {
    const { world, place } = stockedShop();
    const changes = Array.from({ length: 251 }, () => ({ ...place, delta: 0, changeFromQuantity: null }));
    const { errors } = askStock(world, ADJUST, {
      input: { name: "available", reason: "correction", changes },
      key: "k",
    });
    expect(errors).toMatchObject([
      {
        message: "The input array size of 251 is greater than the maximum allowed of 250.",
        extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" },
      },
    ]);
  });

  it("needs write_inventory", () => {
    const { world, place } = stockedShop();
    const { errors } = askStock(
      world,
      ADJUST,
      {
        input: { name: "available", reason: "correction", changes: [{ ...place, delta: 1, changeFromQuantity: null }] },
        key: "k",
      },
      { scopes: ["read_inventory", "read_products"] },
    );
    expect(errors).toMatchObject([{ extensions: { code: "ACCESS_DENIED" } }]);
  });
});
