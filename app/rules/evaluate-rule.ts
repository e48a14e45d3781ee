// Pure. One rule on one record: the finding, with its reason where somebody wants it.
import { digestOf } from "#app/lib/canonical-json.ts";
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { cutInWords } from "#app/rules/cut-in-words.ts";
import type { Finding } from "#app/rules/decision.ts";
import type { Env } from "#app/rules/env.ts";
import type { Waiver } from "#app/rules/facts.ts";
import type { Need } from "#app/rules/need.ts";
import { TemplateError } from "#app/rules/template.ts";
import { TRUE, UNKNOWN } from "#app/rules/ternary.ts";

export interface Evaluated {
  finding: Finding;
  needs: Need[];
}

interface Evaluation {
  rule: CompiledRule;
  env: Env;
  target: string;
  setOff: boolean;
  waivers: readonly Waiver[];
  /** The explanation of what did not match too: it costs as much as the rest. */
  explainAll: boolean;
}

export function evaluateRule({ rule, env, target, setOff, waivers, explainAll }: Evaluation): Evaluated {
  const base = {
    ruleId: rule.ruleId,
    ruleVersion: rule.version,
    ruleName: rule.name,
    target,
    setOff,
    notes: Object.entries(env.cut).map(([name, said]) => cutInWords(name, said)),
  };
  try {
    for (const { condition, because } of rule.skip)
      if (condition.test(env) === TRUE)
        return {
          finding: { ...base, outcome: "skipped", reason: because, fingerprint: "", explanation: null },
          needs: [],
        };

    if (!rule.when) {
      const reason = "It holds always.";
      return matched({ ...base, outcome: "matched", reason, fingerprint: digestOf([]), explanation: null }, waivers);
    }
    const verdict = rule.when.test(env);
    if (verdict !== TRUE && verdict !== UNKNOWN && !explainAll)
      return {
        finding: { ...base, outcome: "not_matched", reason: "", fingerprint: "", explanation: null },
        needs: [],
      };
    const { explanation, sentences, fingerprints, needs } = rule.when.explain(env);
    const finding: Finding = {
      ...base,
      outcome: verdict === TRUE ? "matched" : verdict === UNKNOWN ? "unknown" : "not_matched",
      reason: sentences.slice(0, MOST_SENTENCES).join(" "),
      // Nobody can say “leave it” to what is not so.
      fingerprint: verdict === TRUE || verdict === UNKNOWN ? digestOf(fingerprints) : "",
      explanation,
    };
    if (verdict === TRUE) return matched(finding, waivers);
    return { finding, needs: verdict === UNKNOWN ? needs : [] };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return {
      finding: {
        ...base,
        outcome: "failed",
        reason: `A template failed: ${error.message}.`,
        fingerprint: "",
        explanation: null,
      },
      needs: [],
    };
  }
}

/** The finding of a rule that does not look at the record at all. */
export function skippedFinding({ ruleId, version, name }: CompiledRule, target: string, reason: string): Finding {
  return {
    ruleId,
    ruleVersion: version,
    ruleName: name,
    target,
    outcome: "skipped",
    setOff: false,
    reason,
    fingerprint: "",
    explanation: null,
    notes: [],
  };
}

/** A reason is read by people. */
const MOST_SENTENCES = 6;

function matched(finding: Finding, waivers: readonly Waiver[]): Evaluated {
  const isWaived = waivers.some(
    (entry) =>
      entry.ruleId === finding.ruleId && entry.target === finding.target && entry.fingerprint === finding.fingerprint,
  );
  return { finding: isWaived ? { ...finding, outcome: "waived" } : finding, needs: [] };
}
