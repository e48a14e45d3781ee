import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell } from "#app/lib/csv-cell.ts";
import { readTable, TABLE_LIMITS } from "#app/rules/read-table.ts";

const rowsOfText = (count: number) => `key\n${"k\n".repeat(count)}`;
const columnsOfText = (count: number) => Array.from({ length: count }, (_, at) => `c${at}`).join(",");

describe("a pasted table", () => {
  it("has the columns of its first line, and rows as long as these", () => {
    expect(readTable("email, note\nann@example.com\n bob@example.com ,old,\n")).toEqual({
      columns: ["email", "note"],
      rows: [
        ["ann@example.com", ""],
        ["bob@example.com", "old"],
      ],
      overridden: 0,
      problems: [],
    });
  });

  it("says how many rows another one with the same key overrides, whatever its case", () => {
    expect(readTable("key\na\nA\nb\na").overridden).toBe(2);
  });

  it.each<[text: string, line: number, code: string, column: string | null]>([
    ["", 1, "empty", null],
    ["\n \n", 1, "empty", null],
    ["a,,b\n1,2,3", 1, "nameless_column", null],
    ["a,b,a", 1, "column_twice", "a"],
    [`${"x".repeat(TABLE_LIMITS.columnName + 1)}`, 1, "column_too_long", `${"x".repeat(20)}…`],
    ["a,b\n1,2\n1,2,3", 3, "too_many_cells", null],
    [`a,b\n1,${"x".repeat(TABLE_LIMITS.cell + 1)}`, 2, "cell_too_long", "b"],
    ['a\n"open', 2, "open_quote", null],
    [columnsOfText(TABLE_LIMITS.columns + 1), 1, "too_many_columns", null],
    [rowsOfText(TABLE_LIMITS.rows + 1), TABLE_LIMITS.rows + 2, "too_many_rows", null],
    ["x".repeat(TABLE_LIMITS.text - 1), 1, "too_large", null],
  ])("%# is wrong in line %i: %s", (text, line, code, column) => {
    expect(readTable(text).problems).toEqual([{ line, code, column }]);
  });

  it.each([
    rowsOfText(TABLE_LIMITS.rows),
    columnsOfText(TABLE_LIMITS.columns),
    "x".repeat(TABLE_LIMITS.columnName),
    `a\n${"x".repeat(TABLE_LIMITS.cell)}`,
  ])("is right at the limit (%#)", (text) => {
    expect(readTable(text).problems).toEqual([]);
  });

  it("names the first ten problems of many", () => {
    expect(readTable(`a\n${"1,2\n".repeat(30)}`).problems).toHaveLength(10);
  });

  it("reads a download back as it was, phones and formulas too", () => {
    const cell = fc
      .string({ unit: fc.constantFrom("=", "+", "-", "@", "4", "a", ",", '"', " ", "\n") })
      .map((text) => text.trim());
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), (rows) => {
        const text = [["k", "v"], ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n");
        expect(readTable(text).rows).toEqual(rows.filter((row) => row.some((one) => one !== "")));
      }),
    );
  });
});
