// Pure. What can be seen of several rules together, and of a rule beside the store: nothing here stops a rule from being
// saved, since it may be meant. Each warning names the rules.
import { actionScopes, factScopes } from "#app/rules/access-scopes.ts";
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { compileRule, type RuleInForce } from "#app/rules/compile-rule.ts";
import { stepsOf } from "#app/rules/compile-steps.ts";
import { contradictions } from "#app/rules/contradictions.ts";
import { decide } from "#app/rules/decide.ts";
import type { Facts } from "#app/rules/facts.ts";
import { scopeOfEvent } from "#app/rules/optional-topics.ts";
import { passedLoops } from "#app/rules/passed-loops.ts";
import { loops } from "#app/rules/rule-loops.ts";
import type { RuleTrigger } from "#app/rules/rule-trigger.ts";
import { setsOff } from "#app/rules/set-off.ts";
import { tagsWritten, type WrittenTag } from "#app/rules/tags-written.ts";
import { triggersInWords } from "#app/rules/trigger-in-words.ts";

export interface RuleWarning {
  is:
    | "missing_scope"
    | "too_many_tags"
    | "template_fails"
    | "loop"
    | "never_true"
    | "never_reached"
    | "contradiction"
    | "unknown_rule"
    | "loop_not_waited_for"
    | "never_set_off";
  /** Ids of the rules that it is about. */
  rules: string[];
  message: string;
}

interface Beside {
  /** Access scopes that the store has granted; left out: not known. */
  granted?: readonly string[];
  /** Facts of recent records, to try templates on. */
  recent?: readonly Facts[];
  now: string;
}

/** Shopify: 250 tags on an order or customer. */
const MOST_TAGS = 250;

/** @param rules versions that would be in force together. Only those that are switched on are looked at. */
export function checkRules(rules: readonly RuleInForce[], { granted, recent = [], now }: Beside): RuleWarning[] {
  const compiled = rules.filter(({ document }) => document.enabled).map(compileRule);
  return [
    ...compiled.flatMap((rule) => [
      ...missingScopes(rule, granted),
      ...tooManyTags(rule),
      ...neverTrue(rule),
      ...neverSetOff(rule, granted),
      ...unknownRules(rule, compiled),
      ...loopsNotWaitedFor(rule),
    ]),
    ...compiled.flatMap((rule) => failingTemplates(rule, recent, now)),
    ...neverReached(compiled),
    ...loops(compiled).map(
      ({ ids, through }): RuleWarning => ({ is: "loop", rules: ids, message: loopMessage(ids, through, compiled) }),
    ),
    ...disagreements(compiled),
  ];
}

const nameOf = (id: string, rules: readonly CompiledRule[]): string =>
  `“${rules.find(({ ruleId }) => ruleId === id)?.name ?? id}”`;

function missingScopes(rule: CompiledRule, granted: readonly string[] | undefined): RuleWarning[] {
  if (!granted) return [];
  const has = new Set(granted);
  const wanted = [...actionScopes(rule), ...factScopes(rule)].filter(
    ({ anyOf }) => !anyOf.some((scope) => has.has(scope) || has.has(scope.replace(/^read_/, "write_"))),
  );
  return [...new Map(wanted.map((one) => [`${one.what} ${one.anyOf.join()}`, one])).values()].map(
    ({ what, anyOf }) => ({
      is: "missing_scope",
      rules: [rule.ruleId],
      message: `“${rule.name}” needs the access scope ${anyOf.join(" or ")} ${what}; the store has not granted it.`,
    }),
  );
}

function tooManyTags(rule: CompiledRule): RuleWarning[] {
  const count = new Set(
    tagsWritten(rule)
      .filter(({ is }) => is === "adds")
      .map(({ tag }) => tag),
  ).size;
  return count > MOST_TAGS
    ? [
        {
          is: "too_many_tags",
          rules: [rule.ruleId],
          message: `“${rule.name}” adds ${count} tags; a record has at most ${MOST_TAGS}.`,
        },
      ]
    : [];
}

function neverTrue(rule: CompiledRule): RuleWarning[] {
  const { when } = rule.document;
  return (when ? contradictions(when) : []).map((why) => ({
    is: "never_true",
    rules: [rule.ruleId],
    message: `“${rule.name}” can never be true: ${why}.`,
  }));
}

function neverSetOff({ ruleId, name, document }: CompiledRule, granted: readonly string[] | undefined): RuleWarning[] {
  const triggers = [document.on].flat();
  const lacking = new Set<string>();
  const isHeard = (trigger: RuleTrigger) => {
    const event = typeof trigger === "string" ? trigger : "after" in trigger ? trigger.event : null;
    if (event === null) return true;
    const scope = scopeOfEvent(event);
    if (granted && scope !== null && !granted.includes(scope)) {
      lacking.add(scope);
      return false;
    }
    return true;
  };
  // Not to be left early: each of them may lack another scope.
  if (triggers.map(isHeard).includes(true)) return [];
  const when = triggersInWords(triggers).replace("When", "when");
  const message = `“${name}” is never set off: Shopify tells ${when} only with the access scope ${[...lacking].join(", ")}, which the store has not granted.`;
  return [{ is: "never_set_off", rules: [ruleId], message }];
}

function unknownRules(rule: CompiledRule, rules: readonly CompiledRule[]): RuleWarning[] {
  const known = new Set(rules.map(({ ruleId }) => ruleId));
  const named = stepsOf([...rule.then, ...(rule.otherwise ?? [])]).flatMap((step) =>
    step.kind === "action" && ["start_rule", "stop_rule"].includes(step.action.name) ? [step.constant?.rule] : [],
  );
  const others = rule.triggers.flatMap((one) => (one.is === "rule" ? [one.rule] : []));
  const missing = new Set([...named, ...others].filter((id): id is string => typeof id === "string" && !known.has(id)));
  return [...missing].map((id) => ({
    is: "unknown_rule",
    rules: [rule.ruleId],
    message: `“${rule.name}” names the rule “${id}”, and there is none that is switched on.`,
  }));
}

function loopsNotWaitedFor(rule: CompiledRule): RuleWarning[] {
  return passedLoops([...rule.then])
    .concat(passedLoops(rule.otherwise ?? []))
    .map((list) => ({
      is: "loop_not_waited_for",
      rules: [rule.ruleId],
      message: `“${rule.name}” waits for each of its ${list} by itself, all at the same time, and the steps after that loop do not wait for them: put them before the loop, or into it. Where one shall follow the other, write “repeat”.`,
    }));
}

/** Renders what the rule would render on records that are there: a template that breaks on one of them is said with it. */
function failingTemplates(rule: CompiledRule, recent: readonly Facts[], now: string): RuleWarning[] {
  const failed = new Map<string, string>();
  for (const facts of recent) {
    if (facts.lane.kind !== rule.lane) continue;
    const one: RuleInForce = {
      ruleId: rule.ruleId,
      version: rule.version,
      position: 0,
      document: { ...rule.document, watch_only: true },
    };
    // A look that sets it off, whatever it waits for: conditions still have to be true.
    const looked = {
      ...facts,
      triggers: [{ on: "by_hand" as const, rule: rule.ruleId }],
      owned: [],
      stages: [],
      done: [],
    };
    for (const finding of decide(looked, [one], { now }).findings) {
      const why =
        finding.outcome === "failed"
          ? [finding.reason, ...finding.notes].find((text) => text.startsWith("A template failed"))
          : undefined;
      if (why && !failed.has(why)) failed.set(why, finding.target);
    }
  }
  return [...failed].map(([why, target]) => ({
    is: "template_fails",
    rules: [rule.ruleId],
    message: `“${rule.name}” fails on ${target}: ${why}`,
  }));
}

/** Rules that come after one that stops them all, always true. */
function neverReached(rules: readonly CompiledRule[]): RuleWarning[] {
  const sorted = rules.toSorted((a, b) => a.position - b.position || (a.ruleId < b.ruleId ? -1 : 1));
  return sorted.flatMap((stopper, at) => {
    if (!stopper.document.stop || stopper.when || stopper.skip.length) return [];
    const group = stopper.document.stop === "group" ? (stopper.document.group ?? null) : undefined;
    return sorted
      .slice(at + 1)
      .filter(
        (later) =>
          later.lane === stopper.lane &&
          (group === undefined || (later.document.group ?? null) === group) &&
          isCovered(later, stopper),
      )
      .map(
        (later): RuleWarning => ({
          is: "never_reached",
          rules: [stopper.ruleId, later.ruleId],
          message: `“${later.name}” is never looked at: “${stopper.name}” is always true before it, and stops what comes after.`,
        }),
      );
  });
}

/** Whether all that sets one rule off sets the other off too. */
function isCovered(later: CompiledRule, stopper: CompiledRule): boolean {
  return later.triggers.every((one) => one.is === "event" && setsOff(stopper, { on: one.event }));
}

/** Tags that one rule adds and another removes on the same event. */
function disagreements(rules: readonly CompiledRule[]): RuleWarning[] {
  const written = rules.map((rule) => ({ rule, tags: tagsWritten(rule) }));
  const warnings: RuleWarning[] = [];
  for (const { rule: adder, tags: adds } of written)
    for (const { rule: remover, tags: removes } of written) {
      if (adder.ruleId === remover.ruleId || !shareAnEvent(adder, remover)) continue;
      const both = adds.filter((one) => one.is === "adds" && removes.some((other) => isOpposite(one, other)));
      if (both.length)
        warnings.push({
          is: "contradiction",
          rules: [adder.ruleId, remover.ruleId],
          message: `“${adder.name}” adds ${both.map(({ tag }) => `“${tag}”`).join(", ")}, and “${remover.name}” removes it on the same event.`,
        });
    }
  return warnings;
}

const isOpposite = (adds: WrittenTag, other: WrittenTag): boolean =>
  other.is === "removes" && other.tag === adds.tag && other.of === adds.of;

function shareAnEvent(a: CompiledRule, b: CompiledRule): boolean {
  return (
    a.triggers.some((one) => one.is === "event" && setsOff(b, { on: one.event })) ||
    b.triggers.some((one) => one.is === "event" && setsOff(a, { on: one.event }))
  );
}

function loopMessage(ids: readonly string[], through: string, rules: readonly CompiledRule[]): string {
  const [first = ""] = ids;
  if (ids.length === 1)
    return `${nameOf(first, rules)} sets itself off again: it writes ${through}. It acts once a look, but at every later one again.`;
  return `${ids.map((id) => nameOf(id, rules)).join(", ")} set each other off, through ${through}.`;
}
