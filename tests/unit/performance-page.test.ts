// The page says no number that was not measured.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fillFigures, looseNumbers, NOT_MEASURED } from "#bench/fill-figures.ts";
import type { BenchResult } from "#bench/result.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

describe("docs/performance.md", () => {
  const page = read("docs/performance.md");

  it("says what bench/RESULTS.json holds", () => {
    expect(fillFigures(page, JSON.parse(read("bench/RESULTS.json")))).toBe(page);
  });

  it("has no measured number beside its figures", () => {
    expect(looseNumbers(page)).toEqual([]);
  });
});

describe("fillFigures", () => {
  const result = (value: number) =>
    [{ name: "ack", figures: [{ figure: "p99, ms", value }] }] as unknown as BenchResult[];
  const figure = (value: string) => `It takes <!--= ack | p99, ms | 1 -->${value}<!--/--> ms.`;

  it("writes a figure as it was measured, again and again", () => {
    const once = fillFigures(figure("?"), result(1_234.56));
    expect(once).toBe(figure("1,234.6"));
    expect(fillFigures(once, result(2))).toBe(figure("2.0"));
  });

  it("says so where nothing was measured", () => {
    expect(fillFigures(figure("5"), [])).toBe(figure(NOT_MEASURED));
  });

  it("finds numbers that nobody measured", () => {
    expect(looseNumbers(`${figure("5")} Or 12 ms, or 3 MB.`)).toEqual(["12 ms", "3 MB"]);
  });
});
