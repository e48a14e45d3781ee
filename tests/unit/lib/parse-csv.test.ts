import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell } from "#app/lib/csv-cell.ts";
import { parseCsv } from "#app/lib/parse-csv.ts";

const cellsOf = (text: string) => parseCsv(text).records.map(({ cells }) => cells);

describe("CSV", () => {
  it.each<[name: string, text: string, records: string[][]]>([
    ["nothing", "", []],
    ["one line without an end", "a,b", [["a", "b"]]],
    ["the line ends of every system", "a\r\nb\nc\rd", [["a"], ["b"], ["c"], ["d"]]],
    ["blank lines, left out", "a\n\n , \nb\n", [["a"], ["b"]]],
    ["empty cells", ",a,,\n", [["", "a", "", ""]]],
    ["a comma within quotes", '"a,b",c', [["a,b", "c"]]],
    ["a quotation mark within quotes", '"say ""hi""",x', [['say "hi"', "x"]]],
    [
      "a line end within quotes",
      '"a\r\nb",c\nd,e',
      [
        ["a\r\nb", "c"],
        ["d", "e"],
      ],
    ],
    ["a quotation mark within a bare cell", '5" pipe,x', [['5" pipe', "x"]]],
    ["a mark of byte order", "\uFEFFa,b", [["a", "b"]]],
    [
      "what a spreadsheet copies",
      "a\tb\n1,5\t2",
      [
        ["a", "b"],
        ["1,5", "2"],
      ],
    ],
    [
      "semicolons",
      "a;b\n1,5;2",
      [
        ["a", "b"],
        ["1,5", "2"],
      ],
    ],
    [
      "a quoted heading that holds other separators",
      '"a;b;c",d\n1,2',
      [
        ["a;b;c", "d"],
        ["1", "2"],
      ],
    ],
  ])("reads %s", (_name, text, records) => {
    expect(cellsOf(text)).toEqual(records);
    expect(parseCsv(text).problem).toBeNull();
  });

  it.each<[text: string, line: number, code: string]>([
    ['a\n"b', 2, "open_quote"],
    ['a\n"b"c', 2, "stray_quote"],
    ['"a\nb"\nc\n"d" e', 4, "stray_quote"],
    ['"a\nb"\n"c\n\n', 3, "open_quote"],
  ])("%j is wrong in line %i: %s", (text, line, code) => {
    expect(parseCsv(text).problem).toEqual({ line, code });
  });

  it("names the line that each record begins on", () => {
    expect(parseCsv('a\n"b\nc"\n\nd').records.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it("reads back what is written", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", " ", ",", '"', "\n", "\r", "é", "5") });
    const width = fc.integer({ min: 1, max: 4 });
    const table = width.chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }),
    );
    fc.assert(
      fc.property(table, (rows) => {
        const text = `a,b,c\r\n${rows.map((row) => row.map((one) => csvCell(`x${one}`)).join(",")).join("\r\n")}\r\n`;
        expect(cellsOf(text).slice(1)).toEqual(rows.map((row) => row.map((one) => `x${one}`)));
      }),
    );
  });
});
