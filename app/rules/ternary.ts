// Pure. Three values: what hangs on a missing fact is neither true nor false.
export const FALSE = 0;
export const TRUE = 1;
export const UNKNOWN = 2;
export type Ternary = typeof FALSE | typeof TRUE | typeof UNKNOWN;

export type Verdict = "true" | "false" | "unknown";
const NAMES: readonly Verdict[] = ["false", "true", "unknown"];
export const verdictOf = (value: Ternary): Verdict => NAMES[value] ?? "unknown";

export const ternary = (holds: boolean): Ternary => (holds ? TRUE : FALSE);
export const negate = (value: Ternary): Ternary => (value === UNKNOWN ? UNKNOWN : value === TRUE ? FALSE : TRUE);
