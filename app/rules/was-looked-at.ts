// Pure.
import { compileRule, type RuleInForce } from "#app/rules/compile-rule.ts";
import type { Decision } from "#app/rules/decision.ts";
import type { Facts } from "#app/rules/facts.ts";
import { isActive } from "#app/rules/rules-in-force.ts";
import { subjectRecords } from "#app/rules/subject-records.ts";
import { Unknown } from "#app/rules/unknown.ts";

/**
 * Whether a rule in force that keeps states was looked at in this decision. It is whenever there is a record that it is about, and
 * where it is not true of it nothing may be said of that (is-telling.ts).
 */
export function wasLookedAt(given: RuleInForce, facts: Facts, { findings }: Decision, now: string): boolean {
  if (findings.some(({ ruleId }) => ruleId === given.ruleId)) return true;
  const rule = compileRule(given);
  if (!rule.hasStates || rule.lane !== facts.lane.kind || !isActive(given.document, now, facts.shop.timezone))
    return false;
  const records = subjectRecords(rule, facts);
  return !(records instanceof Unknown) && records.length > 0;
}
