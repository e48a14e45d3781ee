// Pure. What an operator of the rule language is. One small file each in operators/.
import type { z } from "zod";
import type { Verdict } from "#app/rules/decision.ts";
import type { FieldType, Reading } from "#app/rules/field.ts";

export interface Operator {
  name: string;
  /** Field types it can stand after. */
  types: readonly FieldType[];
  /** What the right side looks like for a field of that type; null: another field of the same type, or nothing. */
  operand(type: FieldType): z.ZodType | null;
  /** May the right side be a field? Must it? */
  comparesFields: "never" | "may" | "must";
  /** left and right are values of the field's type; null: there is none. */
  test(left: Reading<unknown>, right: Reading<unknown>): Verdict;
  /** Between the two sides of a sentence, as it holds or not: "differs from" / "is the same as". */
  words(holds: boolean): string;
}

/** The common case: both sides have to be known. */
export function whenKnown(compare: (left: unknown, right: unknown) => boolean): Operator["test"] {
  return (left, right) => {
    if (!left.known || !right.known) return "unknown";
    return compare(left.value, right.value) ? "true" : "false";
  };
}
