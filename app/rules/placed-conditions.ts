// Pure. The comparisons of a condition with their places in the document: groups are taken apart, lists are not.
import type { Condition } from "#app/rules/condition-schema.ts";
import type { DocumentPath } from "#app/rules/placed-steps.ts";

export interface PlacedCondition {
  condition: Condition;
  path: DocumentPath;
  /** All of them have to hold: it stands in no “any”, “none” or “not”. */
  isRequired: boolean;
}

export function placedConditions(condition: Condition, path: DocumentPath, isRequired = true): PlacedCondition[] {
  if ("not" in condition) return placedConditions(condition.not, [...path, "not"], false);
  const [kind, parts] =
    "all" in condition
      ? (["all", condition.all] as const)
      : "any" in condition
        ? (["any", condition.any] as const)
        : "none" in condition
          ? (["none", condition.none] as const)
          : ([null, []] as const);
  if (kind === null) return [{ condition, path, isRequired }];
  return parts.flatMap((part, at) => placedConditions(part, [...path, kind, at], isRequired && kind === "all"));
}
