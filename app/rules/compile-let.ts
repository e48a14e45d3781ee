// Pure. The names that a rule gives: to values worked out, to a part of a list, to records that it looks for.
import { type CompiledCondition, compileCondition } from "#app/rules/compile-condition.ts";
import { AGGREGATES, type Condition } from "#app/rules/condition-schema.ts";
import type { Env } from "#app/rules/env.ts";
import { type ItemList, isWholeFor, itemList, overItems, rootOf } from "#app/rules/item-list.ts";
import { leftSide } from "#app/rules/left-side.ts";
import type { FactGroup } from "#app/rules/need.ts";
import { type CompiledPath, pathIn } from "#app/rules/path.ts";
import { isPathIn } from "#app/rules/right-side.ts";
import { FINDABLE, type Find, type Let, type ListLet } from "#app/rules/rule-document.ts";
import { type Scope, type Typed, withNames } from "#app/rules/scope.ts";
import { bySortKey } from "#app/rules/sort-key.ts";
import { compileTemplate, isTemplate, type Template, TemplateError } from "#app/rules/template.ts";
import { TRUE, UNKNOWN } from "#app/rules/ternary.ts";
import { Unknown } from "#app/rules/unknown.ts";

export interface CompiledFind {
  find: Find;
  /** Kind of the records. */
  kind: string;
  /** Names under which one of them is known in `where`. */
  names: readonly string[];
  where: CompiledCondition | null;
  search: Template | null;
  sortBy: CompiledPath | null;
}

export interface CompiledLet {
  name: string;
  typed: Typed;
  read(env: Env): unknown;
  groups: readonly FactGroup[];
  /** What it looks for; null: it is worked out from what is there. */
  find: CompiledFind | null;
  /** The name whose entries it picks from: where that holds a part only, so does this. Null: no name's. */
  partOf: string | null;
}

/** @throws PathError, OperandError, TemplateError */
export function compileLet(ruleId: string, name: string, value: Let, scope: Scope): CompiledLet {
  const worked = (typed: Typed, read: CompiledLet["read"], groups: readonly FactGroup[]): CompiledLet => ({
    name,
    typed,
    read,
    groups,
    find: null,
    partOf: null,
  });
  if (typeof value === "string") {
    if (isPathIn(value, scope)) return compileLet(ruleId, name, { field: value }, scope);
    const sum = /^\s*([a-z_]+)\.[\w.]+\s*[-+*/<>=]/.exec(value)?.[1];
    if (sum !== undefined && scope.has(sum) && !isTemplate(value))
      throw new TemplateError(
        `is a text as it stands; what is to be worked out is a template, for example “{{ order.total_price | minus: order.total_tax }}”`,
      );
    const template = compileTemplate(value, scope);
    return worked(template.typed, (env) => template.value(env), template.groups);
  }
  if (typeof value !== "object" || Array.isArray(value)) return worked({ type: "any" }, () => value, []);
  if ("template" in value) return compileLet(ruleId, name, value.template, scope);
  if ("if" in value) return choice(ruleId, name, value, scope);
  if ("find" in value) {
    const find = compileFind(value, FINDABLE[value.find], scope);
    const key = `${ruleId}/${name}`;
    const read = (env: Env): unknown => {
      const found = (env.world.found as Record<string, unknown[]> | undefined)?.[key];
      return (
        found ??
        new Unknown(`The ${value.find.replaceAll("_", " ")} that the rule looks for were not read.`, {
          need: { fact: "found", name: key },
        })
      );
    };
    return { name, typed: { type: "list", of: find.kind }, read, groups: [], find, partOf: null };
  }
  if (isListLet(value)) return partOfList(name, value, scope);
  const { type, of, read, groups, path } = leftSide({ op: "is", ...value } as never, scope, compileCondition);
  // A list as it stands: loops go through what is there of it.
  if (type === "list" && path !== null && Object.keys(value).length === 1)
    return { ...worked({ type, of }, pathIn(path, scope).read, groups), partOf: rootOf(path) };
  return worked({ type: type === "clock" || type === "date" ? "any" : type, of }, read, groups);
}

const isListLet = (value: object): value is ListLet =>
  "field" in value &&
  !AGGREGATES.some((one) => one in value) &&
  ["where", "as", "sort_by", "limit", "descending"].some((key) => key in value);

type Choice = Extract<Let, { if: Condition }>;

function choice(ruleId: string, name: string, { if: guard, then, else: otherwise }: Choice, scope: Scope): CompiledLet {
  const condition = compileCondition(guard, scope);
  const [yes, no] = [
    compileLet(ruleId, name, then, scope),
    otherwise === undefined ? null : compileLet(ruleId, name, otherwise, scope),
  ];
  return {
    name,
    typed: yes.typed.type === no?.typed.type ? yes.typed : { type: "any" },
    groups: [...condition.groups, ...yes.groups, ...(no?.groups ?? [])],
    find: null,
    partOf: null,
    read: (env) => {
      const answer = condition.test(env);
      if (answer === UNKNOWN)
        return new Unknown(condition.explain(env).sentences.join(" "), { need: condition.need(env) });
      return answer === TRUE ? yes.read(env) : (no?.read(env) ?? null);
    },
  };
}

/** @param kind of the records that it looks for. */
export function compileFind(
  find: Omit<Find, "find"> & { find?: Find["find"] },
  kind: string,
  scope: Scope,
): CompiledFind {
  const names = findNames(kind, find.as, scope);
  const inner = withNames(
    scope,
    names.map((name) => [name, { type: "record", of: kind }] as const),
  );
  const sort = find.sort_by;
  return {
    find: { find: "orders", ...find },
    kind,
    names,
    where: find.where ? compileCondition(find.where, inner) : null,
    search: find.search === undefined ? null : compileTemplate(find.search, scope),
    sortBy: sort === undefined ? null : pathIn(inner.has(sort.split(".")[0] ?? "") ? sort : `item.${sort}`, inner),
  };
}

/** Always "item"; the given name; and its kind's, where that is not the name of something that the rule is about. */
export function findNames(kind: string, as: string | undefined, scope: Scope): string[] {
  return [...new Set(["item", ...(as === undefined ? [] : [as]), ...(scope.has(kind) ? [] : [kind])])];
}

function partOfList(name: string, value: ListLet, scope: Scope): CompiledLet {
  const list: ItemList = itemList(value.field, scope, value.as);
  const where = value.where ? compileCondition(value.where, list.scope) : null;
  const sort = value.sort_by;
  const sortBy =
    sort === undefined ? null : pathIn(list.scope.has(sort.split(".")[0] ?? "") ? sort : `item.${sort}`, list.scope);
  const typed: Typed = list.item.type === "record" ? { type: "list", of: list.item.of } : { type: "any" };
  const isNewestFirst = value.descending === true && /(^|\.)created_at$/.test(sort ?? "");
  // So many of them, as they come or the newest, are there also where more were found.
  const isEnough = value.limit !== undefined && (sort === undefined || isNewestFirst);
  return {
    name,
    typed,
    find: null,
    partOf: isEnough ? null : rootOf(list.path),
    groups: [...list.groups, ...(where?.groups ?? []), ...(sortBy?.groups ?? [])],
    read: (env) => {
      const items = list.read(env);
      if (items instanceof Unknown) return items;
      const kept: { item: unknown; key: unknown }[] = [];
      let doubt: Unknown | null = null;
      overItems(list, items, env, (item) => {
        const fits = where ? where.test(env) : TRUE;
        if (fits === UNKNOWN)
          doubt ??= new Unknown(`Whether one of the ${list.says} fits is not known.`, {
            need: where?.need(env) ?? null,
          });
        if (fits === TRUE) kept.push({ item, key: sortBy?.read(env) });
      });
      if (doubt) return doubt;
      const sorted = sortBy ? bySortKey(kept, ({ key }) => key, value.descending === true) : kept;
      // The newest few are the newest of all.
      const isNewest = isNewestFirst && kept.length >= (value.limit ?? Infinity);
      const short = isNewest || list.knownSince(env) === null ? true : isWholeFor(list, value.where, env);
      if (short !== true) return short;
      return sorted.slice(0, value.limit ?? sorted.length).map(({ item }) => item);
    },
  };
}
