// Pure. Weights as mutations take them.

export interface WeightInput {
  value: number;
  unit: "GRAMS" | "KILOGRAMS" | "OUNCES" | "POUNDS";
}

const GRAMS: Record<WeightInput["unit"], number> = {
  GRAMS: 1,
  KILOGRAMS: 1_000,
  OUNCES: 28.349_523_125,
  POUNDS: 453.592_37,
};

/** Whole grams. */
export const gramsOf = ({ value, unit }: WeightInput): number => Math.round(value * GRAMS[unit]);
