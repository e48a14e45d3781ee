// Pure. Renders what a rule would render on records that are there: a template that breaks on one of them is said with it.
import { setAt } from "#app/lib/edit-json.ts";
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { decide } from "#app/rules/decide.ts";
import type { Facts } from "#app/rules/facts.ts";
import { type DocumentPath, placedSteps } from "#app/rules/placed-steps.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";
import type { RuleWarning } from "#app/rules/rule-warning.ts";

export function failingTemplates(rule: CompiledRule, recent: readonly Facts[], now: string): RuleWarning[] {
  const failed = new Map<string, { target: string; facts: Facts }>();
  for (const facts of recent) {
    if (facts.lane.kind !== rule.lane) continue;
    for (const { why, target } of failures(rule, rule.document, facts, now))
      if (!failed.has(why)) failed.set(why, { target, facts });
  }
  return [...failed].map(([why, { target, facts }]) => ({
    is: "template_fails",
    rules: [rule.ruleId],
    places: [{ rule: rule.ruleId, path: failingStep(rule, why, facts, now) }],
    message: `“${rule.name}” fails on ${target}: ${why} Ask first whether there is a value (“only if”), or give one with “default”.`,
  }));
}

function failures({ ruleId, version }: CompiledRule, document: RuleDocument, facts: Facts, now: string) {
  const one = { ruleId, version, position: 0, document: { ...document, watch_only: true } };
  // A look that sets it off, whatever it waits for: conditions still have to be true.
  const looked = { ...facts, triggers: [{ on: "by_hand" as const, rule: ruleId }], owned: [], stages: [], done: [] };
  return decide(looked, [one], { now }).findings.flatMap(({ outcome, reason, notes, target }) => {
    const why =
      outcome === "failed" ? [reason, ...notes].find((text) => text.startsWith("A template failed")) : undefined;
    return why ? [{ why, target }] : [];
  });
}

/** The last step at which the rule may end and nothing fails: it would have been the next. Empty: it is none of them. */
function failingStep(rule: CompiledRule, why: string, facts: Facts, now: string): DocumentPath {
  const culprit = placedSteps(rule).findLast(({ step, path }) => {
    if (step.kind !== "action") return false;
    const ended = setAt(rule.document, path, { do: "stop" }) as RuleDocument;
    return !failures(rule, ended, facts, now).some((other) => other.why === why);
  });
  return culprit?.path ?? [];
}
