// Pure. Which of many records a rule looks for: those that its `find` picks, in its order.
import type { CompiledCondition } from "#app/rules/compile-condition.ts";
import type { CompiledFind } from "#app/rules/compile-let.ts";
import { addDuration, parseDuration } from "#app/rules/duration.ts";
import type { Env } from "#app/rules/env.ts";
import type { Plain } from "#app/rules/plain.ts";
import { bySortKey } from "#app/rules/sort-key.ts";
import { TemplateError } from "#app/rules/template.ts";
import { TRUE } from "#app/rules/ternary.ts";

/** More than that nobody means, and no decision holds. */
const MOST = 10_000;

/**
 * @param records of the kind that it looks for. What is not known of one (a fact that was not read), or a template that
 * fails on it, does not pick it.
 */
export function pickFound(
  { find, kind, names, where, sortBy }: CompiledFind,
  records: readonly Plain[],
  env: Env,
): Plain[] {
  const span = find.within ? parseDuration(find.within) : null;
  const from = span && addDuration(env.now, span, env.calendar, -1);
  const fitting = records.filter((record) => {
    if (from && typeof record.created_at === "string" && record.created_at < from) return false;
    return !where || among(env, kind, names, record, (inner) => holds(where, inner));
  });
  const sorted = sortBy
    ? bySortKey(
        fitting,
        (record) => among(env, kind, names, record, (inner) => sortBy.read(inner)),
        find.descending === true,
      )
    : fitting;
  return sorted.slice(0, find.limit ?? MOST);
}

function holds(where: CompiledCondition, env: Env): boolean {
  try {
    return where.test(env) === TRUE;
  } catch (error) {
    if (error instanceof TemplateError) return false;
    throw error;
  }
}

/** With the record under its names; its joined facts are looked up for it, not for what the rule is about. */
function among<T>(env: Env, kind: string, names: readonly string[], record: Plain, work: (env: Env) => T): T {
  const inner = Object.create(Object.getPrototypeOf(env.names), Object.getOwnPropertyDescriptors(env.names)) as Plain;
  for (const name of names) inner[name] = record;
  return work({ ...env, names: inner, world: { ...env.world, [kind]: record } });
}
