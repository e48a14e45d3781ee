// Pure. Liquid templates over the facts: texts, amounts, tags made from data. The engine has no file system, no clock of its
// own and no chance; every template is parsed and checked when a rule is saved, and rendered under limits.
import { Context, Drop, Liquid, type Template as LiquidTemplate, Output, toValueSync, Value } from "liquidjs";
import { nearestName } from "#app/lib/nearest-name.ts";
import { checkTemplateLists } from "#app/rules/check-template-lists.ts";
import { cutInWords } from "#app/rules/cut-in-words.ts";
import type { Env } from "#app/rules/env.ts";
import { ENV } from "#app/rules/filters/filter.ts";
import { FILTERS } from "#app/rules/filters/index.ts";
import { kindOfExpression } from "#app/rules/kind-of-expression.ts";
import type { FactGroup } from "#app/rules/need.ts";
import { noSuchName, PathError, pathIn } from "#app/rules/path.ts";
import { asLiquid, asPlain, FactNotKnown } from "#app/rules/record-drop.ts";
import { relativeInstant } from "#app/rules/relative-instant.ts";
import type { Scope, Typed } from "#app/rules/scope.ts";
import { Unknown } from "#app/rules/unknown.ts";

export interface Template {
  /** The text; Unknown where a fact that it names is not known. @throws TemplateError when it fails or exceeds its limits. */
  render(env: Env): string | Unknown;
  /** As `render`; of a template that is one expression and nothing else its value: a list stays a list, a number a number. */
  value(env: Env): unknown;
  /** What `value` gives, where that is known: records, or a list of them. */
  typed: Typed;
  /** Facts that have to be read from elsewhere. */
  groups: readonly FactGroup[];
}

/** A template that cannot be parsed, names what does not exist, or fails. */
export class TemplateError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "TemplateError";
  }
}

/** Has this text anything to be filled in? */
export const isTemplate = (text: string): boolean => text.includes("{{") || text.includes("{%");

// Far more than any message needs; a template in a loop over itself stops here, not at the memory of the process.
const LIMITS = { parseLimit: 100_000, memoryLimit: 2_000_000 };
/** Of a template over no long list; each entry of the lists that it names adds to it. */
const MAX_STEPS = 15_000;
const STEPS_AN_ENTRY = 40;
/** Known without a declaration, unless the rule has such a name of its own: their first moment. */
const DAYS: ReadonlySet<string> = new Set(["today", "yesterday", "tomorrow"]);
const FORBIDDEN = ["include", "render", "layout", "block"];

/** A list prints as people write one; Liquid itself would run its entries together. */
function printed(value: unknown): string {
  const plain =
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Drop)
      ? JSON.stringify(value)
      : value;
  if (Array.isArray(plain))
    return plain
      .filter((entry) => entry !== null && entry !== undefined && entry !== "")
      .map(printed)
      .join(", ");
  return plain === null || plain === undefined ? "" : String(plain);
}

function makeEngine(): Liquid {
  const engine = new Liquid({
    ...LIMITS,
    strictFilters: true,
    ownPropertyOnly: true,
    // Nothing is ever loaded by name.
    templates: {},
    dynamicPartials: false,
    relativeReference: false,
    outputEscape: printed,
  });
  for (const name of FORBIDDEN) delete (engine.tags as Record<string, unknown>)[name];
  // Chance and foreign clocks have no place in a decision.
  for (const name of ["sample"]) delete (engine.filters as Record<string, unknown>)[name];
  for (const [name, filter] of Object.entries(FILTERS)) engine.registerFilter(name, filter as never);
  return engine;
}
const engine = makeEngine();

/** What filters of other languages are here. */
const OTHERWISE: Readonly<Record<string, string>> = {
  count: "size",
  length: "size",
  format_date: "date",
  strftime: "date",
  currency: "money",
  format_money: "money",
  to_json: "json",
  lower: "downcase",
  lowercase: "downcase",
  upper: "upcase",
  uppercase: "upcase",
  group_by: "total_by",
  slugify: "handleize",
  regex_match: "match",
  regex_replace: "replace_match",
  days_ago: "days_since",
  add_days: "add_time",
  date_add: "add_time",
  filter: "where",
  pluck: "map",
  select: "where",
};

/** Names of filters, for messages and the reference page. */
export const filterNames = (): string[] => Object.keys(engine.filters).sort();

const templates = new WeakMap<Scope, Map<string, Template>>();
const KEPT = 5_000;

/** The template in that scope, compiled once. @throws TemplateError */
export function compileTemplate(text: string, scope: Scope): Template {
  let ofScope = templates.get(scope);
  if (!ofScope) {
    ofScope = new Map();
    templates.set(scope, ofScope);
  }
  let found = ofScope.get(text);
  if (!found) {
    if (ofScope.size >= KEPT) ofScope.clear();
    found = compile(text, scope);
    ofScope.set(text, found);
  }
  return found;
}

function compile(text: string, scope: Scope): Template {
  let parsed: LiquidTemplate[];
  let names: string[];
  try {
    parsed = engine.parse(withPatterns(text));
    names = engine.globalFullVariablesSync(parsed);
  } catch (error) {
    throw new TemplateError(parseComplaint(error));
  }
  const words = /\|\s*date:\s*(["'])([^"'%]*[YMDdHh]{2}[^"'%]*)\1/.exec(text)?.[2];
  if (words !== undefined)
    throw new TemplateError(`“${words}” is no form of a date: %Y-%m-%d is 2026-04-01, %d %B %Y is 01 April 2026`);
  const groups = new Set<FactGroup>();
  for (const name of names) for (const group of groupsOf(name, scope)) groups.add(group);
  asTemplateError(() => checkTemplateLists(parsed, scope, (inner) => engine.globalFullVariablesSync(inner), groupsOf));
  const roots = [...new Set(names.map((name) => /^[a-z_]\w*/i.exec(name)?.[0] ?? ""))].filter(
    (root) => scope.has(root) || DAYS.has(root),
  );
  const inner =
    parsed.length === 1 && parsed[0] instanceof Output ? /^\{\{-?([\s\S]*?)-?\}\}$/.exec(text.trim())?.[1] : undefined;
  const expression = inner === undefined ? null : new Value(escaped(inner), engine);
  const over = <T>(env: Env, work: (context: Context) => T): T | Unknown => {
    try {
      return work(contextOf(roots, scope, env));
    } catch (error) {
      const cause = rootOf(error);
      if (cause instanceof FactNotKnown) return cause.unknown;
      throw new TemplateError(cause.message.replace(/, line:\d+, col:\d+$/, ""));
    }
  };
  const render = (env: Env) => over(env, (context) => String(engine.renderSync(parsed, context)));
  return {
    groups: [...groups],
    typed: (expression && kindOfExpression(expression, scope)) ?? { type: "any" },
    render,
    value: (env) =>
      expression ? over(env, (context) => asPlain(toValueSync(expression.value(context, false)))) : render(env),
  };
}

/** Liquid has no escapes: a backslash in a pattern is one. liquidjs would take \\d for d; its own (\\n, quotes) stay. */
const escaped = (inside: string): string => withDecimals(inside.replaceAll(/\\(?=[^ntr'"\\u])/g, "\\\\"));

/** liquidjs reads 7.0 as 7, which divides to a whole number: as a text it keeps its places. Quoted texts stay as they are. */
const withDecimals = (inside: string): string =>
  inside
    .split(/('[^']*'|"[^"]*")/)
    .map((part, at) => (at % 2 ? part : part.replaceAll(COUNTED_WITH, "$1'$2'").replace(COUNTED, "$1'$2'")))
    .join("");
const COUNTED_WITH =
  /(\|\s*(?:plus|minus|times|divided_by|modulo|at_least|at_most|percent_of)\s*:\s*)(-?\d+\.0+)(?=\s*(?:[|}%]|-[}%]|$))/g;
const COUNTED = /(^(?:\{\{-?)?\s*|=\s*)(-?\d+\.0+)(?=\s*\|)/;
const withPatterns = (text: string): string => text.replaceAll(/\{[{%][\s\S]*?[}%]\}/g, escaped);

/** What it names, looked up when it asks for it: a fact that no branch reaches need not be known. */
function contextOf(roots: readonly string[], scope: Scope, env: Env): Context {
  const names = {};
  for (const root of roots)
    Object.defineProperty(names, root, {
      enumerable: true,
      get: () => {
        const cut = env.cut[root];
        // A part of what a rule looks for is not taken for the whole.
        if (cut !== undefined) throw new FactNotKnown(new Unknown(cutInWords(root, cut)));
        return scope.has(root)
          ? asLiquid(env.names[root], scope.get(root), env, root)
          : relativeInstant(root)?.(env.now, env.calendar);
      },
    });
  let steps = 0;
  let most = MAX_STEPS;
  // Steps, not time: the same template over the same facts ends alike on every machine.
  const renderLimit = {
    check: () => {
      if (++steps <= most) return;
      most = MAX_STEPS + STEPS_AN_ENTRY * entriesOf(roots, env);
      if (steps > most) throw new Error(`it takes more than ${most} steps`);
    },
  };
  return new Context(
    names,
    engine.options,
    { globals: { [ENV]: env } as object, sync: true },
    { liquid: engine, renderLimit: renderLimit as never },
  );
}

/** Entries of the lists that it names: a report over many orders may take as long as there are orders. */
function entriesOf(roots: readonly string[], env: Env): number {
  return roots.reduce((sum, root) => {
    const value = env.names[root];
    return sum + (Array.isArray(value) ? value.length : 0);
  }, 0);
}

function rootOf(error: unknown): Error {
  let at = error as Error & { originalError?: Error; cause?: unknown };
  while (at.originalError && at.originalError !== at) at = at.originalError as typeof at;
  return at;
}

function parseComplaint(error: unknown): string {
  const message = rootOf(error).message.replace(/, (file:.*|line:.*)$/, "");
  const filter = /undefined filter: (\S+)/.exec(message)?.[1];
  if (filter) {
    const near = Object.hasOwn(OTHERWISE, filter) ? OTHERWISE[filter] : nearestName(filter, filterNames());
    return `there is no filter “${filter}”${near ? `; did you mean “${near}”?` : ""}`;
  }
  const sum = message.includes('expected "|" before filter')
    ? "; Liquid has no +, -, *, /: write | plus: 1, | minus: 1, | times: 2, | divided_by: 2"
    : "";
  return `the template cannot be read: ${message}${sum}`;
}

/** Checks a variable of a template against the scope. Beyond what declarations know (indexes, variables inside) it is left. */
function groupsOf(variable: string, scope: Scope): readonly FactGroup[] {
  const [path = ""] = /^[a-z_][\w.]*/i.exec(variable) ?? [];
  const segments = path.split(".");
  const [root = ""] = segments;
  if (DAYS.has(root) && !scope.has(root)) return [];
  if (!scope.has(root)) throw new TemplateError(noSuchName(root, scope));
  // Liquid's own properties of lists and texts end the path.
  const own = segments.findIndex((segment, at) => at > 0 && ["size", "first", "last"].includes(segment));
  const checked = own === -1 ? path : segments.slice(0, own).join(".");
  return asTemplateError(() => pathIn(checked, scope).groups);
}

function asTemplateError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PathError) throw new TemplateError(error.message);
    throw error;
  }
}
