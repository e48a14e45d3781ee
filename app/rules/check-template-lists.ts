// Pure. What a template asks of the entries of a list whose kind is known: the variable of a `for`, the fields that filters
// are given by name. liquidjs knows neither; a misspelt one would print nothing, and nobody would see why.
import { evalQuotedToken, Output, type Template, type Token, TokenKind, toValueSync, Value } from "liquidjs";
import { kindAt } from "#app/rules/kind-of-expression.ts";
import { pathIn } from "#app/rules/path.ts";
import { type Scope, withNames } from "#app/rules/scope.ts";

/** Filters whose texts are fields of the entries: how many of them, and whether what comes out is such a list again. */
const BY_FIELD: Readonly<Record<string, { fields: number; keeps: boolean }>> = {
  map: { fields: 1, keeps: false },
  sum: { fields: 1, keeps: false },
  max_of: { fields: 1, keeps: false },
  min_of: { fields: 1, keeps: false },
  average: { fields: 1, keeps: false },
  total_by: { fields: 2, keeps: false },
  pick: { fields: Number.POSITIVE_INFINITY, keeps: false },
  csv_row: { fields: Number.POSITIVE_INFINITY, keeps: false },
  where: { fields: 1, keeps: true },
  where_not: { fields: 1, keeps: true },
  sort_by: { fields: 1, keeps: true },
  unique: { fields: 1, keeps: true },
  reverse: { fields: 0, keeps: true },
};
const ENTRY = "entry";

/**
 * @param namesIn global names that templates name, in full: `order.line_items`, `line.sku`
 * @param check of one such name in a scope; throws what is wrong with it
 */
export function checkTemplateLists(
  templates: readonly Template[],
  scope: Scope,
  namesIn: (templates: Template[]) => string[],
  check: (name: string, scope: Scope) => void,
): void {
  for (const template of templates) {
    for (const value of [...valuesOf(template)]) checkFilters(value, scope);
    const loop = template as Partial<{ variable: string; collection: Token; templates: Template[] }>;
    const of = typeof loop.variable === "string" && loop.collection ? listAt(loop.collection, scope) : null;
    const { variable = "", templates: inner = [] } = loop;
    if (of !== null) {
      const entries = withNames(scope, [[variable, { type: "record", of }]]);
      for (const name of namesIn(inner)) if (/^[a-z_]\w*/i.exec(name)?.[0] === variable) check(name, entries);
      checkTemplateLists(inner, entries, namesIn, check);
    } else if (template.children)
      checkTemplateLists(toValueSync(template.children(false, true)), scope, namesIn, check);
  }
}

function* valuesOf(template: Template): Iterable<Value> {
  if (template instanceof Output) yield template.value;
  else for (const argument of template.arguments?.() ?? []) if (argument instanceof Value) yield argument;
}

/** The kind of the list that a path names; null: none, or not known. */
function listAt(token: Token | undefined, scope: Scope): string | null {
  const at = kindAt(token, scope);
  return at?.type === "list" ? (at.of ?? null) : null;
}

function checkFilters({ initial, filters }: Value, scope: Scope): void {
  const of = initial.postfix.length === 1 ? listAt(initial.postfix[0], scope) : null;
  if (of === null) return;
  const entries = withNames(scope, [[ENTRY, { type: "record", of }]]);
  for (const { name, args } of filters) {
    const known = Object.hasOwn(BY_FIELD, name) ? BY_FIELD[name] : undefined;
    if (!known) return;
    for (const argument of args.slice(0, known.fields)) {
      if (Array.isArray(argument) || argument.kind !== TokenKind.Quoted) continue;
      pathIn(`${ENTRY}.${evalQuotedToken(argument as never)}`, entries);
    }
    if (!known.keeps) return;
  }
}
