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
}
