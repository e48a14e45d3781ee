// Pure. Which rules are true of a record after a look: what lists show and one-shot effects ask, and what "becomes true" means.
import type { Decision } from "#app/rules/decision.ts";

export interface Flags {
  /** Ids of rules that match now and that nobody waived. */
  flags: string[];
  /** The same with the record that they match: "rule/gid". */
  matched: string[];
}

const ruleOf = (entry: string): string => entry.slice(0, entry.indexOf("/"));
const sorted = (list: string[]): string[] => [...new Set(list)].sort();

/**
 * @param before what matched at the last look: what was not looked at now stays as it was.
 * @param inForce ids of the rules that are switched on: the others flag nothing.
 */
export function flagsOf(decision: Decision, before: readonly string[], inForce: ReadonlySet<string>): Flags {
  const lookedAt = new Set(decision.findings.map(({ ruleId, target }) => `${ruleId}/${target}`));
  const now = decision.findings.filter(({ outcome }) => outcome === "matched");
  const matched = sorted([
    ...before.filter((entry) => inForce.has(ruleOf(entry)) && !lookedAt.has(entry)),
    ...now.map(({ ruleId, target }) => `${ruleId}/${target}`),
  ]);
  return { matched, flags: sorted(matched.map(ruleOf)) };
}
