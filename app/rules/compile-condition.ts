// Pure. A condition tree becomes closures once; evaluating it gives a verdict and the whole explanation, matched or not.
import { formatMoney } from "#app/lib/money.ts";
import type { Explanation, FactNeed, Verdict } from "#app/rules/decision.ts";
import type { Facts } from "#app/rules/facts.ts";
import type { Field, FieldParams, Money, Reading } from "#app/rules/field.ts";
import { fieldNamed } from "#app/rules/fields/index.ts";
import { operatorNamed } from "#app/rules/operators/index.ts";
import type { Condition, FieldCondition } from "#app/rules/rule-document.ts";

export interface Evaluated {
  verdict: Verdict;
  explanation: Explanation;
  /** Facts that would turn unknown leaves into answers. */
  needs: FactNeed[];
  /** The sentences of the leaves that made the verdict what it is. */
  sentences: string[];
  /** Of the values seen, in the form that a waiver holds on to. */
  fingerprints: unknown[];
}

export interface CompiledCondition {
  /** The answer alone: a timer asks for it at thousands of instants. */
  verdict(facts: Facts, now: string): Verdict;
  evaluate(facts: Facts, now: string): Evaluated;
  /** Instants at which some leaf's value changes by time alone. */
  changesAt(facts: Facts, now: string): string[];
}

/** Compiles a condition of a document that RuleDocumentSchema accepted. Throws on a name it does not know. */
export function compileCondition(condition: Condition): CompiledCondition {
  if ("all" in condition) return group("all", condition.all.map(compileCondition));
  if ("any" in condition) return group("any", condition.any.map(compileCondition));
  if ("none" in condition) return group("none", condition.none.map(compileCondition));
  return leaf(condition);
}

const not = (verdict: Verdict): Verdict => (verdict === "true" ? "false" : verdict === "false" ? "true" : "unknown");

function together(kind: "all" | "any" | "none", verdicts: Verdict[]): Verdict {
  if (kind === "all") {
    if (verdicts.includes("false")) return "false";
    return verdicts.includes("unknown") ? "unknown" : "true";
  }
  const some: Verdict = verdicts.includes("true") ? "true" : verdicts.includes("unknown") ? "unknown" : "false";
  return kind === "any" ? some : not(some);
}

function group(kind: "all" | "any" | "none", parts: CompiledCondition[]): CompiledCondition {
  return {
    verdict: (facts, now) =>
      together(
        kind,
        parts.map((part) => part.verdict(facts, now)),
      ),
    evaluate(facts, now) {
      const evaluated = parts.map((part) => part.evaluate(facts, now));
      const verdict = together(
        kind,
        evaluated.map((part) => part.verdict),
      );
      // What made it so: all true parts of a true "all", the false ones of a false "all" …
      const decisive = evaluated.filter((part) => {
        if (kind === "none") return verdict === "true" || part.verdict === not(verdict);
        return part.verdict === verdict;
      });
      return {
        verdict,
        explanation: { says: kind, verdict, parts: evaluated.map((part) => part.explanation) },
        needs: evaluated.flatMap((part) => part.needs),
        sentences: (decisive.length ? decisive : evaluated).flatMap((part) => part.sentences),
        fingerprints: evaluated.flatMap((part) => part.fingerprints),
      };
    },
    changesAt: (facts, now) => parts.flatMap((part) => part.changesAt(facts, now)),
  };
}

function leaf(condition: FieldCondition): CompiledCondition {
  const field = fieldNamed(condition.field);
  const operator = operatorNamed(condition.is);
  if (!field || !operator)
    throw new Error(`no such ${field ? "operator" : "field"}: ${field ? condition.is : condition.field}`);
  const params: FieldParams = condition.days === undefined ? {} : { days: condition.days };
  const otherName = (condition.than as { field?: string } | undefined)?.field;
  const other = otherName === undefined ? null : fieldNamed(otherName);

  const rightOf = (facts: Facts, now: string): Reading<unknown> =>
    other ? other.read(facts, params, now) : { known: true, value: condition.than ?? null };

  return {
    verdict: (facts, now) => operator.test(field.read(facts, params, now), rightOf(facts, now)),
    evaluate(facts, now) {
      const left = field.read(facts, params, now);
      const right = rightOf(facts, now);
      const verdict = operator.test(left, right);
      const sentence = sentenceOf(
        field,
        left,
        operator.words(verdict !== "false"),
        rightInWords(other, right),
        params,
        verdict,
      );
      const needs =
        verdict === "unknown" ? [left, right].flatMap((side) => (!side.known && side.need ? [side.need] : [])) : [];
      const explanation: Explanation = {
        says: sentence,
        verdict,
        field: field.name,
        source: left.source ?? field.source,
        expected: other ? (right.known ? right.value : undefined) : condition.than,
        ...(left.known ? { seen: left.value } : { seen: seenBounds(left), why: left.why }),
      };
      const print = (of: Field, reading: Reading<unknown>) =>
        reading.known ? (of.fingerprint ? of.fingerprint(reading.value as never) : reading.value) : "unknown";
      return {
        verdict,
        explanation,
        needs,
        sentences: [sentence],
        fingerprints: [print(field, left), other ? print(other, right) : condition.than],
      };
    },
    changesAt: (facts, now) => [
      ...(field.changesAt?.(facts, params, now) ?? []),
      ...(other?.changesAt?.(facts, params, now) ?? []),
    ],
  };
}

function seenBounds(reading: Extract<Reading<unknown>, { known: false }>): unknown {
  const { atLeast, atMost } = reading;
  return { ...(atLeast === undefined ? {} : { atLeast }), ...(atMost === undefined ? {} : { atMost }) };
}

function sentenceOf(
  field: Field,
  left: Reading<unknown>,
  words: string,
  right: string,
  params: FieldParams,
  verdict: Verdict,
): string {
  if (verdict === "unknown") return left.known ? "One side of the comparison is not known." : left.why;
  // Proven by a bound: the bound is what was seen.
  const bound = left.known
    ? left.value
    : verdict === "true"
      ? (left.atLeast ?? left.atMost)
      : (left.atMost ?? left.atLeast);
  const said = field.says(bound as never, params);
  if (field.type === "yes-no") return `${said}.`;
  if (field.type === "money" || field.type === "number")
    return `${said}${left.known ? "" : verdict === "true" ? " by the orders we know" : " at most"}, which ${words} ${right}.`;
  return `${said} ${words} ${right}.`;
}

function rightInWords(other: Field | null | undefined, right: Reading<unknown>): string {
  if (other) {
    const said = other.says((right.known ? right.value : null) as never, {});
    return said.charAt(0).toLowerCase() + said.slice(1);
  }
  const value = right.known ? right.value : null;
  if (value !== null && typeof value === "object" && "amount" in value) {
    const money = value as Money;
    return formatMoney(money.amount, money.currency);
  }
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "string" ? `“${value}”` : String(value);
}
