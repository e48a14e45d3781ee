import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "#app/ingest/parse-json.ts";
import { pickJson, WantedKeys } from "#app/ingest/pick-json.ts";
import { KEYS_READ, readDeliveryOf, topicIsHandled } from "#app/ingest/topics.ts";
import { shopifySamples } from "#tests/support/shopify-samples.ts";

const KEYS = ["id", "order", "customer_id"];
const WANTED = new WantedKeys(KEYS);
const pick = (text: string) => pickJson(Buffer.from(text), WANTED);

/** The whole body, whose ids beyond 2^53 stay exact. Throws where JSON.parse does. */
function whole(text: string): Record<string, unknown> {
  JSON.parse(text);
  const parsed = parseJson(Buffer.from(text));
  if (!("value" in parsed)) throw new Error(`not read: ${text}`);
  return parsed.value as Record<string, unknown>;
}

/** What is to be left of a parsed body. */
function left(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    KEYS.flatMap((key) => {
      const of = Object.hasOwn(value, key) ? value[key] : undefined;
      if (of === undefined) return [];
      if (Array.isArray(of)) return [[key, []]];
      return [[key, typeof of === "object" && of !== null ? left(of as Record<string, unknown>) : of]];
    }),
  );
}

const key = fc.oneof(fc.constantFrom(...KEYS, "ad", "ordr", "", "customer"), fc.stringMatching(/^[a-z ]{0,6}$/));
const bodies = fc.dictionary(
  key,
  fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small", maxDepth: 4 },
      fc.oneof(fc.string({ unit: "binary" }), fc.double(), fc.integer(), fc.boolean(), fc.constant(null)),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(key, tie("value"), { maxKeys: 5 }),
    ),
  })).value,
);

describe("pickJson", () => {
  it("gives of any object what reading it whole gives, without the rest", () => {
    fc.assert(
      fc.property(bodies, fc.constantFrom(0, 1, "\t"), (body, space) => {
        const text = JSON.stringify(body, null, space);
        expect(pick(text)).toEqual(left(whole(text)));
      }),
    );
  });

  it("takes nothing for JSON that JSON.parse would not", () => {
    const damage = fc.tuple(
      fc.nat(),
      fc.constantFrom("", ",", '"', "\\", "{", "}", "[", "]", "0", "-", ".", "e", " ", "\n", "\\u00g0"),
    );
    fc.assert(
      fc.property(bodies, damage, fc.boolean(), (body, [where, put], isCut) => {
        const text = JSON.stringify(body);
        const at = where % (text.length + 1);
        const cut = isCut ? text.slice(0, at) : text.slice(0, at) + put + text.slice(at + (where % 2));
        // As bytes can say it: half of a pair is none.
        const damaged = Buffer.from(cut).toString();
        const picked = pick(damaged);
        if (picked) expect(picked).toEqual(left(whole(damaged)));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ...["", " ", "[]", "1", "{", "{}}", "{} x", '{"a":1,}', '{"a" 1}', '{"a":}', "{a:1}", '{"a":[1,]}', '{"a":[1 2]}'],
    ...['{"a":01}', '{"a":-}', '{"a":1.}', '{"a":.5}', '{"a":1e}', '{"a":+1}', '{"a":tru}', '{"a":nulll}', '{"a":NaN}'],
    ...[
      '{"a":"\n"}',
      '{"a":"\\x"}',
      '{"a":"\\u12g4"}',
      '{"a":"',
      '{"a":"\\"}',
      "{'a':1}",
      '\uFEFF{"id":1}',
      '{"\\u0069d":1}',
    ],
  ])("leaves %j to the one that says why", (text) => {
    expect(pick(text)).toBeNull();
  });

  it.each([
    ["numbers of all forms", '{"id":-0.5e+10,"a":0,"b":1E9,"c":10.25}', { id: -5e9 }],
    ["all digits of an id", '{"id":820982911946154508}', { id: "820982911946154508" }],
    ["the last of two alike", '{"id":1,"id":{"id":2}}', { id: { id: 2 } }],
    [
      "escapes in text",
      '{"id":"a\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9}","order":{}}',
      { id: 'a"\\/\b\f\n\r\té}', order: {} },
    ],
    ["space wherever it may stand", ' { "id" : [ 1 , { } ] , "x" : { } } ', { id: [] }],
  ])("reads %s", (_name, text, picked) => {
    expect(pick(text)).toEqual(picked);
  });

  it.each(["[", '{"order":'])("takes 200 levels of %s and no more", (open) => {
    const close = open === "[" ? "]" : "}";
    const nested = (levels: number) =>
      `{"order":${open.repeat(levels)}${open === "[" ? "" : 1}${close.repeat(levels)}}`;
    expect(pick(nested(199))).not.toBeNull();
    expect(pick(nested(200))).toBeNull();
    expect(pick(nested(100_000))).toBeNull();
  });
});

describe("what the door reads of a body", () => {
  const read = new WantedKeys(KEYS_READ);
  const samples = shopifySamples().filter(({ topic }) => topicIsHandled(topic));

  it("is the same as of the whole of it, in every sample of Shopify's", () => {
    expect(samples.length).toBeGreaterThan(60);
    for (const { topic, body } of samples) {
      const whole = parseJson(body);
      const picked = pickJson(Buffer.from(body), read);
      expect(picked, topic).not.toBeNull();
      expect(readDeliveryOf(topic, picked, "a.myshopify.com"), topic).toEqual(
        readDeliveryOf(topic, "value" in whole ? whole.value : null, "a.myshopify.com"),
      );
    }
  });
});
