// Pure. A condition tree becomes closures once. `test` gives the bare answer; `explain` walks the same parts and says what
// was seen, for those rules whose explanation somebody wants.
import {
  type AggregateCondition,
  type Condition,
  type FieldCondition,
  type ItemsCondition,
  QUANTIFIERS,
  type Quantifier,
  type TemplateCondition,
} from "#app/rules/condition-schema.ts";
import type { Explanation } from "#app/rules/decision.ts";
import { type Env, tableRow } from "#app/rules/env.ts";
import { impliedOperator } from "#app/rules/implied-operator.ts";
import { type ItemList, isWholeFor, itemList, overItems } from "#app/rules/item-list.ts";
import { leftSide } from "#app/rules/left-side.ts";
import type { FactGroup, Need } from "#app/rules/need.ts";
import { OperandError, type TestContext } from "#app/rules/operator.ts";
import { operatorNamed } from "#app/rules/operators/index.ts";
import { rightSide, UNFIT } from "#app/rules/right-side.ts";
import type { Scope } from "#app/rules/scope.ts";
import { fingerprint, MOST_ITEMS, plain } from "#app/rules/seen-value.ts";
import { comparisonSentence, itemsSentence, wordingOf } from "#app/rules/sentence.ts";
import { sharedCondition } from "#app/rules/shared-condition.ts";
import { FALSE, negate, type Ternary, TRUE, ternary, UNKNOWN, verdictOf } from "#app/rules/ternary.ts";
import { Unknown } from "#app/rules/unknown.ts";

export interface Explained {
  answer: Ternary;
  explanation: Explanation;
  /** The sentences of the parts that made the answer what it is. */
  sentences: string[];
  /** Of the values seen, in the form that a waiver holds on to. */
  fingerprints: unknown[];
  /** What would turn an unknown answer into a known one. */
  needs: Need[];
}

export interface CompiledCondition {
  test(env: Env): Ternary;
  explain(env: Env): Explained;
  /** The first fact that an unknown answer hangs on. */
  need(env: Env): Need | null;
  /** All that may have to be read from elsewhere. */
  groups: readonly FactGroup[];
}

/** @throws PathError, OperandError, TemplateError; none for a condition that check-document.ts found good. */
export function compileCondition(condition: Condition, scope: Scope): CompiledCondition {
  if ("all" in condition)
    return group(
      "all",
      condition.all.map((part) => compileCondition(part, scope)),
    );
  if ("any" in condition)
    return group(
      "any",
      condition.any.map((part) => compileCondition(part, scope)),
    );
  if ("none" in condition)
    return group(
      "none",
      condition.none.map((part) => compileCondition(part, scope)),
    );
  if ("not" in condition) return group("none", [compileCondition(condition.not, scope)]);
  return sharedCondition(condition, scope, () => single(condition, scope));
}

function single(condition: Condition, scope: Scope): CompiledCondition {
  for (const quantifier of QUANTIFIERS)
    if (quantifier in condition) return items(quantifier, condition as ItemsCondition, scope);
  return comparison(condition as FieldCondition | TemplateCondition | AggregateCondition, scope);
}

type Group = "all" | "any" | "none";

function group(kind: Group, parts: CompiledCondition[]): CompiledCondition {
  // The answer that settles it at once: a false part of "all", a true one of "any" and "none".
  const settling = kind === "all" ? FALSE : TRUE;
  const settled: Ternary = kind === "any" ? TRUE : FALSE;
  const otherwise = negate(settled);
  const test = (env: Env): Ternary => {
    let doubt = false;
    for (const part of parts) {
      const answer = part.test(env);
      if (answer === settling) return settled;
      if (answer === UNKNOWN) doubt = true;
    }
    return doubt ? UNKNOWN : otherwise;
  };
  const of = (answers: readonly Ternary[]): Ternary =>
    answers.includes(settling) ? settled : answers.includes(UNKNOWN) ? UNKNOWN : otherwise;
  return {
    test,
    groups: unique(parts.flatMap((part) => part.groups)),
    need: (env) => {
      if (test(env) !== UNKNOWN) return null;
      for (const part of parts) {
        const need = part.need(env);
        if (need) return need;
      }
      return null;
    },
    explain(env) {
      const explained = parts.map((part) => part.explain(env));
      const verdict = of(explained.map(({ answer }) => answer));
      // All true parts of a true "all", the false ones of a false one …
      const wanted = kind === "none" ? negate(verdict) : verdict;
      const isDecisive = explained.some(({ answer }) => answer === wanted);
      const told: Explained = {
        answer: verdict,
        explanation: { says: kind, verdict: verdictOf(verdict), parts: [] },
        sentences: [],
        fingerprints: [],
        needs: [],
      };
      for (const { answer, explanation, sentences, fingerprints, needs } of explained) {
        told.explanation.parts?.push(explanation);
        told.fingerprints.push(...fingerprints);
        if (verdict === UNKNOWN) told.needs.push(...needs);
        if (isDecisive && answer !== wanted) continue;
        for (const sentence of sentences) if (!told.sentences.includes(sentence)) told.sentences.push(sentence);
      }
      return told;
    },
  };
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

function items(quantifier: Quantifier, condition: ItemsCondition, scope: Scope): CompiledCondition {
  const list = itemList(condition[quantifier] ?? "", scope, condition.as);
  const where = compileCondition(condition.where, list.scope);
  // "every" looks for one that does not fit, the others for one that does.
  const looked = quantifier === "every" ? FALSE : TRUE;
  /** @param hit one that is looked for is there. @param doubt of one it is not known. */
  const settle = (count: number, hit: boolean, doubt: boolean, env: Env): Ternary => {
    if (hit) return ternary(quantifier === "some");
    if (doubt || isWholeFor(list, condition.where, env) !== true) return UNKNOWN;
    // Of an empty list nothing can be said of every item: a rule for "all lines are digital" must not match no lines.
    if (quantifier === "every") return ternary(count > 0);
    return ternary(quantifier === "no");
  };
  const answer = (env: Env): Ternary => {
    const found = list.read(env);
    if (found instanceof Unknown) return UNKNOWN;
    let [hit, doubt] = [false, false];
    overItems(list, found, env, () => {
      const fits = where.test(env);
      if (fits === looked) hit = true;
      if (fits === UNKNOWN) doubt = true;
      return !hit;
    });
    return settle(found.length, hit, doubt, env);
  };
  const needOf = (env: Env): Need | null => {
    const found = list.read(env);
    if (found instanceof Unknown) return found.need;
    const whole = isWholeFor(list, condition.where, env);
    if (whole !== true) return whole.need;
    let need: Need | null = null;
    overItems(list, found, env, () => {
      need ??= where.need(env);
    });
    return need;
  };
  return {
    test: answer,
    need: (env) => (answer(env) === UNKNOWN ? needOf(env) : null),
    groups: unique([...list.groups, ...where.groups]),
    explain(env) {
      const found = list.read(env);
      const parts: Explanation[] = [];
      const fitting: string[] = [];
      const fingerprints: unknown[] = [];
      let verdict: Ternary = UNKNOWN;
      if (!(found instanceof Unknown)) {
        let [hit, doubt] = [false, false];
        overItems(list, found, env, (item, index) => {
          // Beyond those that are shown only the ones that fit are told of.
          const tested = index < MOST_ITEMS ? TRUE : where.test(env);
          const told = tested === TRUE ? where.explain(env) : null;
          const fits = told ? told.answer : tested;
          if (fits === looked) hit = true;
          if (fits === UNKNOWN) doubt = true;
          if (!told) return;
          const says = nameOfItem(item, list);
          if (index < MOST_ITEMS) parts.push({ says, verdict: verdictOf(fits), parts: [told.explanation] });
          if (fits !== TRUE) return;
          fitting.push(says);
          fingerprints.push(...told.fingerprints);
        });
        verdict = settle(found.length, hit, doubt, env);
      }
      const short = verdict === UNKNOWN ? isWholeFor(list, condition.where, env) : true;
      const why = found instanceof Unknown ? found.why : short === true ? undefined : short.why;
      const sentence = itemsSentence(
        quantifier,
        list.says,
        found instanceof Unknown ? 0 : found.length,
        fitting,
        verdict === UNKNOWN ? (why ?? "") : null,
      );
      const need = verdict === UNKNOWN ? needOf(env) : null;
      return {
        answer: verdict,
        explanation: {
          says: sentence,
          verdict: verdictOf(verdict),
          field: list.path,
          ...(why ? { why } : {}),
          parts,
        },
        sentences: [sentence],
        fingerprints,
        needs: need ? [need] : [],
      };
    },
  };
}

function nameOfItem(item: unknown, { item: { of } }: ItemList): string {
  if (typeof item !== "object" || item === null) return String(item);
  const { name, title, sku, id } = item as Record<string, unknown>;
  return String(name ?? title ?? sku ?? (id ? `${of ?? "item"} ${id}` : (of ?? "item")));
}

function comparison(
  condition: FieldCondition | TemplateCondition | AggregateCondition,
  scope: Scope,
): CompiledCondition {
  const left = leftSide(condition, scope, compileCondition);
  const name = condition.op ?? impliedOperator(left.type, condition.value);
  const operator = operatorNamed(name, left.type);
  if (!operator) throw new OperandError(`there is no operator “${name}”`);
  const right = rightSide(condition.value, operator, left, condition.exact === true, scope, condition);
  const exact = condition.exact === true;
  const isSize = left.emptyIsZero === true && SIZES.has(operator.name);
  const isNegative = NEGATIVE.has(operator.name);
  const judge = (env: Env, found: unknown, operand: unknown): Ternary => {
    const value = isSize && found === null ? 0 : found;
    if (operand instanceof Unknown) return UNKNOWN;
    if (operand === UNFIT) return value instanceof Unknown ? UNKNOWN : ternary(isNegative);
    const context = new Context(env, exact, condition.compare);
    if (value instanceof Unknown) {
      const answer = operator.testBounds?.(value, operand, context);
      return answer === undefined ? UNKNOWN : ternary(answer);
    }
    if (operator.comparesBefore) {
      const before = left.readBefore(env);
      if (before instanceof Unknown) return UNKNOWN;
      context.before = before;
    }
    return ternary(operator.test(value, operand, context));
  };
  const test = (env: Env): Ternary => judge(env, left.read(env), right.read(env));
  const wording = wordingOf(left, operator, right);
  const unknownSide = (env: Env, seen: unknown, expected: unknown): Unknown | null => {
    for (const value of [seen, expected, ...(operator.comparesBefore ? [left.readBefore(env)] : [])])
      if (value instanceof Unknown) return value;
    return null;
  };
  return {
    test,
    groups: unique([...left.groups, ...right.groups]),
    need: (env) => {
      const [seen, expected] = [left.read(env), right.read(env)];
      return judge(env, seen, expected) === UNKNOWN ? (unknownSide(env, seen, expected)?.need ?? null) : null;
    },
    explain(env) {
      const [seen, expected] = [left.read(env), right.read(env)];
      const verdict = judge(env, seen, expected);
      const shown = right.shown(env);
      const doubt = verdict === UNKNOWN ? unknownSide(env, seen, expected) : null;
      const sentence = comparisonSentence(wording, seen, shown, verdict, doubt, env);
      const explanation: Explanation = { says: sentence, verdict: verdictOf(verdict) };
      if (left.path) explanation.field = left.path;
      if (operator.comparesBefore) explanation.before = plain(left.readBefore(env));
      explanation.seen = plain(seen);
      if (operator.operand !== "nothing") explanation.expected = plain(shown);
      if (doubt) explanation.why = doubt.why;
      return {
        answer: verdict,
        explanation,
        sentences: [(verdict === UNKNOWN ? null : left.sentence?.(env)) ?? sentence],
        fingerprints: [fingerprint(seen), expected instanceof Unknown ? "unknown" : fingerprint(shown)],
        needs: doubt?.need ? [doubt.need] : [],
      };
    },
  };
}

/** Operators that hold where nothing compares. */
const NEGATIVE: ReadonlySet<string> = new Set([
  "is_not",
  "not_in",
  "does_not_contain",
  "does_not_match",
  "does_not_start_with",
  "does_not_end_with",
  "lacks",
  "has_none",
  "differs_from",
  "postcode_not_in",
  "country_not_in",
  "not_in_table",
  "not_between",
]);

const SIZES: ReadonlySet<string> = new Set([
  "more_than",
  "at_least",
  "less_than",
  "at_most",
  "between",
  "is_multiple_of",
]);

/** What an operator is told besides its two sides. One is made for each test: so it holds little. */
class Context implements TestContext {
  before: unknown;
  readonly exact: boolean;
  readonly compare: readonly string[] | undefined;
  readonly #env: Env;

  constructor(env: Env, exact: boolean, compare: readonly string[] | undefined) {
    this.#env = env;
    this.exact = exact;
    this.compare = compare;
  }
  get now(): string {
    return this.#env.now;
  }
  get calendar(): Env["calendar"] {
    return this.#env.calendar;
  }
  tableHas(table: string, key: string): boolean | undefined {
    const { tables } = this.#env;
    return Object.hasOwn(tables, table) ? tableRow(tables, table, key) !== undefined : undefined;
  }
}
