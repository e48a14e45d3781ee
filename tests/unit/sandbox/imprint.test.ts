import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Imprint, RecordImprint } from "#sandbox/world/imprint.ts";

const data = fc.jsonValue({ maxDepth: 3 });
const record = fc.dictionary(fc.constantFrom("a", "b", "c"), data);

describe("an imprint", () => {
  it("fits what says the same, and nothing else", () => {
    fc.assert(
      fc.property(data, data, (one, other) => {
        const copy = structuredClone(one);
        expect(new Imprint(one).fits(copy)).toBe(true);
        // Zero and minus zero are one number in JSON.
        expect(new Imprint(one).fits(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it.each([
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 1, b: 2 }, { a: 1 }],
    [
      [1, 2],
      [1, 2, 3],
    ],
    [[], {}],
    [{}, null],
    [{ a: [] }, { a: {} }],
    [["a", 1], { a: 1 }],
    [{ a: { b: 1 }, c: 2 }, { a: { b: 1, c: 2 } }],
    [{ a: undefined }, {}],
  ])("of %j does not fit %j", (one, other) => {
    expect(new Imprint(one).fits(other)).toBe(false);
  });

  it("of a record names the fields that say something else, and follows them", () => {
    fc.assert(
      fc.property(record, record, (before, change) => {
        const imprint = new RecordImprint(structuredClone(before));
        const after = { ...before, ...change };
        const names = imprint.changed(after);
        expect(names).toEqual(
          Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])),
        );
        imprint.follow(after, names ?? []);
        expect(imprint.changed(structuredClone(after))).toEqual([]);
      }),
    );
  });

  it("of a record has no names for one that lost a field or has them in another order", () => {
    const imprint = new RecordImprint({ a: 1, b: { c: 2 } });

    expect(imprint.changed({ a: 1 })).toBeNull();
    expect(imprint.changed({ b: { c: 2 }, a: 1 })).toBeNull();
  });
});
