import { expect, it } from "vitest";
import { recordChanges } from "#app/history/record-changes.ts";

it.each<[string, Record<string, unknown> | null, Record<string, unknown>, unknown[]]>([
  ["nothing", { title: "Mug", tags: ["a"] }, { title: "Mug", tags: ["a"] }, []],
  ["a value", { status: "draft" }, { status: "active" }, [{ field: "status", from: "draft", to: "active" }]],
  ["a value that came", {}, { vendor: "Acme" }, [{ field: "vendor", from: null, to: "Acme" }]],
  ["a value that went", { vendor: "Acme" }, { vendor: null }, [{ field: "vendor", from: "Acme", to: null }]],
  [
    "nothing, of what a body does not carry",
    { tags: ["a"] },
    { title: "Mug" },
    [{ field: "title", from: null, to: "Mug" }],
  ],
  [
    "what came into a list and went",
    { tags: ["a", "b"] },
    { tags: ["b", "c"] },
    [{ field: "tags", added: ["c"], removed: ["a"] }],
  ],
  ["nothing, of a list in another order", { tags: ["a", "b"] }, { tags: ["b", "a"] }, []],
  [
    "each variant's price",
    { prices: ["1 10.00 -", "2 5.00 -"] },
    { prices: ["1 12.00 15.00", "3 7.00 -"] },
    [
      { field: "price", variantId: "1", from: "10.00", to: "12.00 (15.00)" },
      { field: "price", variantId: "2", from: "5.00", to: null },
      { field: "price", variantId: "3", from: null, to: "7.00" },
    ],
  ],
  [
    "all of what was never seen before",
    null,
    { status: "active", tags: [] },
    [{ field: "status", from: null, to: "active" }],
  ],
])("tells %s", (_, before, after, changes) => {
  expect(recordChanges(before, after)).toEqual(changes);
});
