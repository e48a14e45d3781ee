// Pure. Tries a rule on facts from a file: what it would decide, and why, moment after moment, without any server. What it
// decides counts as done before the next moment.
import { type Complaint, checkDocument } from "#app/rules/check-document.ts";
import { CAP_ID } from "#app/rules/claim-of-day.ts";
import { compileRule, type RuleInForce } from "#app/rules/compile-rule.ts";
import { decide } from "#app/rules/decide.ts";
import type { Decision, Explanation } from "#app/rules/decision.ts";
import type { DecidedEffect } from "#app/rules/effect.ts";
import type { Facts, OwnedState, Stage } from "#app/rules/facts.ts";
import type { Plain } from "#app/rules/plain.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import { stoppedTargets } from "#app/rules/stopped-targets.ts";
import { laneRecordOf } from "#app/rules/subject-records.ts";
import { applyEffect } from "#app/rules/trial/apply-effect.ts";
import { FactsError } from "#app/rules/trial/coerce-record.ts";
import { metafieldsNamed } from "#app/rules/trial/metafields-named.ts";
import { offTime } from "#app/rules/trial/off-schedule.ts";
import { readMoment } from "#app/rules/trial/read-moment.ts";
import { isPicked, resolveFound, type TrialSubject, trialSubjects } from "#app/rules/trial/trial-subjects.ts";
import { type LaneKind, TrialWorld, type TriedRule } from "#app/rules/trial/trial-world.ts";
import { type TriedEffect, triedEffect } from "#app/rules/trial/tried-effect.ts";
import { unsentBodies } from "#app/rules/trial/unsent-bodies.ts";
import { untriedSearches } from "#app/rules/trial/untried-searches.ts";
import { WaitingStages } from "#app/rules/trial/waiting-stages.ts";
import { waitOut, waitsAlready } from "#app/rules/trial/waits-in-words.ts";
import { whyNothing } from "#app/rules/trial/why-nothing.ts";
import { withoutRepeats } from "#app/rules/trial/without-repeats.ts";

export interface TriedSubject {
  subject: string;
  target: string;
  outcome: Decision["findings"][number]["outcome"] | "not_set_off";
  reason: string;
  effects: TriedEffect[];
  /** Of a rule with watch_only: what it would do. */
  would?: TriedEffect[];
  /** What it waits for now. */
  waits: { for: string; until?: string; text?: string }[];
  notes: string[];
  explanation: Explanation | null;
}
export interface TriedMoment {
  now: string;
  event: string[];
  results: TriedSubject[];
  /** Facts that were missing, in words. */
  missing: string[];
}
export type Trial =
  | { outcome: "tried"; rule: string; effects: TriedEffect[]; would?: TriedEffect[]; moments: TriedMoment[] }
  | { outcome: "refused"; complaints: Complaint[] }
  | { outcome: "unreadable_facts"; message: string };

/**
 * @param rule a rule document, or several: the first is the one that is tried, the others run beside it.
 * @param facts one moment with its facts, with further moments in `then`.
 * @param at overrides `now` of the facts (ISO instant).
 */
export function tryRule(rule: unknown, facts: unknown, at?: string): Trial {
  try {
    const trying = new Trying(Array.isArray(rule) ? rule : [rule], facts, at);
    return trying.run();
  } catch (error) {
    if (error instanceof FactsError) return { outcome: "unreadable_facts", message: error.message };
    if (error instanceof Refused) return { outcome: "refused", complaints: error.complaints };
    throw error;
  }
}

class Refused extends Error {
  readonly complaints: Complaint[];
  constructor(complaints: Complaint[]) {
    super("the rule is refused");
    this.complaints = complaints;
  }
}

/** @param changes parts that are otherwise than in the first document. @throws Refused */
function inForce(documents: readonly unknown[], changes: Plain): RuleInForce[] {
  return documents.map((input, index) => {
    const changed = index === 0 && Object.keys(changes).length ? { ...(input as Plain), ...changes } : input;
    const checked = checkDocument(changed);
    if (checked.outcome === "refused")
      throw new Refused(
        documents.length > 1
          ? checked.complaints.map(({ path, message }) => ({ path: [index, ...path], message }))
          : checked.complaints,
      );
    return {
      ruleId: checked.document.id,
      version: 1,
      position: checked.document.order ?? index,
      document: checked.document,
    };
  });
}

const triedRule = ({ document }: RuleInForce): TriedRule => ({
  id: document.id,
  lane: SUBJECTS[document.about].lane,
  about: document.about,
  on: document.on,
  inputs: document.inputs ?? [],
});

/** What was decided and done so far. */
interface Book {
  owned: Map<string, OwnedState>;
  done: string[];
  matched: string[];
}

class Trying {
  readonly #documents: readonly unknown[];
  readonly #facts: unknown;
  readonly #at: string | undefined;
  readonly #book: Book = { owned: new Map(), done: [], matched: [] };
  readonly #waiting = new WaitingStages();
  #rules: RuleInForce[];
  #changes: Plain = {};
  /** All that was decided, in order. */
  readonly #effects: TriedEffect[] = [];
  readonly #would: TriedEffect[] = [];

  constructor(documents: readonly unknown[], facts: unknown, at: string | undefined) {
    this.#documents = documents;
    this.#rules = inForce(documents, {});
    this.#facts = facts;
    this.#at = at;
  }

  run(): Trial {
    const [main] = this.#rules;
    if (!main) return { outcome: "refused", complaints: [{ path: [], message: "there is no rule" }] };
    const world = new TrialWorld(
      this.#rules.map(triedRule) as [TriedRule, ...TriedRule[]],
      metafieldsNamed(this.#rules),
    );
    const moments: TriedMoment[] = [];
    const later = readMoment(this.#facts, world, { isFirst: true, at: this.#at, path: "facts" });
    moments.push(this.#moment(world));
    for (const [index, given] of later.slice(0, MOST_MOMENTS).entries()) {
      readMoment(given, world, { isFirst: false, at: undefined, path: `facts.then[${index}]` });
      moments.push(this.#moment(world));
    }
    const would = this.#would;
    return {
      outcome: "tried",
      rule: main.ruleId,
      effects: this.#effects,
      ...(would.length ? { would } : {}),
      moments,
    };
  }

  #moment(world: TrialWorld): TriedMoment {
    const { rule } = world.moment;
    if (rule) {
      this.#changes = { ...this.#changes, ...rule };
      this.#rules = inForce(this.#documents, this.#changes);
    }
    const stages = this.#waiting.due(world);
    const missing = new Set<string>();
    const results: TriedSubject[] = [];
    const written = new Set<string>();
    for (const lane of new Set(this.#rules.map(({ document }) => SUBJECTS[document.about].lane)))
      for (const subject of trialSubjects(lane, world)) {
        const facts = this.#factsOf(world, subject, stages);
        const rules = this.#picking(lane, facts, world);
        const decision = withoutRepeats(this.#decide(rules, facts, world), written);
        const passed = this.#keep(decision, world, subject);
        this.#effects.push(...decision.effects.filter(isSaid).map(triedEffect));
        this.#would.push(...decision.watched.filter(isSaid).map(triedEffect));
        results.push(...this.#resultsOf(decision, facts, subject.label, this.#whyNone(rules, facts, world), passed));
        for (const { outcome, reason, doubts = [] } of decision.findings)
          for (const said of outcome === "unknown" ? [reason, ...doubts] : doubts) missing.add(said);
      }
    const untimely = offTime(world, this.#rules);
    if (untimely) for (const one of results) one.notes = [...one.notes, untimely];
    const happened = results.filter(({ outcome, effects }) => outcome !== "not_set_off" || effects.length > 0);
    return {
      now: world.now,
      event: world.triggers.map(({ on }) => on),
      results: happened.length ? happened : results.slice(0, 1),
      missing: [...missing],
    };
  }

  /** The rules that look at the record: of a schedule, or a run over many, those whose `find` picks it. */
  #picking(lane: LaneKind, facts: Facts, world: TrialWorld): RuleInForce[] {
    const isByHand = facts.triggers.length > 0 && facts.triggers.every(({ on, rule }) => on === "by_hand" && !rule);
    const listing = isByHand ? this.#rules.filter(({ document }) => document.on.includes("by_hand")) : [];
    // A person runs a rule that is run by hand; where none says so the only one is meant.
    const isMeant = ({ ruleId }: RuleInForce) =>
      !listing.length ||
      listing.some((one) => one.ruleId === ruleId) ||
      facts.stages.some((stage) => stage.ruleId === ruleId);
    return this.#rules
      .filter(isMeant)
      .filter(
        ({ document }) =>
          SUBJECTS[document.about].lane !== lane ||
          !isScan(facts) ||
          isPicked(
            compileRule({ ruleId: document.id, version: 1, position: 0, document }),
            laneRecordOf(facts) ?? {},
            facts,
            world,
          ),
      );
  }

  /** Decides; records that rules look for are found in the facts, and then it is decided again. */
  #decide(rules: readonly RuleInForce[], facts: Facts, world: TrialWorld): Decision {
    let decision = decide(facts, rules, { now: world.now, explainAll: true });
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const wanted = decision.needs.filter(({ fact }) => fact === "found");
      if (!wanted.length) break;
      const found = { ...facts.found };
      for (const { name = "" } of wanted) {
        const all = resolveFound(name, rules.map(compileRule), facts, world);
        found[name] = all.slice(0, MOST_FOUND);
        if (all.length > MOST_FOUND) facts.found_cut = { ...facts.found_cut, [name]: `the first ${MOST_FOUND} found` };
      }
      facts.found = found;
      decision = decide(facts, rules, { now: world.now, explainAll: true });
    }
    return decision;
  }

  /** Why no rule has anything to say of it, if that is so. */
  #whyNone(picking: readonly RuleInForce[], facts: Facts, world: TrialWorld): string {
    if (picking.length < this.#rules.length && this.#rules.some(({ document }) => document.find))
      return "The rule's find does not pick it.";
    return whyNothing((this.#rules[0] as RuleInForce).document, facts, world.now);
  }

  #factsOf(world: TrialWorld, subject: TrialSubject, stages: Stage[]): Facts {
    return {
      ...subject.facts,
      triggers: world.triggers,
      owned: [...this.#book.owned.values()],
      done: this.#book.done,
      matched: this.#book.matched,
      stages: stages.filter(({ target }) => subject.owns(target)),
    };
  }

  /** @returns as WaitingStages.open. */
  #keep(decision: Decision, world: TrialWorld, subject: TrialSubject): Map<string, string | null> {
    for (const effect of decision.effects) {
      const { ruleId, actionId, target, acts, occasion, body } = effect;
      if (acts === "state") {
        const [on, digest = ""] = occasion.split(":");
        this.#book.owned.set(`${ruleId}/${actionId}/${target}`, {
          ruleId,
          actionId,
          target,
          on: on === "on",
          digest,
          wrote: { ...body },
        });
      } else if (occasion !== "@run") this.#book.done.push(`${ruleId}/${actionId}/${target}/${occasion}`);
      if (body.kind === "stop_rule") this.#waiting.stop(body.rule, stoppedTargets(target, effect.lane) ?? subject);
      applyEffect(effect, world);
    }
    const looked = new Set(decision.findings.map(({ ruleId, target }) => `${ruleId}/${target}`));
    this.#book.matched = [
      ...this.#book.matched.filter((entry) => !looked.has(entry)),
      ...decision.findings
        .filter(({ outcome }) => outcome === "matched")
        .map(({ ruleId, target }) => `${ruleId}/${target}`),
    ];
    return this.#waiting.open(decision.stages);
  }

  #resultsOf(
    decision: Decision,
    facts: Facts,
    label: string,
    whyNone: string,
    passed: ReadonlyMap<string, string | null>,
  ): TriedSubject[] {
    const byTarget = new Map<string, TriedSubject>();
    for (const finding of decision.findings) {
      const key = `${finding.ruleId} ${finding.target}`;
      const known = byTarget.get(key);
      if (known) {
        known.notes.push(...finding.notes);
        // What went on after a wait says more than the look at what else happened.
        if (finding.setOff) known.reason = finding.reason;
        continue;
      }
      const stages = decision.stages.filter(
        ({ ruleId, target }) => ruleId === finding.ruleId && target === finding.target,
      );
      byTarget.set(key, {
        subject: this.#rules.length > 1 ? `${label} (${finding.ruleId})` : label,
        target: finding.target,
        outcome: finding.outcome,
        reason: finding.reason,
        effects: [],
        waits: stages.filter(({ key }) => !passed.has(key)).map(waitOut),
        notes: [
          ...untriedSearches(this.#rules, finding.ruleId),
          ...unsentBodies(facts),
          ...finding.notes,
          ...stages.flatMap(({ key }) => (passed.has(key) ? [waitsAlready(passed.get(key) ?? null)] : [])),
        ],
        explanation: finding.explanation,
      });
    }
    const left: DecidedEffect[] = [];
    for (const effect of decision.effects.filter(isSaid)) {
      const result = resultFor(effect, byTarget);
      if (result) result.effects.push(triedEffect(effect));
      else left.push(effect);
    }
    for (const effect of decision.watched.filter(isSaid)) {
      const result = resultFor(effect, byTarget);
      if (result) result.would = [...(result.would ?? []), triedEffect(effect)];
    }
    const results = [...byTarget.values()];
    for (const [key, result] of byTarget)
      if (
        isIdle(
          result,
          decision.findings.find(({ ruleId, target }) => `${ruleId} ${target}` === key),
        )
      ) {
        result.outcome = "not_set_off";
        result.reason = `Nothing that happened (${facts.triggers.map(({ on }) => on).join(", ") || "time passed"}) sets the rule off. ${result.reason}`;
      }
    if (left.length)
      results.push({
        ...NOTHING_HAPPENED,
        subject: label,
        target: facts.lane.key,
        reason: "What the rule kept is taken back.",
        effects: left.map(triedEffect),
      });
    if (!results.length)
      results.push({
        ...NOTHING_HAPPENED,
        subject: label,
        target: facts.lane.key,
        reason: whyNone,
      });
    return results;
  }
}

/** As in a store (app/worker/resolve-found.server.ts). */
const MOST_FOUND = 500;
const MOST_MOMENTS = 100;
/** What one search finds may be what the next one looks by. */
const MOST_ROUNDS = 8;
const NOTHING_HAPPENED = {
  outcome: "not_set_off",
  waits: [],
  notes: [],
  effects: [],
  explanation: null,
} as const satisfies Partial<TriedSubject>;

/** A schedule, a call, or a person for many records at once: then `find` picks them. */
const isScan = ({ triggers }: Facts): boolean => triggers.some(({ on }) => FOR_MANY.has(on));
const FOR_MANY: ReadonlySet<string> = new Set(["schedule", "by_hand", "http", "flow"]);

/** The record of its rule that an effect belongs to: the one that it acts on, else the first. */
function resultFor(
  { ruleId, target }: DecidedEffect,
  results: ReadonlyMap<string, TriedSubject>,
): TriedSubject | undefined {
  return results.get(`${ruleId} ${target}`) ?? [...results].find(([key]) => key.startsWith(`${ruleId} `))?.[1];
}

/** Looked at, but nothing set it off: it does nothing. */
function isIdle(result: TriedSubject, finding: Decision["findings"][number] | undefined): boolean {
  return (
    finding?.setOff === false &&
    (result.outcome === "matched" || result.outcome === "not_matched") &&
    !result.effects.length &&
    !result.would?.length &&
    !result.waits.length
  );
}

/** What `caps` counts is the engine's own. */
const isSaid = ({ actionId }: DecidedEffect): boolean => actionId !== CAP_ID;
