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
  for (const { condition, because } of skip)
    if (condition.verdict(facts, now) === "true") return skipped(rule, target, because);

  const { verdict, explanation, needs, sentences, fingerprints } = when.evaluate(facts, now);
  const fingerprint = digestOf(fingerprints);
  const waiver = facts.waivers.find(
    (entry) => entry.ruleId === rule.ruleId && entry.target === target && entry.fingerprint === fingerprint,
  );
  const outcome =
    verdict === "true" ? (waiver ? "waived" : "matched") : verdict === "false" ? "not-matched" : "unknown";
  const finding = { ruleId: rule.ruleId, ruleVersion: rule.version, ruleName: rule.document.name, target };
  return { rule, finding: { ...finding, outcome, reason: sentences.join(" "), fingerprint, explanation }, needs };
}

/** The finding of a rule that does not look at this target, and why. */
export function skipped(rule: RuleInForce, target: string, reason: string): EvaluatedRule {
  const { ruleId, version: ruleVersion, document } = rule;
  const finding = { ruleId, ruleVersion, ruleName: document.name, target, reason, fingerprint: "", explanation: null };
  return { rule, finding: { ...finding, outcome: "skipped" }, needs: [] };
}

/**
 * The first instant after `now` at which this rule begins or ceases to be true by time alone, or to be known to be false;
 * null: none. What is not true and stays so is worth no timer.
 * @param owns whether a state of this rule is on, which has to go once it is surely false.
 */
export function nextChange(rule: RuleInForce, facts: Facts, now: string, owns: boolean): string | null {
  const { skip, when } = compile(rule.document);
  const answer = (at: string) => {
    const verdict = when.verdict(facts, at);
    return owns ? verdict : verdict === "true";
  };
  if (skip.some(({ condition }) => condition.verdict(facts, now) === "true")) return null;
  const today = answer(now);
  for (const instant of [...new Set(when.changesAt(facts, now))].sort())
    if (instant > now && answer(instant) !== today) return instant;
  return null;
}
