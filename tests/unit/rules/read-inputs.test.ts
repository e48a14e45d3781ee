import { describe, expect, it } from "vitest";
import { type InputDeclaration, readInputs } from "#app/rules/read-inputs.ts";

type Type = InputDeclaration["type"];
const declared = (type: Type, parts: Partial<InputDeclaration> = {}): InputDeclaration => ({
  name: "a",
  type,
  ...parts,
});
const read = (type: Type, value: unknown, parts: Partial<InputDeclaration> = {}) => {
  const answer = readInputs([declared(type, parts)], { a: value });
  return answer.outcome === "good" ? answer.inputs.a : answer.fields;
};

describe("what a person enters", () => {
  it.each<[Type, unknown, unknown]>([
    ["text", " hello ", "hello"],
    ["text", "", ""],
    ["number", "12.5", 12.5],
    ["number", "", null],
    ["money", "12.50", "12.50"],
    ["yes_no", true, true],
    ["yes_no", "false", false],
    ["date", "2026-04-01", "2026-04-01"],
    ["list", "#1001\n#1002, #1003;\n\n#1001", ["#1001", "#1002", "#1003"]],
    ["list", ["a", " a "], ["a"]],
    ["list", undefined, []],
  ])("as %s, %j is %j", (type, value, expected) => {
    expect(read(type, value)).toEqual(expected);
  });

  it.each<[Type, unknown, Partial<InputDeclaration>, RegExp]>([
    ["number", "many", {}, /number/],
    ["money", "12,50", {}, /amount/],
    ["date", "2026-13-01", {}, /date/],
    ["text", "x".repeat(2_001), {}, /2000/],
    ["text", "red", { options: ["blue"] }, /Choose one of: blue/],
    ["list", "blue, red", { options: ["blue"] }, /“red” is none of/],
    ["list", Array.from({ length: 1_001 }, (_, index) => index), {}, /1000/],
    ["text", "  ", { required: true }, /Enter something/],
  ])("as %s, %j is refused with the reason", (type, value, parts, why) => {
    expect(read(type, value, parts)).toEqual({ a: expect.stringMatching(why) });
  });

  it("is the default where nothing was entered, and holds no name that was not declared", () => {
    expect(read("number", "", { default: 3, required: true })).toBe(3);
    expect(readInputs([declared("text")], { a: "x", b: "y", __proto__: { c: 1 } })).toEqual({
      ...{ outcome: "good", inputs: { a: "x" } },
    });
  });
});
