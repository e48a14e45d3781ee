// Pure.
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import type { Finding } from "#app/rules/decision.ts";

/**
 * Whether a finding says anything that is not said by its absence. Of a store's thousand rules nearly all are not true of an order
 * and never were: that is neither written down nor carried about; who asks is told by deciding again.
 * @param matched rules that were true at the last look: "rule/target". @param owners rules that keep a state on.
 */
export function isTelling(
  rule: CompiledRule,
  { ruleId, target, outcome }: Finding,
  matched: readonly string[],
  owners: ReadonlySet<string>,
): boolean {
  if (outcome !== "not_matched" && outcome !== "skipped") return true;
  return owners.has(ruleId) || !rule.traits.isSilentWhenFalse || matched.includes(`${ruleId}/${target}`);
}
