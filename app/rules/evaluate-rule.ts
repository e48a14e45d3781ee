// Pure. One rule on one record: the finding, with its reason where somebody wants it.
import { digestOf } from "#app/lib/canonical-json.ts";
import type { CompiledCondition } from "#app/rules/compile-condition.ts";
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
    notes: rule.lets.flatMap(({ name, find }) => {
      const said = find ? env.cut[name] : undefined;
      return said === undefined ? [] : [cutInWords(name, said)];
    }),
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
    if (verdict !== TRUE && verdict !== UNKNOWN)
      return {
        finding: {
          ...base,
          outcome: "not_matched",
          fingerprint: "",
          ...(explainAll ? whyNot(rule.when, env) : UNSAID),
        },
        needs: [],
      };
    const { explanation, sentences, fingerprints, needs } = rule.when.explain(env);
    const finding: Finding = {
      ...base,
      outcome: verdict === TRUE ? "matched" : "unknown",
      reason: sentences.slice(0, MOST_SENTENCES).join(" "),
      fingerprint: digestOf(fingerprints),
      explanation,
    };
    if (verdict === TRUE) return matched(finding, waivers);
    return { finding, needs };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return {
      finding: {
        ...base,
        outcome: "failed",
        reason: failure(error),
        fingerprint: "",
        explanation: null,
      },
      needs: [],
    };
  }
}

const UNSAID = { reason: "", explanation: null };

/**
 * What is false stays so, whoever asks why: a part behind the one that settled it may fail when it is looked at to be shown.
 * It has no fingerprint: nobody can say “leave it” to what is not so.
 */
function whyNot(when: CompiledCondition, env: Env): Pick<Finding, "reason" | "explanation"> {
  try {
    const { explanation, sentences } = when.explain(env);
    return { reason: sentences.slice(0, MOST_SENTENCES).join(" "), explanation };
  } catch (error) {
    if (error instanceof TemplateError) return { ...UNSAID, reason: failure(error) };
    throw error;
  }
}

const failure = ({ message }: TemplateError) => `A template failed: ${message}.`;

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
