import { expect, it } from "vitest";
import { pageOf } from "#app/queries/page-of.ts";

// Of the list 9 8 7 … 1, in pages of three; what was read is in the order in which it was read.
it.each([
  ["the first page of many", [9, 8, 7, 6], null, [9, 8, 7], null, 7],
  ["the first page of few", [9, 8], null, [9, 8], null, null],
  ["an empty list", [], null, [], null, null],
  ["a page turned on", [6, 5, 4, 3], "older", [6, 5, 4], 6, 4],
  ["the last page", [3, 2, 1], "older", [3, 2, 1], 3, null],
  ["a page turned back", [4, 5, 6, 7], "newer", [6, 5, 4], 6, 4],
  ["back at the first page", [7, 8, 9], "newer", [9, 8, 7], null, 7],
] as const)("is %s", (_name, found, turnedTo, rows, newer, older) => {
  expect(pageOf<number>(found, 3, turnedTo)).toEqual({ rows, newer, older });
});
