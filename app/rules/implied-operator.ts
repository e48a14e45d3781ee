// Pure.
import type { LeftType } from "#app/rules/operator.ts";

/** What a condition without an operator asks. */
export function impliedOperator(type: LeftType, value: unknown): string {
  if (value === undefined) return type === "yes_no" ? "is_true" : type === "any" ? "holds" : "exists";
  if (type === "tags" || type === "texts") return Array.isArray(value) ? "has_any" : "has";
  return Array.isArray(value) ? "in" : "is";
}
