// Pure. Figures in a text that stand for what a bench measured: <!--= bench | figure | digits -->1.23<!--/-->. They are written by the
// benches alone, so that no page says a number that was not measured.
import type { BenchResult } from "#bench/result.ts";

const FIGURE = /<!--= ([^|>]+?) \| ([^|>]+?) \| (\d) -->([^<]*)<!--\/-->/g;
/** Of a figure that has not been measured yet. */
export const NOT_MEASURED = "not measured yet";

/** The text with every figure as it was measured. */
export function fillFigures(text: string, results: readonly BenchResult[]): string {
  return text.replaceAll(FIGURE, (_, bench: string, name: string, digits: string) => {
    const found = results.find((one) => one.name === bench)?.figures.find(({ figure }) => figure === name);
    const value = found
      ? found.value.toLocaleString("en-GB", {
          minimumFractionDigits: Number(digits),
          maximumFractionDigits: Number(digits),
        })
      : NOT_MEASURED;
    return `<!--= ${bench} | ${name} | ${digits} -->${value}<!--/-->`;
  });
}

/** Numbers outside of figures that look measured: with a unit of time, size or cost behind them. */
export function looseNumbers(text: string): string[] {
  const rest = text.replaceAll(FIGURE, "");
  return [...rest.matchAll(/\b\d[\d,.]*\s?(?:ms|µs|MB|GB)\b/g)].map(([found]) => found);
}
