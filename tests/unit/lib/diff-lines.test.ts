import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffLines } from "#app/lib/diff-lines.ts";

const lines = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 20 });

describe("diffLines", () => {
  it("gives both texts back, whatever they are", () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = diffLines(before, after);
        expect(diff.filter(({ is }) => is !== "added").map(({ text }) => text)).toEqual(before);
        expect(diff.filter(({ is }) => is !== "removed").map(({ text }) => text)).toEqual(after);
      }),
    );
  });

  it("says that nothing changed where nothing did", () => {
    fc.assert(fc.property(lines, (same) => diffLines(same, same).every(({ is }) => is === "same")));
  });

  it("leaves what is the same around a change alone", () => {
    expect(
      diffLines(["If", "a", "Then", "b"], ["If", "x", "Then", "b", "c"]).map(({ is, text }) => `${is} ${text}`),
    ).toEqual(["same If", "removed a", "added x", "same Then", "same b", "added c"]);
  });
});
