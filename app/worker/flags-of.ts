// Pure. Ids of the rules that match now and that nobody waived: what lists show and one-shot effects ask.
import type { Decision } from "#app/rules/decision.ts";

export function flagsOf(decision: Decision): string[] {
  const matched = decision.findings.filter((finding) => finding.outcome === "matched").map((finding) => finding.ruleId);
  return [...new Set(matched)].sort();
}
