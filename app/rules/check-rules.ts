// Pure. What can be seen of several rules together, and of a rule beside the store: nothing here stops a rule from being
// saved, since it may be meant. Each warning names the rules.
import { actionScopes, factScopes } from "#app/rules/access-scopes.ts";
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { compileRule, type RuleInForce } from "#app/rules/compile-rule.ts";
import { contradictions, excludeEachOther } from "#app/rules/contradictions.ts";
import type { Facts } from "#app/rules/facts.ts";
import { failingTemplates } from "#app/rules/failing-templates.ts";
import { goesOnce } from "#app/rules/goes-once.ts";
import { scopeOfEvent } from "#app/rules/optional-topics.ts";
import { passedLoops } from "#app/rules/passed-loops.ts";
import { type DocumentPath, placedSteps } from "#app/rules/placed-steps.ts";
import { loops } from "#app/rules/rule-loops.ts";
import type { RuleTrigger } from "#app/rules/rule-trigger.ts";
import type { RuleWarning, WarnedPlace } from "#app/rules/rule-warning.ts";
import { setsOff } from "#app/rules/set-off.ts";
import { tagsWritten, type WrittenTag } from "#app/rules/tags-written.ts";
import { triggersInWords } from "#app/rules/trigger-in-words.ts";
import { withoutBody } from "#app/rules/without-body.ts";

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
      ...goesOnce(rule),
      ...withoutBody(rule),
    ]),
    ...compiled.flatMap((rule) => failingTemplates(rule, recent, now)),
    ...neverReached(compiled),
    ...loops(compiled).map(
      ({ ids, through, places }): RuleWarning => ({
        is: "loop",
        rules: ids,
        places,
        message: loopMessage(ids, through, compiled),
      }),
    ),
    ...disagreements(compiled),
  ];
}

const nameOf = (id: string, rules: readonly CompiledRule[]): string =>
  `“${rules.find(({ ruleId }) => ruleId === id)?.name ?? id}”`;

const placesIn = ({ ruleId }: CompiledRule, paths: readonly DocumentPath[]): WarnedPlace[] =>
  paths.map((path) => ({ rule: ruleId, path }));

function missingScopes(rule: CompiledRule, granted: readonly string[] | undefined): RuleWarning[] {
  if (!granted) return [];
  const has = new Set(granted);
  const missing = Object.groupBy(
    [...actionScopes(rule), ...factScopes(rule)].filter(
      ({ anyOf }) => !anyOf.some((scope) => has.has(scope) || has.has(scope.replace(/^read_/, "write_"))),
    ),
    ({ what, anyOf }) => `${anyOf.join(" or ")} ${what}`,
  );
  return Object.entries(missing).map(([words, wanted = []]) => ({
    is: "missing_scope",
    rules: [rule.ruleId],
    places: placesIn(
      rule,
      wanted.map(({ path }) => path),
    ),
    message: `“${rule.name}” needs the access scope ${words}; the store has not granted it.`,
    scopes: wanted[0]?.anyOf.slice(0, 1) ?? [],
  }));
}

function tooManyTags(rule: CompiledRule): RuleWarning[] {
  const added = new Map<string, DocumentPath>();
  for (const { is, tag, path } of tagsWritten(rule)) if (is === "adds" && !added.has(tag)) added.set(tag, path);
  const beyond = [...added.values()].slice(MOST_TAGS, MOST_TAGS + 1);
  return beyond.length
    ? [
        {
          is: "too_many_tags",
          rules: [rule.ruleId],
          places: placesIn(rule, beyond),
          message: `“${rule.name}” adds ${added.size} tags; a record has at most ${MOST_TAGS}. Take some of them out, or keep them in a metafield.`,
        },
      ]
    : [];
}

function neverTrue(rule: CompiledRule): RuleWarning[] {
  const { when } = rule.document;
  return (when ? contradictions(when, ["when"]) : []).map(({ why, paths }) => ({
    is: "never_true",
    rules: [rule.ruleId],
    places: placesIn(rule, paths),
    message: `“${rule.name}” can never be true: ${why}. Take one of them out, or put both under “any”.`,
  }));
}

function neverSetOff(rule: CompiledRule, granted: readonly string[] | undefined): RuleWarning[] {
  const triggers = [rule.document.on].flat();
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
  const message = `“${rule.name}” is never set off: Shopify tells ${when} only with the access scope ${[...lacking].join(", ")}, which the store has not granted.`;
  const places = placesIn(
    rule,
    triggers.map((_, at) => ["on", at]),
  );
  return [{ is: "never_set_off", rules: [rule.ruleId], places, message, scopes: [...lacking] }];
}

function unknownRules(rule: CompiledRule, rules: readonly CompiledRule[]): RuleWarning[] {
  const known = new Set(rules.map(({ ruleId }) => ruleId));
  const named = placedSteps(rule).flatMap(({ step, path }): [unknown, DocumentPath][] =>
    step.kind === "action" && ["start_rule", "stop_rule"].includes(step.action.name)
      ? [[step.constant?.rule, [...path, "rule"]]]
      : [],
  );
  const others = rule.triggers.flatMap((one, at): [unknown, DocumentPath][] =>
    one.is === "rule" ? [[one.rule, ["on", at, "rule"]]] : [],
  );
  const missing = Object.groupBy(
    [...named, ...others].filter(([id]) => typeof id === "string" && !known.has(id)),
    ([id]) => String(id),
  );
  return Object.entries(missing).map(([id, places = []]) => ({
    is: "unknown_rule",
    rules: [rule.ruleId],
    places: placesIn(
      rule,
      places.map(([, path]) => path),
    ),
    message: `“${rule.name}” names the rule “${id}”, and there is none that is switched on. Switch it on, or name another one.`,
  }));
}

function loopsNotWaitedFor(rule: CompiledRule): RuleWarning[] {
  return passedLoops(rule).map(({ list, path }) => ({
    is: "loop_not_waited_for",
    rules: [rule.ruleId],
    places: placesIn(rule, [path]),
    message: `“${rule.name}” waits for each of its ${list} by itself, all at the same time, and the steps after that loop do not wait for them: put them before the loop, or into it. Where one shall follow the other, write “repeat”.`,
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
          places: [...placesIn(stopper, [["stop"]]), ...placesIn(later, [["on"]])],
          message: `“${later.name}” is never looked at: “${stopper.name}” is always true before it, and stops what comes after. Move it before that one, or let that one ask for something or not stop.`,
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
      if (adder.ruleId === remover.ruleId || !shareAnEvent(adder, remover) || areApart(adder, remover)) continue;
      const both = adds.flatMap((one) =>
        removes.filter((other) => isOpposite(one, other)).map((other) => ({ tag: one.tag, one, other })),
      );
      if (both.length)
        warnings.push({
          is: "contradiction",
          rules: [adder.ruleId, remover.ruleId],
          places: [
            ...placesIn(adder, onceEach(both.map(({ one }) => one.path))),
            ...placesIn(remover, onceEach(both.map(({ other }) => other.path))),
          ],
          message: `“${adder.name}” adds ${[...new Set(both.map(({ tag }) => `“${tag}”`))].join(", ")}, and “${remover.name}” removes it on the same event: the later rule wins. Let one of them ask for what the other excludes, or set them off by other events.`,
        });
    }
  return warnings;
}

const onceEach = (paths: readonly DocumentPath[]): DocumentPath[] => [
  ...new Map(paths.map((path) => [path.join("."), path])).values(),
];

const isOpposite = (adds: WrittenTag, other: WrittenTag): boolean =>
  adds.is === "adds" && other.is === "removes" && other.tag === adds.tag && other.of === adds.of;

/** One asks for what the other excludes. */
const areApart = ({ document: { when: one } }: CompiledRule, { document: { when: other } }: CompiledRule): boolean =>
  one !== undefined && other !== undefined && excludeEachOther(one, other);

function shareAnEvent(a: CompiledRule, b: CompiledRule): boolean {
  return (
    a.triggers.some((one) => one.is === "event" && setsOff(b, { on: one.event })) ||
    b.triggers.some((one) => one.is === "event" && setsOff(a, { on: one.event }))
  );
}

function loopMessage(ids: readonly string[], through: string, rules: readonly CompiledRule[]): string {
  const [first = ""] = ids;
  if (ids.length === 1)
    return `${nameOf(first, rules)} sets itself off again: it writes ${through}. It acts once a look, but at every later one again. Let it ask whether that was done, or write "acts": "once".`;
  return `${ids.map((id) => nameOf(id, rules)).join(", ")} set each other off, through ${through}. Let one of them ask whether that was done, or write "acts": "once".`;
}
