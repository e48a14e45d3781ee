// Pure. When a rule's answer changes by time alone: a wait-free way to look again at the right moment, and only then.

import type { CompiledRule } from "#app/rules/compile-rule.ts";
import type { AggregateCondition, Condition, ItemsCondition } from "#app/rules/condition-schema.ts";
import { AGGREGATES, QUANTIFIERS } from "#app/rules/condition-schema.ts";
import { addDuration, parseDuration } from "#app/rules/duration.ts";
import type { Env } from "#app/rules/env.ts";
import { instantIn } from "#app/rules/instant-in.ts";
import { itemList, overItems } from "#app/rules/item-list.ts";
import { operatorNamed } from "#app/rules/operators/index.ts";
import { pathIn } from "#app/rules/path.ts";
import type { Owner } from "#app/rules/record.ts";
import type { Scope } from "#app/rules/scope.ts";
import { TRUE } from "#app/rules/ternary.ts";
import { Unknown } from "#app/rules/unknown.ts";
import { daysBefore } from "#app/rules/window.ts";

/** At most so many instants are tried at once: a customer of a thousand orders leaves a window a thousand times. */
const MOST = 10_000;

/**
 * The first instant after `env.now` at which this rule begins or ceases to be true by time alone; null: none is foreseen.
 * @param owns whether a state of this rule is on: then an answer that becomes known to be false matters too.
 */
export function nextChange(rule: CompiledRule, env: Env, owns: boolean): string | null {
  if (!rule.when || !rule.document.when) return null;
  if (rule.skip.some(({ condition }) => condition.test(env) === TRUE)) return null;
  const instants = [...new Set(changesAt(rule.document.when, rule.scope, env))].filter((at) => at > env.now).sort();
  if (!instants.length) return null;
  const { when } = rule;
  const answer = (at: string) => {
    const verdict = when.test({ ...env, now: at, names: withNow(env, at), world: { ...env.world, now: at } });
    return owns ? verdict : verdict === TRUE;
  };
  const today = answer(env.now);
  for (const at of instants.slice(0, MOST)) if (answer(at) !== today) return at;
  // What comes after those is looked at then.
  return instants[MOST] ?? null;
}

function withNow(env: Env, now: string): Record<string, unknown> {
  const names = Object.create(Object.getPrototypeOf(env.names), Object.getOwnPropertyDescriptors(env.names));
  names.now = now;
  return names;
}

/** A second after `at`: instants have whole seconds, and "more than" is strict. */
const after = (at: string): string => daysBefore(at, 0, 1);

function changesAt(condition: Condition, scope: Scope, env: Env): string[] {
  for (const group of ["all", "any", "none"] as const)
    if (group in condition)
      return (condition as Record<string, Condition[]>)[group]?.flatMap((part) => changesAt(part, scope, env)) ?? [];
  if ("not" in condition) return changesAt(condition.not as Condition, scope, env);
  for (const key of [...QUANTIFIERS, ...AGGREGATES])
    if (key in condition) {
      const { where, as } = condition as ItemsCondition | AggregateCondition;
      if (!where) return [];
      const list = itemList(
        (condition as unknown as Record<string, string>)[key] ?? "",
        scope,
        as,
        key !== "count" && !QUANTIFIERS.includes(key as never),
      );
      const items = list.read(env);
      if (items instanceof Unknown) return [];
      const found: string[] = [];
      overItems(list, items, env, () => {
        found.push(...changesAt(where, list.scope, env));
      });
      return found;
    }
  if (!("field" in condition)) return [];
  const { field, op = "", value, days } = condition as { field: string; op: string; value?: unknown; days?: number };
  if (days !== undefined) return leavesWindow(field, days, scope, env);
  const span = typeof value === "string" ? parseDuration(value) : null;
  if (!span) return [];
  const at = instantIn(pathIn(field, scope).read(env), env.calendar.zone);
  if (at === null) return [];
  switch (operatorNamed(op, "time")?.name) {
    case "within_last":
    case "older_than":
      return [at, after(addDuration(at, span, env.calendar))];
    case "within_next":
      return [addDuration(at, span, env.calendar, -1), after(at)];
    default:
      return [];
  }
}

/** Each order leaves the window a second after it has been in it for so many days. */
function leavesWindow(field: string, days: number, scope: Scope, env: Env): string[] {
  const owner = pathIn(field.split(".").slice(0, -1).join("."), scope).read(env) as Owner | null | Unknown;
  if (!owner || owner instanceof Unknown || !Array.isArray(owner.orders)) return [];
  const start = daysBefore(env.now, days);
  return (owner.orders as { created_at: string }[])
    .filter(({ created_at }) => created_at >= start)
    .map(({ created_at }) => daysBefore(created_at, -days, 1));
}
