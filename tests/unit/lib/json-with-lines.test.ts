import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineOf, readJsonWithLines } from "#app/lib/json-with-lines.ts";

const rootOf = (text: string) => {
  const read = readJsonWithLines(text);
  if (read.outcome !== "read") throw new Error(read.message);
  return read.root;
};

describe("readJsonWithLines", () => {
  it("accepts what JSON.parse accepts, and reads the same", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.integer({ min: 0, max: 4 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = readJsonWithLines(text);
        expect(read).toMatchObject({ outcome: "read", value: JSON.parse(text) });
      }),
    );
  });

  it("refuses what JSON.parse refuses", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      '"',
      "1",
      "-",
      "true",
      "nul",
      " ",
      "\n",
      "\\",
      "01",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const isJson = (() => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        const read = readJsonWithLines(text);
        // A name that stands twice is refused here, and nowhere else.
        if (read.outcome === "broken" && read.message.endsWith("twice")) return;
        expect(read.outcome === "read").toBe(isJson);
      }),
    );
  });

  it.each([
    ["", 1, "there is nothing yet: a rule is an object"],
    ['{\n  "a": 1,\n}', 3, "there is a comma too many before }"],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 'expected a comma or }, found “"b":”'],
    ["{\n  a: 1\n}", 2, 'expected a name in quotes, such as "name", found “a:”'],
    ['{\n\n  "a": "x\n}', 3, 'a text does not end on its line: it wants a closing "'],
    ['{ "a": 1,\n "a": 2 }', 2, "“a” stands here twice"],
    ['{ "a": yes }', 1, 'expected a value: a text in "quotes", a number, true, false, null, [ or {, found “yes”'],
    ["[1,\n2", 2, "expected a comma or ], found the end"],
    ["{}\n{}", 2, "expected the end, found “{}”"],
  ])("says of %j: line %d, %s", (text, line, message) => {
    expect(readJsonWithLines(text)).toEqual({ outcome: "broken", line, message });
  });

  it("does not overflow on deep nesting", () => {
    expect(readJsonWithLines("[".repeat(100_000))).toMatchObject({
      outcome: "broken",
      message: "it is nested too deep",
    });
  });
});

describe("lineOf", () => {
  const root = rootOf(`{
  "on": "order.created",
  "when": [
    { "field": "order.note",
      "op": "is" }
  ],
  "then": { "do": "add_tags",
    "tags": ["VIP"] },
  "else": [{ "do": "stop" },
    { "if": { "and": [
      { "field": "x" }] }, "then": [] }]
}`);

  it.each([
    [[], 1],
    [["on"], 2],
    [["on", 0], 2],
    [["when", "all", 0, "op"], 5],
    [["when", "all", 0, "value"], 4],
    [["then", 0, "tags"], 8],
    [["then", 0, "tags", 0], 8],
    [["else", 1, "if", "all", 0, "field"], 11],
    [["no", "such"], 1],
  ] as [(string | number)[], number][])("of %j is %d", (path, line) => {
    expect(lineOf(root, path)).toBe(line);
  });
});
