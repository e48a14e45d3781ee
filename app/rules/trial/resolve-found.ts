// Pure. The records that a rule looks for (`let` with `find`), picked out of the facts of a trial.
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { compareDecimals, asDecimal } from "#app/rules/compare-values.ts";
import { addDuration, parseDuration } from "#app/rules/duration.ts";
import type { Env } from "#app/rules/env.ts";
import type { Facts } from "#app/rules/facts.ts";
import { FINDABLE } from "#app/rules/rule-document.ts";
import { TRUE } from "#app/rules/ternary.ts";
import type { TrialWorld } from "#app/rules/trial/trial-world.ts";
import { Unknown } from "#app/rules/unknown.ts";

type Plain = Record<string, unknown>;

/** @param name "rule-id/name", as a need says it. */
export function resolveFound(name: string, rules: CompiledRule[], facts: Facts, world: TrialWorld): Plain[] {
  const rule = rules.find(({ ruleId }) => name.startsWith(`${ruleId}/`));
  const wanted = rule?.lets.find((one) => `${rule.ruleId}/${one.name}` === name)?.find;
  if (!rule || !wanted) return [];
  const { find, where, sortBy } = wanted;
  const kind = FINDABLE[find.find];
  const env = envOf(facts, world, rule);
  const span = find.within ? parseDuration(find.within) : null;
  const from = span && addDuration(world.now, span, env.calendar, -1);
  const fitting = world.all(find.find).filter((record) => {
    if (from && typeof record.created_at === "string" && record.created_at < from) return false;
    return !where || inside(env, kind, record, () => where.test(env) === TRUE);
  });
  if (sortBy) {
    const keyed = fitting.map((record) => ({ record, key: inside(env, kind, record, () => sortBy.read(env)) }));
    keyed.sort((a, b) => order(a.key, b.key) * (find.descending ? -1 : 1));
    return keyed.slice(0, find.limit ?? 10_000).map(({ record }) => record);
  }
  return fitting.slice(0, find.limit ?? 10_000);
}

function inside<T>(env: Env, kind: string, record: Plain, work: () => T): T {
  const saved = env.names;
  const world = env.world;
  env.names = { ...saved, item: record, [`found_${kind}`]: record };
  env.world = { ...world, [kind]: record };
  try {
    return work();
  } finally {
    env.names = saved;
    env.world = world;
  }
}

function envOf(facts: Facts, world: TrialWorld, rule: CompiledRule): Env {
  const customer = facts.order && facts.order.customer_id === null ? null : facts.customer;
  const names: Record<string, unknown> = { order: facts.order, customer, product: facts.product, stock_level: facts.stock_level, draft_order: facts.draft_order, shop: facts.shop, memory: facts.memory, locations: facts.locations, now: world.now, event: facts.triggers[0] ?? {} };
  const env: Env = {
    now: world.now,
    calendar: { zone: facts.shop.timezone, holidays: facts.shop.holidays },
    world: { ...names, now: world.now, shop: facts.shop as never, products: facts.products as never, locations: facts.locations as never },
    names,
    before: facts.before,
    tables: { ...facts.tables, ...rule.tables },
  };
  for (const { name, read, find } of rule.lets) if (!find) names[name] = read(env);
  return env;
}

function order(a: unknown, b: unknown): number {
  if (a === null || a instanceof Unknown) return b === null || b instanceof Unknown ? 0 : 1;
  if (b === null || b instanceof Unknown) return -1;
  const [x, y] = [asDecimal(a), asDecimal(b)];
  if (x !== null && y !== null) return compareDecimals(x, y);
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}
