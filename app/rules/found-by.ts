// Pure. The records of a need for "found": which `let` it names, and which of the records there are that `let` picks.
import type { CompiledFind } from "#app/rules/compile-let.ts";
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import type { Env } from "#app/rules/env.ts";
import type { Facts } from "#app/rules/facts.ts";
import { pickFound } from "#app/rules/pick-found.ts";
import { ruleEnv } from "#app/rules/rule-env.ts";
import { laneRecordOf, subjectRecords } from "#app/rules/subject-records.ts";
import { Unknown } from "#app/rules/unknown.ts";

export interface Looking {
  rule: CompiledRule;
  find: CompiledFind;
}

/** @param name "rule-id/name" of a need. Null: no rule has such a `let` that looks for records. */
export function lookingFor(name: string, rules: readonly CompiledRule[]): Looking | null {
  for (const rule of rules)
    for (const one of rule.lets) if (one.find && `${rule.ruleId}/${one.name}` === name) return { rule, find: one.find };
  return null;
}

/**
 * Names of the needs that have to be met for this one, in order, itself the last: what a rule looks for may lean on what it
 * looked for before.
 */
export function namesBefore(name: string, { rule }: Looking): string[] {
  const own = rule.lets.flatMap((one) => (one.find ? [`${rule.ruleId}/${one.name}`] : []));
  return own.slice(0, own.indexOf(name) + 1);
}

/**
 * What the rule sees while it looks. Of several records that it is about (the refunds of an order) the first: what is found
 * is found for all of them.
 */
export function lookingEnv({ rule }: Pick<Looking, "rule">, facts: Facts, now: string): Env {
  const subjects = subjectRecords(rule, facts);
  const [subject = { record: null, target: "" }] = subjects instanceof Unknown ? [] : subjects;
  const seen = { now, facts, record: laneRecordOf(facts), memory: facts.memory, assessed: new Map() };
  // Where nothing happened but that a wait ended, what set the rule off then still says what it looks for.
  const stage = facts.stages.find(({ ruleId }) => ruleId === rule.ruleId);
  const happened = facts.triggers.find(({ on }) => on !== "stage" && on !== "timer");
  return ruleEnv(rule, subject, seen, happened ?? stage?.trigger ?? null, stage?.results);
}

/** Those of the records that it looks for. @param now ISO instant, UTC. */
export function foundBy(
  looking: Looking,
  records: readonly Record<string, unknown>[],
  facts: Facts,
  now: string,
): Record<string, unknown>[] {
  return pickFound(looking.find, records, lookingEnv(looking, facts, now));
}
