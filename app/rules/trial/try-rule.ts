// Pure. Tries a rule on facts from a file: what it would decide, and why, moment after moment, without any server. What it
// decides counts as done before the next moment.
import { checkDocument, type Complaint } from "#app/rules/check-document.ts";
import { compileRule, type RuleInForce } from "#app/rules/compile-rule.ts";
import { decide } from "#app/rules/decide.ts";
import type { Decision, Explanation, OpenedStage } from "#app/rules/decision.ts";
import type { DecidedEffect } from "#app/rules/effect.ts";
import type { Facts, OwnedState, Stage } from "#app/rules/facts.ts";
import { projectEffect } from "#app/rules/project-effect.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import { FactsError } from "#app/rules/trial/coerce-record.ts";
import { readMoment, type Moment, type TrialWorld } from "#app/rules/trial/trial-world.ts";
import { resolveFound } from "#app/rules/trial/resolve-found.ts";

export interface TriedEffect {
  do: string;
  /** Gid of what it acts on. */
  target: string;
  acts: string;
  step: string;
  needs_approval?: true;
  [setting: string]: unknown;
}
export interface TriedSubject {
  subject: string;
  target: string;
  outcome: Decision["findings"][number]["outcome"] | "not_set_off";
  reason: string;
  effects: TriedEffect[];
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
  | { outcome: "tried"; rule: string; effects: TriedEffect[]; moments: TriedMoment[] }
  | { outcome: "refused"; complaints: Complaint[] }
  | { outcome: "unreadable_facts"; message: string };

/**
 * @param rule a rule document, or several: the first is the one that is tried, the others run beside it.
 * @param facts one moment with its facts, with further moments in `then`.
 * @param at overrides `now` of the facts (ISO instant).
 */
export function tryRule(rule: unknown, facts: unknown, at?: string): Trial {
  const documents = Array.isArray(rule) ? rule : [rule];
  const rules: RuleInForce[] = [];
  for (const [index, input] of documents.entries()) {
    const checked = checkDocument(input);
    if (checked.outcome === "refused")
      return { outcome: "refused", complaints: documents.length > 1 ? checked.complaints.map(({ path, message }) => ({ path: [index, ...path], message })) : checked.complaints };
    rules.push({ ruleId: checked.document.id, version: 1, position: checked.document.order ?? index, document: checked.document });
  }
  try {
    return new Trying(rules, facts, at).run();
  } catch (error) {
    if (error instanceof FactsError) return { outcome: "unreadable_facts", message: error.message };
    throw error;
  }
}

/** What was decided and done so far. */
interface Book {
  owned: Map<string, OwnedState>;
  done: string[];
  matched: string[];
  waiting: { stage: OpenedStage; id: string }[];
}

class Trying {
  readonly #rules: RuleInForce[];
  readonly #facts: unknown;
  readonly #at: string | undefined;
  readonly #book: Book = { owned: new Map(), done: [], matched: [], waiting: [] };
  #world: TrialWorld | null = null;
  #stages = 0;

  constructor(rules: RuleInForce[], facts: unknown, at: string | undefined) {
    this.#rules = rules;
    this.#facts = facts;
    this.#at = at;
  }

  run(): Trial {
    const [main] = this.#rules as [RuleInForce];
    const moments: TriedMoment[] = [];
    let rest: unknown[] = [this.#facts];
    for (let index = 0; rest.length && index < 100; index++) {
      const [given, ...others] = rest;
      const { world, then } = readMoment(given, this.#world, { lane: SUBJECTS[main.document.about].lane, on: main.document.on, at: index === 0 ? this.#at : undefined, path: index === 0 ? "facts" : `facts.then[${index - 1}]` });
      this.#world = world;
      rest = index === 0 ? [...then, ...others] : others;
      moments.push(this.#moment(world));
    }
    const effects = moments.flatMap(({ results }) => results.flatMap((one) => one.effects));
    return { outcome: "tried", rule: main.ruleId, effects, moments };
  }

  #moment(world: TrialWorld): TriedMoment {
    const stages = this.#dueStages(world);
    const subjects = world.subjects();
    const missing = new Set<string>();
    const results: TriedSubject[] = [];
    for (const subject of subjects) {
      const facts = this.#factsOf(world, subject, stages);
      const decision = this.#decide(facts, world);
      this.#keep(decision, world);
      results.push(...this.#resultsOf(decision, facts, subject.label));
      for (const finding of decision.findings) if (finding.outcome === "unknown") missing.add(finding.reason);
    }
    return { now: world.now, event: world.triggers.map(({ on }) => on), results, missing: [...missing] };
  }

  /** Decides; records that rules look for are found in the facts, and then it is decided again. */
  #decide(facts: Facts, world: TrialWorld): Decision {
    let decision = decide(facts, this.#rules, { now: world.now, explainAll: true });
    for (let round = 0; round < 4; round++) {
      const wanted = decision.needs.filter(({ fact }) => fact === "found");
      if (!wanted.length) break;
      const found = { ...facts.found };
      for (const { name = "" } of wanted) found[name] = resolveFound(name, this.#rules.map(compileRule), facts, world);
      facts.found = found;
      decision = decide(facts, this.#rules, { now: world.now, explainAll: true });
    }
    return decision;
  }

  #factsOf(world: TrialWorld, subject: ReturnType<TrialWorld["subjects"]>[number], stages: Stage[]): Facts {
    return {
      ...subject.facts,
      triggers: world.triggers,
      owned: [...this.#book.owned.values()],
      done: this.#book.done,
      matched: this.#book.matched,
      stages: stages.filter(({ target }) => subject.owns(target)),
    };
  }

  #dueStages(world: TrialWorld): Stage[] {
    const due: Stage[] = [];
    this.#book.waiting = this.#book.waiting.filter(({ stage, id }) => {
      const ended = endOf(stage, world.moment, world.now);
      if (!ended) return true;
      due.push({ stageId: id, ruleId: stage.ruleId, ruleVersion: stage.ruleVersion, target: stage.target, pointer: stage.pointer, block: stage.block, ...ended, results: { ...stage.results, ...ended.results }, trigger: stage.trigger });
      return false;
    });
    return due;
  }

  #keep(decision: Decision, world: TrialWorld): void {
    for (const effect of decision.effects) {
      const { ruleId, actionId, target, acts, occasion, body } = effect;
      if (acts === "state") {
        const [on, digest = ""] = occasion.split(":");
        this.#book.owned.set(`${ruleId}/${actionId}/${target}`, { ruleId, actionId, target, on: on === "on", digest, wrote: { ...body } });
      } else this.#book.done.push(`${ruleId}/${actionId}/${target}/${occasion}`);
      world.apply(target, (record) => projectEffect(record, body), effect);
    }
    const looked = new Set(decision.findings.map(({ ruleId, target }) => `${ruleId}/${target}`));
    this.#book.matched = [
      ...this.#book.matched.filter((entry) => !looked.has(entry)),
      ...decision.findings.filter(({ outcome }) => outcome === "matched").map(({ ruleId, target }) => `${ruleId}/${target}`),
    ];
    for (const stage of decision.stages)
      if (!this.#book.waiting.some((entry) => entry.stage.key === stage.key)) this.#book.waiting.push({ stage, id: String(++this.#stages) });
  }

  #resultsOf(decision: Decision, facts: Facts, label: string): TriedSubject[] {
    const byTarget = new Map<string, TriedSubject>();
    for (const finding of decision.findings) {
      const key = `${finding.ruleId} ${finding.target}`;
      const known = byTarget.get(key);
      if (known) {
        known.notes.push(...finding.notes);
        continue;
      }
      const of = (entry: { ruleId: string }) => entry.ruleId === finding.ruleId;
      const isOne = decision.findings.filter(of).length === 1;
      const mine = decision.effects.filter((effect) => of(effect) && (isOne || belongs(effect, finding.target, decision)));
      byTarget.set(key, {
        subject: this.#rules.length > 1 ? `${label} (${finding.ruleId})` : label,
        target: finding.target,
        outcome: finding.outcome,
        reason: finding.reason,
        effects: mine.map(effectOut),
        waits: decision.stages.filter((stage) => of(stage) && stage.target === finding.target).map(waitOut),
        notes: [...finding.notes],
        explanation: finding.explanation,
      });
    }
    const results = [...byTarget.values()];
    const shown = new Set(results.flatMap(({ effects }) => effects.map((effect) => JSON.stringify(effect))));
    const others = decision.effects.map(effectOut).filter((effect) => !shown.has(JSON.stringify(effect)));
    if (!results.length || others.length)
      results.push({ subject: label, target: facts.lane.key, outcome: "not_set_off", reason: others.length ? "What the rule kept is taken back." : "Nothing that happened sets the rule off.", effects: others, waits: [], notes: [], explanation: null });
    return results;
  }
}

/** Of a rule on several children: effects on the child itself, else those whose id names it. */
function belongs(effect: DecidedEffect, target: string, decision: Decision): boolean {
  if (effect.target === target) return true;
  const targets = decision.findings.filter(({ ruleId }) => ruleId === effect.ruleId).map((finding) => finding.target);
  return !targets.includes(effect.target) && targets.find((other) => other === target) === targets[0];
}

function effectOut({ body, target, acts, actionId, approval }: DecidedEffect): TriedEffect {
  const { kind, ...settings } = body;
  return { do: kind, target, ...settings, acts, step: actionId, ...(approval ? { needs_approval: true as const } : {}) };
}

function waitOut({ waits }: OpenedStage): TriedSubject["waits"][number] {
  switch (waits.for) {
    case "time":
      return { for: "time", until: waits.until };
    case "effect":
      return { for: "answer", text: `How “${waits.actionId}” ends.` };
    case "approval":
      return { for: "approval", text: waits.text, ...(waits.expiresAt ? { until: waits.expiresAt } : {}) };
  }
}

/** How a stage ends at this moment; null: it still waits. */
function endOf({ waits }: OpenedStage, { approve, answer }: Moment, now: string): Pick<Stage, "outcome" | "detail" | "results"> | null {
  switch (waits.for) {
    case "time":
      return waits.until <= now ? { outcome: "due", detail: null, results: {} } : null;
    case "approval":
      if (approve !== undefined) return { outcome: approve ? "approved" : "declined", detail: null, results: {} };
      return waits.expiresAt !== null && waits.expiresAt <= now ? { outcome: "expired", detail: null, results: {} } : null;
    case "effect": {
      // Where the facts say nothing, it went well.
      const said = answer?.[waits.saveAs ?? waits.actionId] ?? answer?.[waits.actionId] ?? answer?.["*"];
      if (said && typeof said === "object" && "refused" in said) return { outcome: "refused", detail: String(said.refused), results: {} };
      return { outcome: "confirmed", detail: null, results: waits.saveAs === null ? {} : { [waits.saveAs]: said ?? { status: 200, body: {} } } };
    }
  }
}

