// Pure. One rule on one target: the finding with its reason, what it wants, and when that changes by time alone.
import { digestOf } from "#app/lib/canonical-json.ts";
import { type CompiledCondition, compileCondition } from "#app/rules/compile-condition.ts";
import type { FactNeed, Finding } from "#app/rules/decision.ts";
import type { Facts } from "#app/rules/facts.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";

/** A version of a rule that is switched on. */
export interface RuleInForce {
  ruleId: string;
  version: number;
  position: number;
  document: RuleDocument;
}

interface CompiledRule {
  skip: { condition: CompiledCondition; because: string }[];
  when: CompiledCondition;
}

// By document: a batch hands the same objects in for all its lanes.
const compiled = new WeakMap<RuleDocument, CompiledRule>();
function compile(document: RuleDocument): CompiledRule {
  let rule = compiled.get(document);
  if (!rule) {
    rule = {
      skip: document.skip.map(({ when, because }) => ({ condition: compileCondition(when), because })),
      when: compileCondition(document.when),
    };
    compiled.set(document, rule);
  }
  return rule;
}

export interface EvaluatedRule {
  rule: RuleInForce;
  finding: Finding;
  needs: FactNeed[];
}

/** @param target gid of the order or customer that the lane is about. */
export function evaluateRule(rule: RuleInForce, facts: Facts, target: string, now: string): EvaluatedRule {
  const { skip, when } = compile(rule.document);
  const finding = { ruleId: rule.ruleId, ruleVersion: rule.version, ruleName: rule.document.name, target };
  for (const { condition, because } of skip)
    if (condition.evaluate(facts, now).verdict === "true")
      return {
        rule,
        finding: { ...finding, outcome: "skipped", reason: because, fingerprint: "", explanation: null },
        needs: [],
      };

  const { verdict, explanation, needs, sentences, fingerprints } = when.evaluate(facts, now);
  const fingerprint = digestOf(fingerprints);
  const waiver = facts.waivers.find(
    (entry) => entry.ruleId === rule.ruleId && entry.target === target && entry.fingerprint === fingerprint,
  );
  const outcome =
    verdict === "true" ? (waiver ? "waived" : "matched") : verdict === "false" ? "not-matched" : "unknown";
  return { rule, finding: { ...finding, outcome, reason: sentences.join(" "), fingerprint, explanation }, needs };
}

/** The first instant after `now` at which this rule's answer changes by time alone; null: it does not. */
export function nextChange(rule: RuleInForce, facts: Facts, target: string, now: string): string | null {
  const { when } = compile(rule.document);
  const answer = (at: string) => evaluateRule(rule, facts, target, at).finding.outcome;
  const today = answer(now);
  for (const instant of [...new Set(when.changesAt(facts, now))].sort())
    if (instant > now && answer(instant) !== today) return instant;
  return null;
}
