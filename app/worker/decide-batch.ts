// The entry of the worker thread that decides: a batch of lanes in, their decisions out, in the same order. Pure itself.

// What the built-in checks find out is known to rules from here on.
import "#app/checks/index.ts";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import { decide } from "#app/rules/decide.ts";
import type { Decision } from "#app/rules/decision.ts";
import type { Facts } from "#app/rules/facts.ts";

export interface DecideTask {
  facts: Facts;
  rules: readonly RuleInForce[];
  /** ISO instant, UTC, whole seconds. */
  now: string;
}

export default function decideBatch(tasks: DecideTask[]): Decision[] {
  return tasks.map(({ facts, rules, now }) => decide(facts, rules, { now }));
}
