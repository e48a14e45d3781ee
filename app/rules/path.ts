// Pure. Paths into the facts: `order.shipping_address.zip`, `order.line_items.sku`, `order.metafields.custom.gift`. Checked
// against the declarations when a rule is loaded, read by closures when it runs.
import { nearestName } from "#app/lib/nearest-name.ts";
import type { Env } from "#app/rules/env.ts";
import type { FactGroup } from "#app/rules/need.ts";
import { otherFieldName } from "#app/rules/other-field-names.ts";
import { type Field, type FieldParams, type Owner, recordKind } from "#app/rules/record.ts";
import { recordOfLane, type Scope, SUBJECTS, type Typed } from "#app/rules/scope.ts";
// Declares all kinds: they refer to each other by name.
import "#app/rules/records/index.ts";
import { Unknown } from "#app/rules/unknown.ts";
import { valueNamed } from "#app/rules/value-named.ts";

export interface CompiledPath extends Typed {
  path: string;
  /** The last field; null for a bare name. */
  field: Field | null;
  /** Runs through a list: the value is a list of what was found. */
  isFlattened: boolean;
  /** All of it lies in the facts: nothing is worked out or looked up to read it. */
  isStored: boolean;
  /** Null: there is none. */
  read(env: Env, params?: FieldParams): unknown;
  /** As `read`, but of a list that may lack older entries (a customer's orders) those that are known. */
  readKnown(env: Env, params?: FieldParams): unknown;
  /** As `read`, in the picture of the last look. */
  readBefore(env: Env, params?: FieldParams): unknown;
  /** In a sentence: "total", "customer's tags", "lines' SKU". */
  says: string;
  /** What has to be read from elsewhere before it is known. */
  groups: readonly FactGroup[];
}

/** A path that leads nowhere. The message names the nearest that does. */
export class PathError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "PathError";
  }
}

type Step =
  | { name: string; field: Field /** All entries of the list are wanted, or which is the first. */; isWhole?: true }
  | { key: string }
  /** Of a list of names with values: the value of that name. */
  | { entry: string }
  /** Of a list: how many it has, or the one at its end. */
  | { end: "size" | "first" | "last" };

const compiled = new WeakMap<Scope, Map<string, CompiledPath>>();

/** The path in that scope, compiled once. @throws PathError */
export function pathIn(path: string, scope: Scope): CompiledPath {
  let ofScope = compiled.get(scope);
  if (!ofScope) {
    ofScope = new Map();
    compiled.set(scope, ofScope);
  }
  let found = ofScope.get(path);
  if (!found) {
    found = compilePath(path, scope);
    ofScope.set(path, found);
  }
  return found;
}

function compilePath(path: string, scope: Scope): CompiledPath {
  const [root = "", ...rest] = path.trim().split(".");
  const start = scope.get(root);
  if (!start) {
    const ofItem = meantOfItem(root, rest, scope);
    if (ofItem !== null) return { ...pathIn(ofItem, scope), path };
    throw new PathError(noSuchName(root, scope));
  }
  let at: Typed = start;
  let isFlattened = false;
  const steps: Step[] = [];
  for (let index = 0; index < rest.length; index++) {
    const name = rest[index] ?? "";
    if (at.type === "values" || at.type === "any") {
      steps.push({ key: rest.slice(index).join(".") });
      at = { type: "any" };
      break;
    }
    if ((at.type !== "record" && at.type !== "list") || !at.of)
      throw new PathError(
        `“${[root, ...rest.slice(0, index)].join(".")}” is ${typeInWords(at)}, and has no “${name}”${["size", "length"].includes(name) ? `; in a template “{{ ${[root, ...rest.slice(0, index)].join(".")} | size }}” is how long it is` : ""}`,
      );
    if (at.type === "list") isFlattened = true;
    const { fields, says } = recordKind(at.of);
    // order.metafield.custom.gift: one of the metafields by its name.
    const several = index + 1 < rest.length && Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
    if (several !== undefined && Object.hasOwn(fields, several)) {
      rest[index--] = several;
      continue;
    }
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) {
      // {"before": {"order": …}} in facts: here what it was is the order itself.
      if (root === "before" && index === 0 && name === at.of && rest.length > 1) {
        rest.shift();
        index--;
        continue;
      }
      if (root === "before" && index === 0) {
        const child = childAt(name, at.of, scope);
        if (child !== null) {
          const own = pathIn([child, ...rest.slice(name === child ? 1 : 0)].join("."), scope);
          return { ...own, path, isStored: false, read: own.readBefore, readKnown: own.readBefore };
        }
      }
      const other = otherFieldName(at.of, name, fields);
      if (other !== null) {
        rest.splice(index, 1, ...other.split("."));
        index--;
        continue;
      }
      if (at.type === "list" && isEnd(name)) {
        steps.push({ end: name });
        at = name === "size" ? { type: "number" } : { type: "record", of: at.of };
        isFlattened = steps.slice(0, -2).some((one) => "field" in one && one.field.type === "list");
        continue;
      }
      if (at.type === "list" && at.of === "attribute") {
        steps.push({ entry: rest.slice(index).join(".") });
        at = { type: "any" };
        isFlattened = steps.slice(0, -2).some((one) => "field" in one && one.field.type === "list");
        break;
      }
      if (at.of === "memory")
        throw new PathError(
          `a memory has no “${name}”: write memory.shop.${rest.slice(index).join(".")} (or order, customer, product), as it was remembered`,
        );
      if (at.type === "list" && ["count", "length"].includes(name))
        throw new PathError(
          `a list has no “${name}”; how many it has is “${[root, ...rest.slice(0, index)].join(".")}.size”`,
        );
      const near = nearestName(name, Object.keys(fields));
      throw new PathError(
        `${article(says)} has no “${name}”${near ? `; did you mean “${near}”?` : `; it has ${Object.keys(fields).join(", ")}`}`,
      );
    }
    steps.push({ name, field });
    at = { type: field.type, of: field.of };
  }
  const fieldSteps = steps.filter((step) => "field" in step);
  const isPartial = fieldSteps.some((step) => step.field.partial);
  // The newest one is the newest of all.
  const whole = isPartial
    ? steps.map((step, at) =>
        "field" in step && step.field.partial && !isLast(steps[at + 1]) ? { ...step, isWhole: true as const } : step,
      )
    : steps;
  const read = reader(root, whole);
  const field = fieldSteps.at(-1)?.field ?? null;
  if (isFlattened && at.type !== "list" && at.type !== "record") at = { type: "texts" };
  else if (isFlattened && at.type === "record") at = { type: "list", of: at.of };
  return {
    path,
    type: at.type,
    of: at.of,
    field,
    isFlattened,
    isStored: !isPartial && steps.every((step) => "field" in step && !step.field.read && !step.field.params),
    read,
    readKnown: isPartial ? reader(root, steps) : read,
    readBefore: beforeReader(root, start, scope, steps),
    says: inWords(root, steps),
    groups: [
      ...new Set(
        fieldSteps.flatMap((step) => (step.field.need && step.field.need !== "found" ? [step.field.need] : [])),
      ),
    ],
  };
}

/** A bare field of the item that a condition or loop is about (`sku`), or `line` for a line: its path; null: neither. */
function meantOfItem(root: string, rest: readonly string[], scope: Scope): string | null {
  const item = scope.get("item");
  if (item?.type !== "record" || !item.of) return null;
  if (root === "line" && /(^|_)line(_item)?$/.test(item.of)) return ["item", ...rest].join(".");
  const { fields } = recordKind(item.of);
  return Object.hasOwn(fields, root) || otherFieldName(item.of, root, fields) !== null
    ? ["item", root, ...rest].join(".")
    : null;
}

const BY_NAME: Readonly<Record<string, string>> = {
  metafield: "metafields",
  attribute: "note_attributes",
  property: "properties",
};
const isLast = (step: Step | undefined): boolean => step !== undefined && "end" in step && step.end === "last";
const isEnd = (name: string): name is "size" | "first" | "last" => ["size", "first", "last"].includes(name);

const NOT_MEANT: ReadonlySet<string> = new Set(["before", "memory", "event"]);

/** @returns what is wrong with a name that nothing has, with the nearest that something has. */
export function noSuchName(root: string, scope: Scope): string {
  const child = Object.hasOwn(SUBJECTS, root) ? SUBJECTS[root as keyof typeof SUBJECTS] : null;
  const parent = child?.list ? recordOfLane(child.lane) : null;
  if (child && parent && scope.has(parent))
    return `there is no “${root}” here: a rule about one has "about": "${root}"; in a rule about the ${parent} ask {"some": "${parent}.${child.list}", "where": {"field": "${root}.…"}}`;
  const near = nearestName(root, [...scope.keys()]);
  if (near) return `there is no “${root}” here; did you mean “${near}”?`;
  // A field without its record: the innermost record that has it is meant.
  const owner = [...scope].reverse().find(([name, { type, of }]) => {
    if (type !== "record" || !of || NOT_MEANT.has(name)) return false;
    const { fields } = recordKind(of);
    return Object.hasOwn(fields, root) || otherFieldName(of, root, fields) !== null;
  });
  return `there is no “${root}” here; ${owner ? `did you mean “${owner[0]}.${root}”?` : `there are ${[...scope.keys()].join(", ")}`}`;
}

const article = (says: string) => (says === "store" ? "the store" : /^[aeiou]/.test(says) ? `an ${says}` : `a ${says}`);
export const typeInWords = ({ type, of }: Typed): string =>
  type === "record" && of
    ? article(recordKind(of).says)
    : type === "list"
      ? "a list"
      : type === "any"
        ? "a value"
        : `of the type ${type}`;

function inWords(root: string, steps: Step[]): string {
  const words = steps.map((step) =>
    "field" in step ? step.field.says : "end" in step ? step.end : `“${"key" in step ? step.key : step.entry}”`,
  );
  // The order is what everything is about: it need not be said.
  const all = root === "order" ? words : [root === "now" ? "now" : root.replaceAll("_", " "), ...words];
  const [first = "order", ...others] = all;
  return others.reduce((said, word) => `${said}${said.endsWith("s") ? "’" : "’s"} ${word}`, first);
}

/** One field of one record. */
export function readField(owner: Owner, name: string, field: Field, env: Env, params: FieldParams): unknown {
  const own = field.schema ? owner[name] : undefined;
  const value = own === undefined && field.read ? field.read(owner, env.world, params) : own;
  return value === undefined ? notRead(field) : value;
}

function notRead({ says, need, whole }: Field): Unknown {
  const fact = need ?? whole;
  return new Unknown(`Not known: ${says}.`, fact ? { need: { fact } } : {});
}

function step(value: unknown, one: Step, env: Env, params: FieldParams): unknown {
  if (value === null || value === undefined || value instanceof Unknown) return value ?? null;
  if ("key" in one) return inside(value, one.key);
  if ("entry" in one) return valueNamed(value, one.entry);
  if ("end" in one) {
    const list = value as unknown[];
    return one.end === "size" ? list.length : ((one.end === "first" ? list[0] : list.at(-1)) ?? null);
  }
  if (Array.isArray(value)) {
    const found: unknown[] = [];
    for (const entry of value) {
      const inner = step(entry, one, env, params);
      if (inner instanceof Unknown) return inner;
      if (Array.isArray(inner)) found.push(...inner);
      else if (inner !== null) found.push(inner);
    }
    return found;
  }
  const owner = value as Owner;
  const found = readField(owner, one.name, one.field, env, params);
  return one.isWhole && Array.isArray(found) ? (shortOf(owner, one.field) ?? found) : found;
}

/** Why a list of the owner lacks older entries; null: it has all. */
export function shortOf(owner: Owner, { of = "" }: Field): Unknown | null {
  const { orders_known_since: since } = owner;
  return typeof since === "string" ? notAllKnown(recordKind(of).says, since) : null;
}

/** @param since instant from which on all are known. */
export function notAllKnown(what: string, since: string): Unknown {
  const why = `We know every ${what} since ${since.slice(0, 10)} only: ask for a span after that day, as “within_last”.`;
  return new Unknown(why, { need: { fact: "customer", refutesOnly: true } });
}

/**
 * "namespace.key" as one name, else step by step into what an outside answer holds. Own properties alone; of a list what its
 * entries have, or how many they are, the first, the last, the one at a number.
 */
function inside(values: unknown, key: string): unknown {
  if (typeof values === "object" && values !== null && !Array.isArray(values) && Object.hasOwn(values, key))
    return (values as Record<string, unknown>)[key] ?? null;
  let at = values;
  for (const name of key.split(".")) at = member(at, name);
  return at;
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return null;
  if (!Array.isArray(value))
    return Object.hasOwn(value, name) ? ((value as Record<string, unknown>)[name] ?? null) : null;
  if (name === "size") return value.length;
  if (isEnd(name)) return (name === "first" ? value[0] : value.at(-1)) ?? null;
  if (/^\d+$/.test(name)) return value[Number(name)] ?? null;
  return value.flatMap((entry) => member(entry, name) ?? []);
}

const NONE: FieldParams = {};

function reader(root: string, steps: Step[]): CompiledPath["read"] {
  const [first, second] = steps;
  if (root === "tables" && first && "key" in first) return rowsReader(first.key);
  const fromRoot = (env: Env): unknown => {
    const value = env.names[root];
    return value === undefined ? new Unknown(`The ${root.replaceAll("_", " ")} is not known.`, rootNeed(root)) : value;
  };
  if (!first) return fromRoot;
  // Most paths have one step or two: no loop for those.
  if (!second) return (env, params = NONE) => step(fromRoot(env), first, env, params);
  return (env, params = NONE) => {
    let value = fromRoot(env);
    for (const one of steps) {
      if (value === null || value instanceof Unknown) return value;
      value = step(value, one, env, params);
    }
    return value;
  };
}

/** The rows of a table: one that there is not is no empty one. */
function rowsReader(key: string): CompiledPath["read"] {
  const [table = ""] = key.split(".");
  return ({ names }) => {
    const tables = names.tables as Readonly<Record<string, unknown>>;
    return Object.hasOwn(tables, table) ? inside(tables, key) : new Unknown(`There is no table “${table}”.`);
  };
}

const rootNeed = (root: string): { need?: Unknown["need"] } => {
  if (root === "customer") return { need: { fact: "customer" } };
  if (root === "locations") return { need: { fact: "locations" } };
  return {};
};

const NO_BEFORE = new Unknown("What it was before is not known.");

/** In a rule about a child (a variant, a parcel): `before.price`, and `before.variant.price`, are of what that child was. */
function childAt(name: string, parent: string, scope: Scope): string | null {
  const kinds = Object.keys(CHILDREN_OF[parent] ?? {}).filter((kind) => scope.get(kind)?.of === kind);
  return kinds.find((kind) => kind === name || Object.hasOwn(recordKind(kind).fields, name)) ?? null;
}

/** That child as it was, as templates ask for it by one of its fields or its name; undefined: there is none of such a name. */
export function childWas(name: string, parent: string, env: Env): { kind: string; was: unknown } | undefined {
  for (const [kind, list] of Object.entries(CHILDREN_OF[parent] ?? {}))
    if (env.names[kind] && (kind === name || Object.hasOwn(recordKind(kind).fields, name)))
      return { kind, was: childBefore(kind, list)(env) };
  return undefined;
}

/** Of the lane's own record what it was at the last look; of one of its children (a parcel, a variant) that child then. */
function beforeReader(root: string, { of }: Typed, scope: Scope, steps: Step[]): CompiledPath["readBefore"] {
  const lane = scope.get("before")?.of;
  const start =
    root === "before" || (root === lane && of === lane)
      ? (env: Env) => (env.before === undefined ? NO_BEFORE : env.before)
      : childBefore(root, of === undefined ? undefined : CHILDREN_OF[lane ?? ""]?.[of]);
  return (env, params = NONE) => {
    let value: unknown = start(env);
    for (const one of steps) {
      if (value === null || value instanceof Unknown) return value;
      value = step(value, one, env, params);
    }
    return value;
  };
}

/** @param list under which the lane's record has such children; undefined: it has none, and what they were is not known. */
function childBefore(root: string, list: string | undefined): (env: Env) => unknown {
  if (list === undefined) return () => NO_BEFORE;
  return ({ names, before }) => {
    const now = names[root] as Owner | null | undefined;
    if (before === undefined || !now) return NO_BEFORE;
    const children = before === null ? [] : (before as Owner)[list];
    if (!Array.isArray(children)) return NO_BEFORE;
    // One that was not there is new.
    return (children as Owner[]).find(({ id }) => id === now.id) ?? null;
  };
}

/** Kind of the lane's record → kind of a child → its list. */
const CHILDREN_OF: Record<string, Record<string, string>> = {};
for (const [kind, { lane, list }] of Object.entries(SUBJECTS)) {
  const record = recordOfLane(lane);
  if (record !== null && list !== null) CHILDREN_OF[record] = { ...CHILDREN_OF[record], [kind]: list };
}
