// Pure. Which of a store's rules a look concerns, in the order in which they run.
import { type CompiledRule, compileRule, type RuleInForce } from "#app/rules/compile-rule.ts";
import type { Stage } from "#app/rules/facts.ts";
import { type LaneKind, SUBJECTS } from "#app/rules/scope.ts";

/** Those about this kind of lane that are switched on at this moment; equal ones by their id. */
export function rulesInForce(rules: readonly RuleInForce[], lane: LaneKind, now: string): CompiledRule[] {
  return rules
    .filter(({ document }) => document.enabled && SUBJECTS[document.about].lane === lane && isActive(document, now))
    .map(compileRule)
    .sort((a, b) => a.position - b.position || (a.ruleId < b.ruleId ? -1 : 1));
}

function isActive({ active_from, active_until }: RuleInForce["document"], now: string): boolean {
  const ms = Date.parse(now);
  return (
    (active_from === undefined || Date.parse(active_from) <= ms) &&
    (active_until === undefined || ms < Date.parse(active_until))
  );
}

/** The version that a stage goes on with; null: its rule is switched off, or that version is gone. Then what waited is cancelled. */
export function ruleOfStage(
  { ruleId, ruleVersion }: Stage,
  rules: readonly CompiledRule[],
  pinned: readonly RuleInForce[],
): CompiledRule | null {
  const inForce = rules.find((rule) => rule.ruleId === ruleId);
  if (!inForce) return null;
  if (inForce.version === ruleVersion) return inForce;
  const own = pinned.find((rule) => rule.ruleId === ruleId && rule.version === ruleVersion);
  return own ? compileRule(own) : null;
}
