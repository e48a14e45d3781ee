import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "#app/ingest/parse-json.ts";

const read = (text: string) => {
  const parsed = parseJson(text);
  return "value" in parsed ? parsed.value : parsed.unreadable;
};

/** Any code units, lone surrogates too. (fast-check's own "binary" strings take seconds to set up.) */
const anyText = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes));

describe("parseJson", () => {
  it.each([
    ["an id beyond 2^53", '{"id":820982911946154508}', { id: "820982911946154508" }],
    ["a negative one", '{"id":-820982911946154508}', { id: "-820982911946154508" }],
    ["an id within", '{"id":5200000000001}', { id: 5200000000001 }],
    ["sixteen digits that fit", '{"id":9007199254740991}', { id: 9007199254740991 }],
    ["long digits inside text", '{"card":"4242424242424242"}', { card: "4242424242424242" }],
    ["__proto__ is only a key", '{"__proto__":{"a":1}}', JSON.parse('{"__proto__":{"a":1}}')],
  ])("keeps %s", (_name, text, value) => {
    expect(read(text)).toEqual(value);
  });

  it.each([
    ["", "empty"],
    ["  ", "empty"],
    ["{", "not JSON"],
    ["<html>", "not JSON"],
    ["{}}", "not JSON"],
    [`${"[".repeat(201)}${"]".repeat(201)}`, "nested deeper than 200"],
    ["[".repeat(100_000), "nested deeper than 200"],
  ])("says why %j cannot be read", (text, why) => {
    expect(read(text)).toContain(why);
  });

  it("takes 200 levels, and brackets inside text for text", () => {
    expect(parseJson(`${"[".repeat(200)}${"]".repeat(200)}`)).toHaveProperty("value");
    expect(read(JSON.stringify({ note: `\\"${"[".repeat(500)}` }))).toEqual({ note: `\\"${"[".repeat(500)}` });
  });

  it("reads a byte-order mark and broken UTF-8 without throwing", () => {
    expect(parseJson(Buffer.from("\uFEFF{}"))).toEqual({ value: {} });
    expect(parseJson(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).toHaveProperty("value");
  });

  it("never quotes the body in its reason, whatever comes in", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = parseJson(`{canary${text}`);
        if ("unreadable" in parsed) expect(parsed.unreadable).not.toContain("canary");
      }),
    );
  });
});
