// Pure. Figures of a list as sentences and the builder say them, before the list's own words.
import type { Aggregate } from "#app/rules/condition-schema.ts";

export const FIGURE_WORDS: Readonly<Record<Aggregate, string>> = {
  count: "number of",
  distinct: "number of different",
  sum: "sum of",
  min: "least of",
  max: "most of",
  average: "average of",
};
