import { describe, expect, test } from "vitest";
import { order, written } from "#tests/unit/checks/written.ts";

describe("duplicates", () => {
  const twin = {
    id: "99",
    name: "#99",
    created_at: "2026-11-24T11:00:00Z",
    shares: ["email", "address"],
    line_items: [{ variant_id: "9", sku: "MUG", quantity: 2 }],
  };

  test("the same order twice: the second is held and names the first; cancelling the first lets it go", () => {
    expect(
      written("duplicate-check", {
        order: order({ related_orders: [twin] }),
        then: [{ order: { related_orders: [{ ...twin, is_cancelled: true }] } }],
      }),
    ).toEqual([
      ["add_tags duplicate", "hold_fulfillment OTHER", "ask_attention"],
      ["remove_tags duplicate", "release_hold switchyard-duplicate-check"],
    ]);
  });

  test("a second purchase is tagged to be shipped together", () => {
    expect(
      written("duplicate-check", {
        order: order({ related_orders: [{ ...twin, line_items: [{ variant_id: "8", quantity: 1 }] }] }),
      }),
    ).toEqual([["add_tags ship-together"]]);
  });

  test("while the other orders are not known nothing is done", () => {
    expect(written("duplicate-check", { order: order({ related_orders: undefined }) })).toEqual([[]]);
  });
});
