// Pure. Which of a store's rules a look concerns, in the order in which they run.
import { CompiledRule, compileRule, type RuleInForce } from "#app/rules/compile-rule.ts";
import type { Stage } from "#app/rules/facts.ts";
import { instantIn } from "#app/rules/instant-in.ts";
import { RuleIndex } from "#app/rules/rule-index.ts";
import { type LaneKind, SUBJECTS } from "#app/rules/scope.ts";

const indexes = new WeakMap<readonly RuleInForce[], Map<LaneKind, RuleIndex>>();

/**
 * Those about this kind of lane that are switched on at this moment; equal ones by their id. Built once for a list of rules:
 * a batch hands the same one in for all its lanes.
 */
export function rulesInForce(rules: readonly RuleInForce[], lane: LaneKind, now: string, zone: string): RuleIndex {
  let ofList = indexes.get(rules);
  if (!ofList) {
    ofList = new Map();
    indexes.set(rules, ofList);
  }
  let index = ofList.get(lane);
  if (!index) {
    const own = rules.filter(({ document }) => document.enabled && SUBJECTS[document.about].lane === lane);
    // Kept with the list, not one by one with its documents: the collector goes through every entry of a weak map each time.
    index = new RuleIndex(own.map((rule) => new CompiledRule(rule)));
    ofList.set(lane, index);
  }
  const isWhole = index.spanned.every(({ document }) => isActive(document, now, zone));
  return isWhole ? index : new RuleIndex(index.rules.filter(({ document }) => isActive(document, now, zone)));
}

/**
 * Whether the moment lies in the rule's own span of time.
 * @param now ISO, UTC, whole seconds. @param zone of the store: its days begin there.
 */
export function isActive({ active_from, active_until }: RuleInForce["document"], now: string, zone: string): boolean {
  const [from, until] = [instantIn(active_from, zone), instantIn(active_until, zone)];
  return (from === null || from <= now) && (until === null || now < until);
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
