// Pure. The left side of a condition: a field, a template, or a figure over the items of a list.

import { sumAmounts } from "#app/lib/money.ts";
import { asDecimal, compareDecimals } from "#app/rules/compare-values.ts";
import type { CompiledCondition } from "#app/rules/compile-condition.ts";
import {
  AGGREGATES,
  type Aggregate,
  type AggregateCondition,
  type Comparison,
  type Condition,
  type FieldCondition,
  type LeftParams,
  type TemplateCondition,
} from "#app/rules/condition-schema.ts";
import { cutInWords } from "#app/rules/cut-in-words.ts";
import type { Env } from "#app/rules/env.ts";
import { FIGURE_WORDS } from "#app/rules/figure-words.ts";
import { isMoment } from "#app/rules/instant-in.ts";
import { type ItemList, isWholeFor, itemList, overItems, rootOf } from "#app/rules/item-list.ts";
import type { FactGroup } from "#app/rules/need.ts";
import type { LeftType } from "#app/rules/operator.ts";
import { type CompiledPath, PathError, pathIn } from "#app/rules/path.ts";
import type { FieldParam, FieldParams } from "#app/rules/record.ts";
import type { Scope } from "#app/rules/scope.ts";
import { compileTemplate } from "#app/rules/template.ts";
import { TRUE, UNKNOWN } from "#app/rules/ternary.ts";
import { timePart, WEEKDAYS } from "#app/rules/time-part.ts";
import { Unknown } from "#app/rules/unknown.ts";

export interface LeftSide {
  type: LeftType;
  of?: string | undefined;
  /** In a sentence: "total", "number of lines". */
  says: string;
  /** The path it reads, for the explanation; null: a template. */
  path: string | null;
  read(env: Env): unknown;
  readBefore(env: Env): unknown;
  groups: readonly FactGroup[];
  /** Compared by size, no value counts as 0. */
  emptyIsZero?: boolean;
  /** All that it can be. */
  oneOf?: readonly string[];
  /** What its record says of it in a sentence; null: nothing. */
  sentence?: (env: Env) => string | null;
}

type CompileWhere = (where: Condition, scope: Scope) => CompiledCondition;

/**
 * @param compileWhere compiles the condition on a list's items (the conditions' own compiler stands above this file).
 * @throws PathError, TemplateError, OperandError (in `where`)
 */
export function leftSide(
  condition: FieldCondition | TemplateCondition | AggregateCondition,
  scope: Scope,
  compileWhere: CompileWhere,
): LeftSide {
  if ("field" in condition) return fieldSide(condition, scope);
  if ("template" in condition) return templateSide(condition.template as string, scope);
  for (const aggregate of AGGREGATES)
    if (aggregate in condition) return aggregateSide(aggregate, condition as AggregateCondition, scope, compileWhere);
  throw new PathError("the condition has no left side");
}

function templateSide(text: string, scope: Scope): LeftSide {
  const template = compileTemplate(text, scope);
  return {
    type: "any",
    says: `“${text}”`,
    path: null,
    read: (env) => template.value(env),
    readBefore: () => new Unknown("What a template gave before is not known."),
    groups: template.groups,
  };
}

function fieldSide(condition: FieldCondition, scope: Scope): LeftSide {
  const path = meantPath(condition, scope);
  const params = paramsOf(path, condition);
  const side = {
    // A metafield, an attribute, a property holds what it holds: its text tells what it can be compared with.
    type: path.field?.needsName ? ("any" as const) : path.type,
    of: path.of,
    says: withParams(path.says, condition),
    path: condition.field,
    groups: path.groups,
    // A counter that nobody has begun stands at nothing.
    emptyIsZero: condition.field.startsWith("memory."),
    ...(path.field?.oneOf ? { oneOf: path.field.oneOf } : {}),
    ...sentenceOf(path, scope),
    read: wholly(path, params ? (env: Env) => path.read(env, params) : (env: Env) => path.read(env)),
    readBefore: (env: Env) => path.readBefore(env, params ?? {}),
  };
  const { part, zone = "shop" } = condition;
  if (!part) return side;
  if (path.type !== "time" && side.type !== "any")
    throw new PathError(`“part” takes a part of a time, and “${condition.field}” is none`);
  const partOf = (value: unknown, env: Env) =>
    value instanceof Unknown || value === null ? value : timePart(String(value), part, zone, env);
  return {
    ...side,
    type: part === "clock" ? "clock" : part === "date" ? "date" : part === "weekday" ? "text" : "number",
    ...(part === "weekday" ? { oneOf: WEEKDAYS } : {}),
    says: `${side.says} (${part})`,
    read: (env) => partOf(side.read(env), env),
    readBefore: (env) => partOf(side.readBefore(env), env),
  };
}

/** Of a path through a list: what it reads, unless the list is a part only of what was found. */
function wholly({ path, isFlattened }: CompiledPath, read: (env: Env) => unknown): (env: Env) => unknown {
  if (!isFlattened) return read;
  const root = rootOf(path);
  return (env) => {
    const cut = env.cut[root];
    return cut === undefined ? read(env) : new Unknown(cutInWords(root, cut));
  };
}

/** What tells the entries of such a list apart, where a text is looked for in it: its codes, its titles. */
const TOLD_BY: Readonly<Record<string, string>> = { discount_code: "code", shipping_line: "title", tax_line: "title" };

function meantPath({ field, value }: FieldCondition, scope: Scope): CompiledPath {
  const path = pathIn(field, scope);
  const key = path.type === "list" && value !== undefined ? TOLD_BY[path.of ?? ""] : undefined;
  return key === undefined ? path : pathIn(`${field}.${key}`, scope);
}

function sentenceOf({ path, field, isFlattened }: CompiledPath, scope: Scope): Pick<LeftSide, "sentence"> {
  if (!field?.saidBy || isFlattened) return {};
  const owner = pathIn(path.slice(0, path.lastIndexOf(".")), scope);
  const said = pathIn(`${owner.path}.${field.saidBy}`, scope);
  return {
    sentence: (env) => {
      const words = said.read(env);
      if (words instanceof Unknown) return null;
      return words ? String(words) : owner.read(env) === null ? `The ${owner.says} has nothing to say of it.` : null;
    },
  };
}

/** The parameters that the field takes; null: it takes none. @throws PathError for one that it does not take or lacks. */
function paramsOf(path: CompiledPath, { name, days }: LeftParams): FieldParams | null {
  const takes = path.field?.params ?? [];
  const given: FieldParams = { ...(name === undefined ? {} : { name }), ...(days === undefined ? {} : { days }) };
  for (const param of Object.keys(given) as FieldParam[])
    if (!takes.includes(param)) throw new PathError(`“${path.path}” takes no “${param}”`);
  if (takes.includes("name") && name === undefined && path.field?.needsName)
    throw new PathError(`“${path.path}” needs a “name”: which one is meant`);
  return takes.length ? given : null;
}

const withParams = (says: string, { name, days }: LeftParams): string =>
  `${says}${name === undefined ? "" : ` “${name}”`}${days === undefined ? "" : ` in the last ${days === 1 ? "day" : `${days} days`}`}`;

function aggregateSide(
  aggregate: Aggregate,
  condition: AggregateCondition & Comparison,
  scope: Scope,
  compileWhere: CompileWhere,
): LeftSide {
  const list = itemList(condition[aggregate] ?? "", scope, condition.as, aggregate !== "count");
  const where = condition.where ? compileWhere(condition.where, list.scope) : null;
  const value = list.value;
  if (aggregate !== "count" && !value)
    throw new PathError(`“${aggregate}” needs a field of the items: “${list.path}.…”`);
  if (
    value &&
    ["sum", "average", "min", "max"].includes(aggregate) &&
    !["number", "money", "any", ...(aggregate === "min" || aggregate === "max" ? ["time"] : [])].includes(value.type)
  )
    throw new PathError(`“${aggregate}” needs numbers, and “${condition[aggregate]}” is of the type ${value.type}`);
  const type: LeftType = aggregate === "count" || aggregate === "distinct" ? "number" : (value?.type ?? "number");
  return {
    type,
    says: `${(type === "time" && TIME_WORDS[aggregate]) || FIGURE_WORDS[aggregate]} ${listSays(list)}${where ? " that fit" : ""}`,
    path: condition[aggregate] ?? null,
    groups: [...list.groups, ...(value?.groups ?? []), ...(where?.groups ?? [])],
    read: (env) => figure(aggregate, list, where, condition, env),
    readBefore: () => new Unknown("What it was before is not known for a figure over a list."),
  };
}

const TIME_WORDS: { [A in Aggregate]?: string } = { min: "earliest of", max: "latest of" };
/** “lines’ quantity”: the list, and the field of its items that the figure is taken of. */
function listSays({ says, value }: ItemList): string {
  const of = value?.says.replace(/^item(’s )?/, "") ?? "";
  return of === "" ? says : `${says}${says.endsWith("s") ? "’" : "’s"} ${of}`;
}

function figure(
  aggregate: Aggregate,
  list: ItemList,
  where: CompiledCondition | null,
  condition: AggregateCondition,
  env: Env,
): unknown {
  const items = list.read(env);
  if (items instanceof Unknown) return items;
  const values: unknown[] = [];
  let doubt: Unknown | null = null;
  overItems(list, items, env, (item) => {
    const fits = where ? where.test(env) : TRUE;
    if (fits === UNKNOWN) {
      doubt ??= new Unknown(`Whether one of the ${list.says} fits is not known.`, { need: where?.need(env) ?? null });
      return;
    }
    if (fits !== TRUE) return;
    const value = list.value ? list.value.read(env) : item;
    if (value instanceof Unknown) doubt ??= value;
    else values.push(value);
  });
  const known = figureOf(aggregate, list, values);
  const short = isWholeFor(list, condition.where, env);
  const why = doubt ?? (short === true ? null : short);
  if (!why) return known;
  // What is missing can only add to a number, a sum of amounts received, a maximum.
  const bounds = aggregate === "min" ? { atMost: known } : aggregate === "average" ? {} : { atLeast: known };
  return new Unknown((why as Unknown).why, { ...bounds, need: (why as Unknown).need });
}

const isDayOrInstant = (entry: unknown): boolean =>
  typeof entry === "string" && /^\d{4}-\d\d-\d\d(T|$)/.test(entry) && isMoment(entry);

function figureOf(aggregate: Aggregate, { value }: ItemList, values: unknown[]): unknown {
  if (aggregate === "count") return values.length;
  const present = values.filter((entry) => entry !== null && entry !== undefined && entry !== "");
  if (aggregate === "distinct") return new Set(present.map((entry) => String(entry).trim().toLowerCase())).size;
  if (value?.type === "time") {
    const sorted = present.map(String).sort();
    return (aggregate === "min" ? sorted[0] : sorted.at(-1)) ?? null;
  }
  const numbers = present.flatMap((entry) => asDecimal(entry) ?? []);
  // Days and instants as an answer or a call writes them.
  if ((aggregate === "min" || aggregate === "max") && !numbers.length && present.every(isDayOrInstant)) {
    const sorted = present.map(String).sort();
    return (aggregate === "min" ? sorted[0] : sorted.at(-1)) ?? null;
  }
  const sum = () =>
    value?.type === "money"
      ? sumAmounts(numbers.map(String))
      : numbers.reduce<number>((total, entry) => total + Number(entry), 0);
  switch (aggregate) {
    case "sum":
      return sum();
    case "average":
      return numbers.length ? Number(sum()) / numbers.length : null;
    default: {
      const sorted = numbers.toSorted(compareDecimals);
      return (aggregate === "min" ? sorted[0] : sorted.at(-1)) ?? null;
    }
  }
}
