// Pure. What the facts must hold for a condition to be anything but false: read off its document, without compiling it.
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import type { Condition, FieldCondition, ItemsCondition } from "#app/rules/condition-schema.ts";
import { impliedOperator } from "#app/rules/implied-operator.ts";
import type { Narrowing } from "#app/rules/narrowing.ts";
import { type LeftType, OperandError } from "#app/rules/operator.ts";
import { operatorNamed } from "#app/rules/operators/index.ts";
import { type CompiledPath, pathIn } from "#app/rules/path.ts";
import type { Scope } from "#app/rules/scope.ts";
import { isTemplate } from "#app/rules/template.ts";

export interface NarrowedPath {
  path: CompiledPath;
  narrowing: Narrowing;
}

/** One way to find a rule: unless one of these is so, or may be, its condition is false. */
export type Way = readonly NarrowedPath[];

/** Records that stand in a lane's facts and look alike to all its rules, apart from the tags that `state` actions add. */
const ROOTS: ReadonlySet<string> = new Set(["order", "customer", "product", "draft_order", "stock_level", "variant"]);
const MOST_KEYS = 1_000;

/** Where a condition stands. */
interface Place {
  scope: Scope;
  /** Names that the rule itself gives: what they stand for is worked out, which can fail. */
  given: readonly string[];
  /** Nothing of the rule's condition can. */
  cannotFail: boolean;
  /** Inside a list: names of its item, the path of the list, and the kind of its records. */
  items: { names: readonly string[]; list: string; kind: string } | null;
}

/** All ways to find a rule by its condition; empty: it has to be looked at. @param scope of its subject, before its own names. */
export function waysToFind({ document, traits }: Pick<CompiledRule, "document" | "traits">, scope: Scope): Way[] {
  const { when, let: names } = document;
  if (!when) return [];
  return waysOf(when, { scope, given: names ? Object.keys(names) : NONE, cannotFail: traits.cannotFail, items: null });
}

const NONE: never[] = [];

function waysOf(condition: Condition, place: Place): Way[] {
  if (canFail(condition, place)) return "all" in condition ? waysOfAll(condition.all, place) : [];
  if ("all" in condition) return waysOfAll(condition.all, place);
  if ("any" in condition) return waysOfAny(condition.any, place);
  if ("some" in condition) return waysOfItems(condition.some, condition as ItemsCondition, place);
  if ("count" in condition) return waysOfCount(condition as CountCondition, place);
  return "field" in condition ? waysOfField(condition as FieldCondition, place) : [];
}

/** Any of them will do, up to one that can fail: then the failure is what is told. */
function waysOfAll(parts: readonly Condition[], place: Place): Way[] {
  const ways: Way[] = [];
  for (const part of parts) {
    if (canFail(part, place)) break;
    for (const way of waysOf(part, place)) ways.push(way);
  }
  return ways;
}

/** One of the parts has to be true: each has to be found, by one way of its own. */
function waysOfAny(parts: readonly Condition[], place: Place): Way[] {
  const way: NarrowedPath[] = [];
  for (const part of parts) {
    const [first] = waysOf(part, place);
    if (!first) return [];
    way.push(...first);
  }
  return [way];
}

function waysOfItems(
  list: string | undefined,
  { where, as }: { where?: Condition | undefined; as?: string | undefined },
  place: Place,
): Way[] {
  if (list === undefined || !where || place.items) return [];
  const path = storedPath(list, place);
  // Of a list that may lack items it is not known that there is no other one.
  if (path?.type !== "list" || !path.of || path.field?.partial) return [];
  const kind = path.of;
  const names = ["item", ...(as === undefined ? [kind] : [as, ...(place.scope.has(kind) ? [] : [kind])])];
  return waysOf(where, { ...place, items: { names, list, kind } });
}

type CountCondition = { count: string; where?: Condition; as?: string; op?: string; value?: unknown };

/** At least one item that fits, or more: one of them has to. */
function waysOfCount(condition: CountCondition, place: Place): Way[] {
  const name = condition.op === undefined ? undefined : operatorNamed(condition.op, "number")?.name;
  const least = typeof condition.value === "number" ? condition.value : Number.NaN;
  const isAny = (name === "at_least" && least >= 1) || (name === "more_than" && least >= 0);
  return isAny ? waysOfItems(condition.count, condition, place) : [];
}

function waysOfField(condition: FieldCondition, place: Place): Way[] {
  const { field, op, value, exact = false } = condition;
  if (takesParams(condition) || !isLiteral(value)) return NONE;
  const { path, type, isOfItem } = readAt(field, place);
  if (!path || !type) return NONE;
  const operator = operatorNamed(op ?? impliedOperator(type, value), type);
  if (!operator?.narrows) return NONE;
  try {
    const right = operator.operand === "nothing" ? null : operator.prepare?.(value ?? null, type, exact);
    const narrowing = operator.narrows(right, exact);
    if (!narrowing || (narrowing.by === "value" && narrowing.keys.length > MOST_KEYS)) return NONE;
    // Read over a list, a path leaves out the items without a value.
    if (isOfItem && narrowing.by === "value" && narrowing.keys.includes("")) return NONE;
    return [[{ path, narrowing }]];
  } catch (error) {
    // What is wrong with a document is told where it is compiled.
    if (error instanceof OperandError) return NONE;
    throw error;
  }
}

const takesParams = ({ name, days, part, zone, compare }: FieldCondition): boolean =>
  name !== undefined || days !== undefined || part !== undefined || zone !== undefined || compare !== undefined;

interface ReadAt {
  path: CompiledPath | null;
  type: LeftType | null | undefined;
  isOfItem: boolean;
}

/** What a condition's field reads, over all items where it stands inside a list. */
function readAt(field: string, place: Place): ReadAt {
  const [root = "", ...rest] = field.split(".");
  const { items } = place;
  const isOfItem = items?.names.includes(root) === true;
  if (isOfItem && !rest.length) return { path: null, type: null, isOfItem };
  const path = storedPath(isOfItem ? [items.list, ...rest].join(".") : field, place);
  return { path, type: isOfItem ? typeOfItem(items.kind, rest) : path?.type, isOfItem };
}

const SCALARS: ReadonlySet<LeftType> = new Set(["id", "text", "number", "money", "yes_no"]);
const scopesOfItems = new Map<string, Scope>();

/** Type of a field of a list's item; null: of it, or of a list within the item, nothing can be said. */
function typeOfItem(kind: string, rest: readonly string[]): LeftType | null {
  let scope = scopesOfItems.get(kind);
  if (!scope) {
    scope = new Map([["item", { type: "record", of: kind }]]);
    scopesOfItems.set(kind, scope);
  }
  const { type } = pathIn(["item", ...rest].join("."), scope);
  return SCALARS.has(type) ? type : null;
}

const stored = new WeakMap<Scope, Map<string, CompiledPath | null>>();

/** The path, if all of it lies in the facts: reading it works nothing out. */
function storedPath(path: string, { scope, given }: Place): CompiledPath | null {
  if (given.length && given.includes(path.split(".", 1)[0] ?? "")) return null;
  let ofScope = stored.get(scope);
  if (!ofScope) {
    ofScope = new Map();
    stored.set(scope, ofScope);
  }
  let found = ofScope.get(path);
  if (found === undefined) {
    found = pathIfStored(path, scope);
    ofScope.set(path, found);
  }
  return found;
}

function pathIfStored(path: string, scope: Scope): CompiledPath | null {
  const [root = ""] = path.split(".", 1);
  const start = scope.get(root);
  if (start?.type !== "record" || start.of !== root || !ROOTS.has(root)) return null;
  const found = pathIn(path, scope);
  return found.isStored ? found : null;
}

/** Whether looking at it can end in an error: a template's can, and so can a name that the rule gives to one. */
function canFail(condition: Condition, { given, cannotFail }: Place): boolean {
  if (cannotFail) return false;
  const text = JSON.stringify(condition);
  if (text.includes("{{") || text.includes("{%") || text.includes('"template":')) return true;
  return given.some((name) => text.includes(`"${name}"`) || text.includes(`"${name}.`));
}

const isLiteral = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.every((entry) => !Array.isArray(entry) && isLiteral(entry))
    : value === undefined ||
      value === null ||
      (typeof value === "string" ? !isTemplate(value) : typeof value !== "object");
