import { describe, expect, it } from "vitest";
import { chosenLines } from "#app/rules/actions/chosen-lines.ts";

const part = {
  line_items: [
    { line_item_id: "1", sku: "MUG", quantity: 5 },
    { line_item_id: "2", sku: null, quantity: 2 },
    { line_item_id: "3", sku: "TENT", quantity: 0 },
  ],
};
const units = (id: string, quantity: number) => ({ line_item_id: id, quantity });

describe("lines of a fulfilment order are chosen", () => {
  const rows: [string, string | string[] | undefined, number | string | undefined, unknown][] = [
    ["all of it where nothing is said", undefined, undefined, null],
    ["by SKU, whatever its case", "mug", undefined, [units("1", 5)]],
    ["by id", ["2"], undefined, [units("2", 2)]],
    ["all of it where every line is named", "MUG, 2", undefined, null],
    ["none where nothing is still to ship of it", "TENT", undefined, []],
    ["so many units of each", "MUG, 2", 3, [units("1", 3), units("2", 2)]],
    ["so many units as a template gives", "MUG", "1", [units("1", 1)]],
    ["so many units of every line", undefined, 2, [units("1", 2), units("2", 2)]],
    ["all of it where more is wanted than there is", "MUG, 2", 9, null],
    ["none at zero units", "MUG", 0, []],
  ];
  it.each(rows)("%s", (_claim, lines, quantity, chosen) => {
    expect(chosenLines(part, lines, quantity)).toEqual(chosen);
  });
});
