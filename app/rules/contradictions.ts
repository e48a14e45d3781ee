// Pure. Conditions that cannot be true together, as far as values alone show it: told with words, so that the merchant sees
// which two.
import { asDecimal, compareDecimals, foldText } from "#app/rules/compare-values.ts";
import type { Condition } from "#app/rules/condition-schema.ts";
import { operatorNamed } from "#app/rules/operators/index.ts";
import { placedConditions } from "#app/rules/placed-conditions.ts";
import type { DocumentPath } from "#app/rules/placed-steps.ts";
import { isPlain } from "#app/rules/plain.ts";

interface Compared {
  left: string;
  op: string;
  value: unknown;
  path: DocumentPath;
}
export interface Contradiction {
  why: string;
  /** The two that exclude each other. */
  paths: [DocumentPath, DocumentPath];
}

/**
 * Reasons why the condition can never hold; none: it may.
 * @param path of the condition in the document.
 */
export function contradictions(condition: Condition, path: DocumentPath): Contradiction[] {
  const parts = compared(condition, path);
  const reasons: Contradiction[] = [];
  for (const [at, a] of parts.entries())
    for (const b of parts.slice(at + 1)) {
      if (a.left !== b.left) continue;
      if (clash(a, b) || clash(b, a))
        reasons.push({ why: `${words(a)} and ${words(b)} exclude each other`, paths: [a.path, b.path] });
    }
  return reasons;
}

/** What rules write themselves: a later rule sees it in the same look, otherwise than the earlier one did. */
const WRITTEN = /(^|[. ])(tags|note|note_attributes|attribute|metafields?|memory)([. ]|$)/;

/** Whether two conditions can never hold in one look, as far as values that no rule writes show it. */
export function excludeEachOther(a: Condition, b: Condition): boolean {
  const [own, others] = [partsOf(a), partsOf(b)];
  return (
    own.some((one) => others.some((other) => clashAlone(one, other))) ||
    others.some((one) => "any" in one && one.any.length > 0 && one.any.every((part) => excludeEachOther(a, part))) ||
    own.some((one) => "any" in one && one.any.length > 0 && one.any.every((part) => excludeEachOther(part, b)))
  );
}

/** What all has to hold. */
const partsOf = (condition: Condition): Condition[] =>
  "all" in condition ? condition.all.flatMap(partsOf) : [condition];

function clashAlone(a: Condition, b: Condition): boolean {
  if (!("field" in a && "field" in b)) return false;
  const [one, other] = [compared(a, [])[0], compared(b, [])[0]];
  if (!one || one.left !== other?.left || WRITTEN.test(one.left)) return false;
  return clash(one, other) || clash(other, one);
}

const words = ({ left, op, value }: Compared): string =>
  `“${left} ${op.replaceAll("_", " ")}${value === undefined ? "" : ` ${JSON.stringify(value)}`}”`;

/** Comparisons that all have to hold: those of “all”, nested as deep as “all” goes. */
function compared(whole: Condition, at: DocumentPath): Compared[] {
  return placedConditions(whole, at).flatMap(({ condition, path, isRequired }): Compared[] => {
    if (!isRequired || !("field" in condition)) return [];
    const { field, op, value, name, days, part, exact, ...more } = condition;
    if (Object.keys(more).length || exact || isPlain(value) || (typeof value === "string" && value.includes("{{")))
      return [];
    const meant = op ? (operatorNamed(op, "any")?.name ?? op) : "is";
    return [{ left: [field, name, days, part].filter((one) => one !== undefined).join(" "), op: meant, value, path }];
  });
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(foldText);
const NONE = new Set(["is_empty"]);

function clash(a: Compared, b: Compared): boolean {
  if (NONE.has(a.op))
    return (
      [
        "is_not_empty",
        "in",
        "contains",
        "starts_with",
        "ends_with",
        "matches",
        "more_than",
        "at_least",
        "has",
        "has_any",
        "has_all",
      ].includes(b.op) ||
      (b.op === "is" && b.value !== null && b.value !== "")
    );
  if (a.op === "is" || a.op === "in") {
    const values = list(a.value);
    if (b.op === "is" || b.op === "in") return !values.some((one) => list(b.value).some((other) => same(one, other)));
    if (b.op === "is_not" || b.op === "not_in")
      return values.every((one) => list(b.value).some((other) => same(one, other)));
  }
  if (a.op === "is_true") return b.op === "is_false";
  if (a.op === "has")
    return (
      (b.op === "lacks" && foldText(a.value) === foldText(b.value)) ||
      (b.op === "has_none" && list(b.value).includes(foldText(a.value)))
    );
  if (a.op === "has_all") return b.op === "has_none" && list(a.value).some((one) => list(b.value).includes(one));
  return sizesClash(a, b);
}

function same(a: string, b: string): boolean {
  const [x, y] = [asDecimal(a), asDecimal(b)];
  return x !== null && y !== null ? compareDecimals(x, y) === 0 : a === b;
}

/** At least this and less than that. */
function sizesClash(a: Compared, b: Compared): boolean {
  const [low, high] = [asDecimal(a.value), asDecimal(b.value)];
  if (low === null || high === null) return false;
  const order = compareDecimals(low, high);
  if (a.op === "more_than") return (b.op === "less_than" || b.op === "at_most" || b.op === "is") && order >= 0;
  if (a.op === "at_least")
    return (b.op === "less_than" && order >= 0) || ((b.op === "at_most" || b.op === "is") && order > 0);
  if (a.op === "less_than" && b.op === "is") return order <= 0;
  if (a.op === "at_most" && b.op === "is") return order < 0;
  return false;
}
