// Pure. A condition tree in words, a line each, deeper ones further in: for the list of rules, the builder and the difference
// of two versions. All that a condition says stands in its words: two that differ never read the same.
import { compileCondition } from "#app/rules/compile-condition.ts";
import { AGGREGATES, type Condition, QUANTIFIERS } from "#app/rules/condition-schema.ts";
import { impliedOperator } from "#app/rules/implied-operator.ts";
import { itemList } from "#app/rules/item-list.ts";
import { leftSide } from "#app/rules/left-side.ts";
import { OperandError } from "#app/rules/operator.ts";
import { operatorNamed } from "#app/rules/operators/index.ts";
import { PathError, pathIn } from "#app/rules/path.ts";
import { plainWords } from "#app/rules/plain-words.ts";
import type { Scope } from "#app/rules/scope.ts";
import { TemplateError } from "#app/rules/template.ts";

export interface Line {
  depth: number;
  text: string;
}
export const GROUP_WORDS = {
  all: "all of these are true:",
  any: "at least one of these is true:",
  none: "none of these is true:",
  not: "this is not true:",
} as const;
const QUANTIFIER_WORDS = { some: "at least one of", every: "each of", no: "none of" } as const;

/** @param scope the names that the condition may use. Never throws: what has no meaning is said as it is written. */
export function conditionInWords(condition: Condition, scope: Scope, depth = 0): Line[] {
  for (const group of ["all", "any", "none"] as const)
    if (group in condition) {
      const parts = (condition as Record<string, Condition[]>)[group] ?? [];
      const [only] = parts;
      if (group === "all" && only && parts.length === 1) return conditionInWords(only, scope, depth);
      return [
        { depth, text: GROUP_WORDS[group] },
        ...parts.flatMap((part) => conditionInWords(part, scope, depth + 1)),
      ];
    }
  if ("not" in condition)
    return [{ depth, text: GROUP_WORDS.not }, ...conditionInWords(condition.not as Condition, scope, depth + 1)];
  for (const quantifier of QUANTIFIERS)
    if (quantifier in condition) {
      const { [quantifier]: path = "", where, as } = condition as Record<string, string> & { where: Condition };
      return [
        { depth, text: `${QUANTIFIER_WORDS[quantifier]} ${listInWords(path, scope, as)}:` },
        ...conditionInWords(where, itemScope(path, scope, as), depth + 1),
      ];
    }
  return comparisonLines(condition as Record<string, unknown>, scope, depth);
}

function comparisonLines(condition: Record<string, unknown>, scope: Scope, depth: number): Line[] {
  const { where, as } = condition as { where?: Condition; as?: string };
  const figure = AGGREGATES.find((one) => one in condition);
  const line = { depth, text: comparisonInWords(condition, scope) };
  if (!figure || !where) return [line];
  return [
    { depth, text: `${line.text}, of those where:` },
    ...conditionInWords(where, itemScope(String(condition[figure]), scope, as, figure !== "count"), depth + 1),
  ];
}

/** "order's total is more than 150" */
function comparisonInWords(condition: Record<string, unknown>, scope: Scope): string {
  const left = known(() => leftSide(condition as never, scope, compileCondition));
  const key = ["field", "template", ...AGGREGATES].find((name) => name in condition) ?? "field";
  const figure = (AGGREGATES as readonly string[]).includes(key) ? `${key} of ` : "";
  const subject = left ? left.says : `${figure}${String(condition[key])}`;
  const name = typeof condition.op === "string" ? condition.op : impliedOperator(left?.type ?? "any", condition.value);
  const operator = left && operatorNamed(name, left.type);
  // “is open: yes”, not “is open is true”.
  const answer =
    left?.type === "yes_no" && !condition.zone ? YES_NO[`${operator?.name} ${condition.value ?? true}`] : undefined;
  if (answer !== undefined) return `${subject}: ${answer}`;
  const says = operator?.says[0] ?? name.replaceAll("_", " ");
  const value = condition.value === undefined ? "" : ` ${valueInWords(condition.value, scope)}`;
  const zone = condition.zone === undefined ? "" : ` (clock of ${condition.zone})`;
  const exact = condition.exact === true ? ", exactly as written" : "";
  const compare = Array.isArray(condition.compare) ? ` in ${condition.compare.join(", ")}` : "";
  return `${subject}${zone} ${says}${value}${compare}${exact}`;
}

const YES_NO: Readonly<Record<string, string>> = {
  ...{ "is true": "yes", "is false": "no", "is_true true": "yes", "is_false true": "no" },
  ...{ "is_not true": "not yes", "is_not false": "not no" },
};

/** A right side: a literal, a list, another field, a template. */
export function valueInWords(value: unknown, scope: Scope): string {
  if (Array.isArray(value)) return value.map((entry) => valueInWords(entry, scope)).join(", ");
  if (typeof value === "object" && value !== null) {
    const { field, ...rest } = value as { field?: unknown };
    if (typeof field !== "string" || !Object.keys(rest).every((key) => ["name", "days", "part", "zone"].includes(key)))
      return plainWords(value);
    if (Object.keys(rest).length) {
      const { zone, ...params } = rest as { zone?: string };
      const said = known(() => leftSide({ field, ...params, op: "is" } as never, scope, compileCondition))?.says;
      return `${said ?? plainWords(value)}${zone === undefined || said === undefined ? "" : ` (clock of ${zone})`}`;
    }
    return known(() => pathIn(field, scope))?.says ?? field;
  }
  return typeof value === "string" ? `“${value}”` : String(value);
}

export const listInWords = (path: string, scope: Scope, as: string | undefined): string =>
  `${known(() => itemList(path, scope, as))?.says ?? path}${as === undefined ? "" : ` (“${as}”)`}`;

export function itemScope(path: string, scope: Scope, as?: string, withValue = false): Scope {
  return known(() => itemList(path, scope, as, withValue))?.scope ?? scope;
}

/** Undefined for what a document says that has no meaning: its own complaint says why. */
export function known<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof PathError || error instanceof OperandError || error instanceof TemplateError) return undefined;
    throw error;
  }
}
