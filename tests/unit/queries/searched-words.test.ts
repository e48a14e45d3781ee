import fc from "fast-check";
import { expect, it } from "vitest";
import { searchedWords } from "#app/queries/searched-words.ts";

const spellings = (search: string) => searchedWords(search).map((word) => word.map(({ from }) => from));

it.each([
  ["", []],
  ["  ", []],
  ["Ada BYRON", [["ada"], ["byron"]]],
  ["ada ada", [["ada"]]],
  ["#1001", [["#1001", "1001"]]],
  ["#", [["#"]]],
  ["Étienne", [["étienne", "Étienne"]]],
  ["\0", []],
])("looks for %j in %j", (search, words) => {
  expect(spellings(search)).toEqual(words);
});

it("asks for eight words at most", () => {
  expect(searchedWords("a b c d e f g h i j")).toHaveLength(8);
});

it("holds every word that begins as typed, and none that does not", () => {
  const compare = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  // From each length in bytes, and from both ends of what there is.
  const letter = fc.constantFrom("!", "0", "a", "z", "é", "ß", "€", "漢", "\u{1f600}", "\u{10fffe}", "\u{10ffff}");
  const word = fc.array(letter, { minLength: 1, maxLength: 5 }).map((letters) => letters.join(""));
  fc.assert(
    fc.property(word, word, (typed, kept) => {
      const [ranges = []] = searchedWords(typed);
      for (const { from, before } of ranges) {
        const isIn = (text: string) => compare(text, from) >= 0 && compare(text, before) < 0;
        expect(isIn(from + kept)).toBe(!kept.startsWith("\u{10ffff}"));
        expect(isIn(kept)).toBe(kept.startsWith(from) && !kept.startsWith(before));
      }
    }),
  );
});
