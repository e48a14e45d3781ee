import type { ChartOptions, Line } from "#bench/chart.ts";

/** One published figure: what was aimed at, what came out. */
export interface Figure {
  bench: string;
  figure: string;
  /** "must" has to be met; "reach" is met or explained. */
  kind: "must" | "reach" | "info";
  goal: string;
  value: number;
  /** Smallest and largest over the rounds, in the unit of the value; equal for counted figures. */
  spread: [number, number];
  met: boolean;
}

export interface BenchResult {
  name: string;
  /** One paragraph: workload, peers, durability class, and what was checked equal before timing. */
  about: string;
  figures: Figure[];
  /** Rows for the report: header first. */
  table: string[][];
  /** Each is drawn into charts/FILE.svg. */
  charts?: (ChartOptions & { file: string; lines: Line[] })[];
}

type Goal = "must" | "reach";

/** A figure that may be at most so much. @param words of the goal, where the number alone does not say it. */
export const atMost = (
  bench: string,
  figure: string,
  kind: Goal,
  most: number,
  value: number,
  words = "",
  spread: [number, number] = [value, value],
): Figure => ({ bench, figure, kind, goal: `≤ ${most}${words && ` (${words})`}`, value, spread, met: value <= most });

/** A figure that has to be at least so much. @param spread equal ends for counted figures. */
export const atLeast = (
  bench: string,
  figure: string,
  kind: Goal,
  least: number,
  value: number,
  spread: [number, number] = [value, value],
): Figure => ({ bench, figure, kind, goal: `≥ ${least}`, value, spread, met: value >= least });

/** A figure without a goal. */
export const info = (bench: string, figure: string, value: number): Figure => ({
  ...{ bench, figure, kind: "info", goal: "–", value, spread: [value, value], met: true },
});
