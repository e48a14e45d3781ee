// Pure. Lists that conditions, loops and figures run over: what the items are called, and whether all of them are there.
import type { Condition } from "#app/rules/condition-schema.ts";
import { cutInWords } from "#app/rules/cut-in-words.ts";
import { earliestThatFits } from "#app/rules/earliest-that-fits.ts";
import type { Env } from "#app/rules/env.ts";
import { listInText } from "#app/rules/list-in-text.ts";
import type { FactGroup } from "#app/rules/need.ts";
import { type CompiledPath, notAllKnown, PathError, pathIn, typeInWords } from "#app/rules/path.ts";
import { recordKind } from "#app/rules/record.ts";
import { type Scope, type Typed, withNames } from "#app/rules/scope.ts";
import { compileTemplate, isTemplate } from "#app/rules/template.ts";
import { Unknown } from "#app/rules/unknown.ts";

export interface ItemList {
  path: string;
  /** Names under which an item is known inside: always "item", and its kind's or the given one. */
  names: readonly string[];
  /** What an item is. */
  item: Typed;
  scope: Scope;
  /** The field of the items that a figure is taken of. */
  value: CompiledPath | null;
  says: string;
  groups: readonly FactGroup[];
  read(env: Env): unknown[] | Unknown;
  /** Of a list that may lack older items: since when it has all; null: it has all. */
  knownSince(env: Env): string | null;
}

/**
 * @param withValue the path goes on to a field of the items: `order.line_items.quantity`.
 * @throws PathError
 */
export function itemList(path: string, scope: Scope, as: string | undefined, withValue = false): ItemList {
  if (isTemplate(path)) return listOfTemplate(path, scope, as);
  const segments = path.split(".");
  // The longest part that is a list: what follows belongs to its items.
  let whole: CompiledPath | null = null;
  let length = segments.length;
  for (; length > 0; length--) {
    const candidate = pathIn(segments.slice(0, length).join("."), scope);
    if (
      candidate.type === "list" ||
      (length === segments.length && ["tags", "texts", "any"].includes(candidate.type))
    ) {
      whole = candidate;
      if (candidate.type === "list" || !withValue) break;
      // A flattened list of texts: the figure is taken of the texts themselves, unless an item's field is meant.
      if (!candidate.isFlattened) break;
    }
  }
  if (!whole) throw new PathError(`“${path}” is ${typeInWords(pathIn(path, scope))}, not a list`);
  const rest = whole.type === "list" ? segments.slice(length) : [];
  if (rest.length && !withValue) throw new PathError(`“${path}” is no list of records; “${whole.path}” is`);
  const item: Typed =
    whole.type === "list" ? { type: "record", of: whole.of } : { type: whole.type === "any" ? "any" : "text" };
  // With a name of its own an item is known by its kind too, unless that is taken: by the rule's own order, an outer loop.
  const kind = whole.of && (as === undefined || !scope.has(whole.of)) ? [whole.of] : [];
  const names = [...new Set(["item", ...(as === undefined ? [] : [as]), ...kind])];
  const inner = withNames(
    scope,
    names.map((name) => [name, item] as const),
  );
  const list = whole;
  const owner = partialOwner(segments.slice(0, length), scope);
  const itself: CompiledPath | null = item.type === "record" ? null : pathIn("item", inner);
  return {
    path: list.path,
    names,
    item,
    scope: inner,
    value: rest.length ? pathIn(["item", ...rest].join("."), inner) : withValue ? itself : null,
    says: list.says,
    groups: list.groups,
    read: (env) => {
      const value = list.readKnown(env);
      if (value instanceof Unknown) return value;
      if (value === null || value === undefined) return [];
      return Array.isArray(value)
        ? value
        : list.type === "any" && typeof value === "string"
          ? listInText(value)
          : [value];
    },
    knownSince: (env) => {
      const since = owner?.read(env);
      return typeof since === "string" ? since : null;
    },
  };
}

/** Since when all entries are known of the list that the path is, or goes through; null: it always has all. */
function partialOwner(segments: readonly string[], scope: Scope): CompiledPath | null {
  for (let length = 2; length <= segments.length; length++) {
    const part = pathIn(segments.slice(0, length).join("."), scope);
    if (part.field?.partial) return pathIn(`${segments.slice(0, length - 1).join(".")}.orders_known_since`, scope);
  }
  return null;
}

/** What a template gives, entry by entry; a text is one with commas. */
function listOfTemplate(text: string, scope: Scope, as: string | undefined): ItemList {
  const template = compileTemplate(text, scope);
  const { type, of } = template.typed;
  const item: Typed = type === "list" ? { type: "record", of } : { type: "any" };
  const kind = type === "list" && of && !scope.has(of) ? [of] : [];
  const names = [...new Set(["item", ...(as === undefined ? [] : [as]), ...kind])];
  const inner = withNames(
    scope,
    names.map((name) => [name, item] as const),
  );
  return {
    path: text,
    names,
    item,
    scope: inner,
    value: pathIn("item", inner),
    says: "entries",
    groups: template.groups,
    read: (env) => {
      const value = template.value(env);
      if (value instanceof Unknown || Array.isArray(value)) return value;
      return listInText(String(value ?? ""));
    },
    knownSince: () => null,
  };
}

/** Runs `work` for each item with its names set; what they were before is put back. */
export function overItems(
  list: ItemList,
  items: readonly unknown[],
  env: Env,
  work: (item: unknown, index: number) => unknown,
): void {
  const { names } = env;
  const saved = list.names.map((name) => names[name]);
  try {
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      for (const name of list.names) names[name] = item;
      if (work(item, index) === false) break;
    }
  } finally {
    for (let index = 0; index < saved.length; index++) names[list.names[index] as string] = saved[index];
  }
}

/** The name that a path begins with: “late” of late.line_items. */
export const rootOf = (path: string): string => path.split(".", 1)[0] as string;

/** Whether the list has every item that `where` could pick: all of them, or all since the day that `where` begins. */
export function isWholeFor(list: ItemList, where: Condition | undefined, env: Env): true | Unknown {
  const root = rootOf(list.path);
  const cut = env.cut[root];
  if (cut !== undefined) return new Unknown(cutInWords(root, cut));
  const since = list.knownSince(env);
  if (since === null) return true;
  const start = where ? earliestThatFits(where, list.names, list.scope, env) : null;
  if (start !== null && start >= since) return true;
  const what = list.item.of ? recordKind(list.item.of).says : "entry";
  return notAllKnown(what, since);
}
