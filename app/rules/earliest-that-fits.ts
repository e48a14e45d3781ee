// Pure. From which moment on the items of a list can fit a condition: of a list that lacks older ones nothing else is asked then.

import type { Condition } from "#app/rules/condition-schema.ts";
import { addDuration, parseDuration } from "#app/rules/duration.ts";
import type { Env } from "#app/rules/env.ts";
import { instantIn } from "#app/rules/instant-in.ts";
import { operatorNamed } from "#app/rules/operators/index.ts";
import { PathError, pathIn } from "#app/rules/path.ts";
import { relativeInstant } from "#app/rules/relative-instant.ts";
import type { Scope } from "#app/rules/scope.ts";
import { compileTemplate, isTemplate } from "#app/rules/template.ts";
import { Unknown } from "#app/rules/unknown.ts";

/** Operators that hold from their right side on. */
const FROM: ReadonlySet<string> = new Set(["is", "after", "more_than", "at_least", "between"]);

/**
 * No item that was created before this instant can fit; null: any may.
 * @param names under which an item is known in the condition.
 */
export function earliestThatFits(where: Condition, names: readonly string[], scope: Scope, env: Env): string | null {
  const of = (part: Condition) => earliestThatFits(part, names, scope, env);
  if ("all" in where && Array.isArray(where.all))
    return (
      where.all
        .flatMap((part) => of(part) ?? [])
        .toSorted()
        .at(-1) ?? null
    );
  if ("any" in where && Array.isArray(where.any)) {
    const starts = where.any.map(of);
    return starts.includes(null) ? null : ((starts as string[]).toSorted()[0] ?? null);
  }
  if (!("field" in where)) return null;
  const { field, op = "is", value, part } = where as { field: string; op?: string; value?: unknown; part?: string };
  if (!names.some((name) => field === `${name}.created_at`) || (part !== undefined && part !== "date")) return null;
  const operator = operatorNamed(op, "time")?.name ?? op;
  if (operator === "within_last") {
    const span = typeof value === "string" ? parseDuration(value) : null;
    return span && addDuration(env.now, span, env.calendar, -1);
  }
  if (!FROM.has(operator)) return null;
  const from = instantOf(Array.isArray(value) ? value[0] : value, names, scope, env);
  // A day begins at another moment in every zone: the one before holds all of it.
  return from !== null && part === "date" ? addDuration(from, { count: 1, unit: "day" }, env.calendar, -1) : from;
}

/** What the right side comes to before any item is looked at; null: it is no moment, or one of the item's own. */
function instantOf(value: unknown, names: readonly string[], scope: Scope, env: Env): string | null {
  const { field, template = value } = (typeof value === "object" && value !== null ? value : {}) as {
    field?: unknown;
    template?: unknown;
  };
  if (typeof field === "string") {
    if (names.includes(field.split(".")[0] ?? "")) return null;
    try {
      return said(pathIn(field, scope).read(env), env);
    } catch (error) {
      if (error instanceof PathError) return null;
      throw error;
    }
  }
  const text = template;
  if (typeof text !== "string") return null;
  if (isTemplate(text))
    return names.some((name) => text.includes(name)) ? null : said(compileTemplate(text, scope).value(env), env);
  return relativeInstant(text)?.(env.now, env.calendar) ?? instantIn(text, env.calendar.zone);
}

const said = (value: unknown, { calendar }: Env): string | null =>
  value instanceof Unknown ? null : instantIn(value, calendar.zone);
