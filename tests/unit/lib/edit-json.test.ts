import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appendAt, getAt, type JsonPath, setAt } from "#app/lib/edit-json.ts";

/** Every place in a value. */
function placesOf(value: unknown, path: JsonPath = []): JsonPath[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Array.isArray(value)
    ? value.flatMap((entry, at) => placesOf(entry, [...path, at]))
    : Object.entries(value).flatMap(([name, entry]) => placesOf(entry, [...path, name]));
  return [path, ...inner];
}
const isAround = (outer: JsonPath, inner: JsonPath) => outer.every((part, at) => part === inner[at]);
const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes("__proto__"));

describe("setAt", () => {
  it("changes one place and nothing else, and keeps the order of keys", () => {
    fc.assert(
      fc.property(json, fc.nat(), (value, pick) => {
        const places = placesOf(value);
        const place = places[pick % places.length] ?? [];
        const changed = setAt(value, place, "new");
        expect(getAt(changed, place)).toBe("new");
        for (const other of places)
          if (!isAround(other, place) && !isAround(place, other))
            expect(getAt(changed, other)).toEqual(getAt(value, other));
        expect(JSON.stringify(setAt(changed, place, getAt(value, place)))).toBe(JSON.stringify(value));
      }),
    );
  });

  it("takes away, and makes what is missing on the way", () => {
    expect(setAt({ a: 1, b: [1, 2, 3] }, ["b", 1], undefined)).toEqual({ a: 1, b: [1, 3] });
    expect(setAt({ a: 1, b: 2 }, ["a"], undefined)).toEqual({ b: 2 });
    expect(setAt({}, ["a", "b"], 1)).toEqual({ a: { b: 1 } });
  });
});

describe("appendAt", () => {
  it.each([
    [{}, { then: ["x"] }],
    [{ then: "a" }, { then: ["a", "x"] }],
    [{ then: ["a"] }, { then: ["a", "x"] }],
  ])("adds to %j", (value, expected) => {
    expect(appendAt(value, ["then"], "x")).toEqual(expected);
  });
});
