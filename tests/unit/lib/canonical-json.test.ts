import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, digestOf } from "#app/lib/canonical-json.ts";

const plain = fc.jsonValue({ maxDepth: 3 });

describe("canonicalJson", () => {
  it.each([
    ["keys in order, at every depth", { b: 1, a: { d: [], c: "" } }, '{"a":{"c":"","d":[]},"b":1}'],
    ["keys that look like numbers as text", { 9: 1, 10: 2, A: 3 }, '{"10":2,"9":1,"A":3}'],
    ["nothing of a key without a value", { a: undefined, b: null }, '{"b":null}'],
    ["an entry without a value as null", [undefined, 1, [undefined]], "[null,1,[null]]"],
    ["text with what JSON escapes", ['"\n\\', "\u2028"], '["\\"\\n\\\\","\u2028"]'],
    ["no value at all as null", undefined, "null"],
    ["what no number is as null", [Number.NaN, -0], "[null,0]"],
  ])("writes %s", (_name, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it("is JSON of the same value, whatever the order in which it was put together", () => {
    fc.assert(
      fc.property(plain, plain, (one, other) => {
        expect(JSON.parse(canonicalJson(one))).toEqual(JSON.parse(JSON.stringify(one)));
        expect(canonicalJson({ one, other })).toBe(canonicalJson({ other, one }));
      }),
    );
  });
});

it("a digest is the SHA-256 of the text, so that what was kept is still known", () => {
  expect(digestOf({ b: [1, "é"], a: null })).toBe(createHash("sha256").update('{"a":null,"b":[1,"é"]}').digest("hex"));
});
