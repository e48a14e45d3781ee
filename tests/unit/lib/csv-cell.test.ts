import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell } from "#app/lib/csv-cell.ts";

describe("a CSV cell", () => {
  it.each([
    ["#1001", "#1001"],
    ["=1+1", "'=1+1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["+44 20", "'+44 20"],
    ["+441130000000", "+441130000000"],
    ["+1-cmd", "'+1-cmd"],
    ["-2.50", "-2.50"],
    ["-cmd", "'-cmd"],
    ["\t=1", "'\t=1"],
    ["\0=1", "'\0=1"],
    ["\uff1d1+1", "'\uff1d1+1"],
    ['say "hi"', '"say ""hi"""'],
    ["a,b", '"a,b"'],
    ['=A1,"x"', '"\'=A1,""x"""'],
    [null, ""],
    [-3, "-3"],
    [true, "true"],
  ])("writes %j as %s", (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it("never begins with what a spreadsheet calculates, and reads back as it was", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        // A text that was led by an apostrophe itself cannot be told from one that was led by us.
        fc.pre(!/^'[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/.test(text));
        const cell = csvCell(text);
        const bare = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        if (!/^-?\d+(\.\d+)?$/.test(text)) expect(bare).not.toMatch(/^[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/);
        expect(bare.replace(/^'(?=[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20])/, "")).toBe(text);
      }),
    );
  });
});
