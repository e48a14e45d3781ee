// Pure.
import type { RuleInForce } from "#app/rules/compile-rule.ts";

/** Notes on what a rule looks for by Shopify's search: facts are no Shopify, and what they give is taken for what it finds. */
export function untriedSearches(rules: readonly RuleInForce[], ruleId: string): string[] {
  const { let: names = {}, find } = rules.find((rule) => rule.ruleId === ruleId)?.document ?? {};
  return Object.entries({ ...names, find }).flatMap(([name, value]) =>
    typeof value === "object" && value !== null && "search" in value && value.search !== undefined
      ? [`“${name}”: its search is not tried on facts; give only what it finds.`]
      : [],
  );
}
