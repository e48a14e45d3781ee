// Pure. The right side of a comparison: a value made ready once, another field, or a template's result.

import { foldText } from "#app/rules/compare-values.ts";
import type { LeftParams } from "#app/rules/condition-schema.ts";
import type { Env } from "#app/rules/env.ts";
import { instantIn } from "#app/rules/instant-in.ts";
import type { LeftSide } from "#app/rules/left-side.ts";
import { listInText } from "#app/rules/list-in-text.ts";
import type { FactGroup } from "#app/rules/need.ts";
import { type LeftType, OperandError, type Operator } from "#app/rules/operator.ts";
import { DayWord } from "#app/rules/operators/equality.ts";
import { PathError, pathIn } from "#app/rules/path.ts";
import { relativeInstant } from "#app/rules/relative-instant.ts";
import type { Scope } from "#app/rules/scope.ts";
import { compileTemplate, isTemplate } from "#app/rules/template.ts";
import { timePart } from "#app/rules/time-part.ts";
import { Unknown } from "#app/rules/unknown.ts";

/** A right side out of the facts that nothing compares with: there is none, or of another type. */
export const UNFIT: unique symbol = Symbol("unfit");

export interface RightSide {
  /** Prepared for the operator. */
  read(env: Env): unknown;
  /** For the explanation. */
  shown(env: Env): unknown;
  /** In a sentence, where it is another field: "billing address". */
  says?: string;
  groups: readonly FactGroup[];
  /** Written in the document: the same of whatever is looked at. */
  isWritten?: true;
}

/** “order.subtotal_price” without a record around it: nobody compares with these letters. */
export function isPathIn(value: unknown, scope: Scope): value is string {
  if (typeof value !== "string" || !/^[a-z_]+(\.[a-z_]+)+$/.test(value)) return false;
  try {
    return pathIn(value, scope) !== null;
  } catch (error) {
    if (error instanceof PathError) return false;
    throw error;
  }
}

/** @throws OperandError, PathError, TemplateError */
export function rightSide(
  value: unknown,
  operator: Operator,
  left: LeftSide,
  exact: boolean,
  scope: Scope,
  params: LeftParams,
): RightSide {
  const type = left.type;
  const prepare = (operand: unknown): unknown => {
    if (operand instanceof Unknown || !operator.prepare) return operand;
    return operator.prepare(operand === undefined ? null : operand, type, exact);
  };
  // What comes from facts may be unfit (a text where a number is wanted).
  const prepareFound = (operand: unknown): unknown => {
    try {
      return prepare(operand);
    } catch (error) {
      if (error instanceof OperandError) return UNFIT;
      throw error;
    }
  };
  const asFound = (found: unknown): unknown => (operator.operand === "list" ? asList(found, operator, type) : found);
  if (operator.operand === "nothing") {
    // “is_true”: true says the same twice.
    if (value !== undefined && value !== true && value !== null)
      throw new OperandError(`“${operator.name}” takes no value`);
    return { read: () => null, shown: () => undefined, groups: [], isWritten: true };
  }
  if (value === undefined) throw new OperandError(`“${operator.name}” needs a value`);
  if (operator.operand === "same" && isPathIn(value, scope))
    return rightSide({ field: value }, operator, left, exact, scope, params);
  const template = (value as { template?: unknown } | null)?.template;
  if (typeof template === "string" && Object.keys(value as object).length === 1)
    return rightSide(template, operator, left, exact, scope, params);
  const other = (value as { field?: unknown } | null)?.field;
  if (
    typeof other === "string" &&
    Object.keys(value as object).every((key) => ["field", "name", "days", "part", "zone"].includes(key))
  ) {
    const path = pathIn(other, scope);
    // A day is compared with a day, a weekday with a weekday: of both times the same part.
    const {
      name = params.name,
      days = params.days,
      part = path.type === "time" ? params.part : undefined,
      zone = params.zone ?? "shop",
    } = value as LeftParams;
    const whole = (env: Env) =>
      path.read(env, { ...(name === undefined ? {} : { name }), ...(days === undefined ? {} : { days }) });
    const read = (env: Env) => {
      const found = whole(env);
      return part === undefined || found === null || found instanceof Unknown
        ? found
        : timePart(String(found), part, zone, env);
    };
    if (operator.operand === "record" && path.type !== "record")
      throw new OperandError(`is a field that is ${left.of === "address" ? "an address" : "a record"}`);
    return {
      read: (env) => prepareFound(asFound(read(env))),
      shown: read,
      says: path.says,
      groups: path.groups,
    };
  }
  const day = type === "date" ? dayIn(params.zone) : null;
  if (day && operator.operand === "same" && typeof value === "string" && relativeInstant(value)) {
    const read = (env: Env) => day(value, env);
    return { read: (env) => prepareFound(read(env)), shown: read, groups: [] };
  }
  if (day && Array.isArray(value) && value.some((entry) => typeof entry === "string" && relativeInstant(entry))) {
    const read = (env: Env) => value.map((entry) => (typeof entry === "string" ? day(entry, env) : entry));
    return { read: (env) => prepareFound(read(env)), shown: read, groups: [] };
  }
  const word = type === "any" && ["is", "is_not"].includes(operator.name) ? dayWord(value) : null;
  if (word) return { read: word, shown: (env) => word(env).day, groups: [] };
  // Of a value whose type only its text tells, “today” may be a word.
  const isTime = type === "time" || (type === "any" && operator.name !== "is" && operator.name !== "is_not");
  const relative = isTime && operator.operand === "same" && typeof value === "string" ? relativeInstant(value) : null;
  // A time is a day's first moment at midnight only.
  if (relative && type === "time" && ["is", "is_not"].includes(operator.name))
    throw new OperandError(`is an instant; for the day write "part": "date" beside it`);
  if (relative) {
    const read = (env: Env) => relative(env.now, env.calendar);
    return { read: (env) => prepareFound(read(env)), shown: read, groups: [] };
  }
  if (isTime && operator.operand === "pair" && Array.isArray(value)) {
    const ends = value.map((end) => (typeof end === "string" ? relativeInstant(end) : null));
    if (ends.some(Boolean)) {
      const read = (env: Env) => value.map((end, at) => ends[at]?.(env.now, env.calendar) ?? end);
      return { read: (env) => prepareFound(read(env)), shown: read, groups: [] };
    }
  }
  const centre = (value as { of?: { field?: unknown } } | null)?.of?.field;
  if (operator.operand === "place" && typeof centre === "string") {
    const path = pathIn(centre, scope);
    const read = (env: Env) => {
      const of = path.read(env);
      return of instanceof Unknown ? of : { ...(value as object), of };
    };
    prepare({ ...(value as object), of: null });
    return { read, shown: read, groups: path.groups };
  }
  if (operator.operand === "record") throw new OperandError('compares with another field: {"field": "…"}');
  if (typeof value === "string" && isTemplate(value)) {
    const template = compileTemplate(value, scope);
    return {
      read: (env) => prepareFound(asFound(template.value(env))),
      shown: (env) => template.value(env),
      groups: template.groups,
    };
  }
  if (Array.isArray(value) && value.some((entry) => typeof entry === "string" && isTemplate(entry))) {
    const parts = value.map((entry) =>
      typeof entry === "string" && isTemplate(entry) ? compileTemplate(entry, scope) : entry,
    );
    const read = (env: Env): unknown => {
      const rendered = parts.map((part) => (typeof part === "object" && part !== null ? part.value(env) : part));
      return rendered.find((entry) => entry instanceof Unknown) ?? rendered;
    };
    return {
      read: (env) => prepareFound(read(env)),
      shown: read,
      groups: parts.flatMap((part) => (typeof part === "object" && part !== null ? part.groups : [])),
    };
  }
  const ready = prepare(value);
  return { read: () => ready, shown: () => value, groups: [], isWritten: true };
}

/** What facts give where a list is wanted: a text is one, as settings have it. A name with a comma may be meant as it stands, too. */
function asList(value: unknown, { name }: Operator, left: LeftType): unknown {
  if (value instanceof Unknown || Array.isArray(value)) return value;
  if (value === null || value === undefined) return [];
  if (typeof value !== "string") return [value];
  const entries = listInText(value);
  const isWhole = (name === "in" || name === "not_in") && ["text", "id", "any"].includes(left) && entries.length > 1;
  return isWhole ? [value, ...entries] : entries;
}

/** Null: the text names no day. */
function dayWord(value: unknown): ((env: Env) => DayWord) | null {
  const said = typeof value === "string" ? foldText(value) : "";
  const at = ["today", "yesterday", "tomorrow"].includes(said) ? relativeInstant(said) : null;
  return at && ((env) => new DayWord(said, at(env.now, env.calendar), (day) => dayOfMoment(day, env)));
}

function dayOfMoment(value: unknown, env: Env): string | null {
  const at = instantIn(value, env.calendar.zone);
  return at === null ? null : String(timePart(at, "date", "shop", env));
}

/** “in 3 days” as the day that it falls on, on that zone's calendar; another text is left as it is. */
const dayIn =
  (zone = "shop") =>
  (text: string, env: Env): unknown => {
    const relative = relativeInstant(text);
    return relative ? timePart(relative(env.now, env.calendar), "date", zone, env) : text;
  };
