// Pure. Facts, rules and `now` in; findings, effects, target states, stages and timers out. No clock, no database, no chance:
// the same input gives the same decision, bit for bit.

import { claimOfDay } from "#app/rules/claim-of-day.ts";
import type { CompiledRule, RuleInForce } from "#app/rules/compile-rule.ts";
import {
  concludeDecision,
  type Decided,
  inOrder,
  type Looked,
  mergedLook,
  skipped,
  waiversByHand,
} from "#app/rules/conclude-decision.ts";
import type { DecideOptions } from "#app/rules/decide-options.ts";
import type { Decision, Finding, OpenedStage } from "#app/rules/decision.ts";
import type { DecidedEffect } from "#app/rules/effect.ts";
import type { Env } from "#app/rules/env.ts";
import { evaluateRule } from "#app/rules/evaluate-rule.ts";
import type { Facts, Stage } from "#app/rules/facts.ts";
import { LanePicture } from "#app/rules/lane-picture.ts";
import type { Need } from "#app/rules/need.ts";
import { guarded, runProgram } from "#app/rules/program.ts";
import { type HoldBalance, reconcileHolds } from "#app/rules/reconcile-holds.ts";
import { resumeProgram, waitAt } from "#app/rules/resume-program.ts";
import { eventOf, ruleEnv } from "#app/rules/rule-env.ts";
import type { RuleIndex } from "#app/rules/rule-index.ts";
import { ruleOfStage, rulesInForce } from "#app/rules/rules-in-force.ts";
import { RulesToLookAt } from "#app/rules/rules-to-look-at.ts";
import { noResult, type ProgramResult, type Run } from "#app/rules/run.ts";
import { eventsOfChange, isDue, isQuiet, openDelayed, startedRules } from "#app/rules/set-off.ts";
import { laneRecordOf, type SubjectRecord, subjectRecords } from "#app/rules/subject-records.ts";
import type { Trigger } from "#app/rules/trigger.ts";
import { Unknown } from "#app/rules/unknown.ts";

/** How often rules are looked at again because others of them tag, and how many links a chain may have. */
const MAX_DEPTH = 8;

/**
 * Decides one lane.
 * @param allRules versions in force; those about another lane are left out. Their order in the list changes nothing.
 * @param pinned versions that a stage of these facts goes on with, where it is not the one in force.
 */
export function decide(
  given: Facts,
  allRules: readonly RuleInForce[],
  options: DecideOptions,
  pinned: readonly RuleInForce[] = [],
): Decision {
  return new Deciding(given, allRules, options, pinned).decide();
}

const NONE: never[] = [];

class Deciding {
  readonly #now: string;
  readonly #explainAll: boolean;
  readonly #explainSetOff: boolean;
  readonly #findings: "all" | "telling";
  readonly #index: RuleIndex;
  readonly #pinned: readonly RuleInForce[];
  readonly #given: Facts;
  readonly #picture: LanePicture;
  readonly #holds: HoldBalance | null;
  readonly #done: Set<string>;
  /** Rules that keep a state on. */
  readonly #owners: ReadonlySet<string>;
  readonly #assessed = new Map<string, unknown>();
  readonly #looked = new Map<string, Looked>();
  readonly #effects: DecidedEffect[] = [];
  /** What rules that only watch would have done. */
  readonly #watched: DecidedEffect[] = [];
  readonly #stages: OpenedStage[] = [];
  readonly #closed: string[] = [];
  readonly #needs: Need[] = [];
  /** Rules with `stop` that were true. */
  readonly #stops = new Set<string>();
  /** Rule and record that went on from a stage: what they do does not set them off themselves. */
  readonly #resumed = new Set<string>();
  /** Rule and record that have acted: each once, however long the chain. */
  readonly #fired = new Set<string>();
  readonly #toLookAt: RulesToLookAt;

  constructor(
    given: Facts,
    allRules: readonly RuleInForce[],
    { now, explainAll = false, explainSetOff = true, findings = "all" }: DecideOptions,
    pinned: readonly RuleInForce[],
  ) {
    this.#now = now;
    this.#explainAll = explainAll;
    this.#explainSetOff = explainSetOff;
    this.#findings = findings;
    this.#pinned = pinned;
    this.#index = rulesInForce(allRules, given.lane.kind, now, given.shop.timezone);
    this.#given = given;
    this.#holds = reconcileHolds(given);
    const gone = new Set(this.#holds?.gone.map((hold) => `${hold.fulfillmentOrderId} ${hold.handle}`));
    this.#picture = new LanePicture({
      ...given,
      holds: given.holds.filter((hold) => !gone.has(`${hold.fulfillmentOrderId} ${hold.handle}`)),
    });
    this.#done = new Set(given.done);
    this.#owners = new Set(given.owned.flatMap(({ on, ruleId }) => (on ? [ruleId] : [])));
    this.#toLookAt = new RulesToLookAt({
      index: this.#index,
      findings,
      picture: this.#picture,
      owners: this.#owners,
      now,
      assessed: this.#assessed,
    });
  }

  decide(): Decision {
    this.#resumeStages();
    this.#look(this.#picture.facts.triggers);
    const waivers = waiversByHand(this.#decided());
    if (waivers.length) {
      const given = waivers.map(({ note: _note, ...waiver }) => ({ ...waiver, givenBy: "store" }));
      const { facts } = this.#picture;
      this.#picture.facts = { ...facts, waivers: [...facts.waivers, ...given] };
      this.#settle([]);
    }
    return concludeDecision(this.#decided(), waivers);
  }

  #decided(): Decided {
    return {
      given: this.#given,
      rules: this.#index.rules,
      findings: this.#findings,
      picture: this.#picture,
      holds: this.#holds,
      looked: inOrder(this.#looked.values(), this.#index),
      effects: this.#effects,
      watched: this.#watched,
      stages: this.#stages,
      closed: this.#closed,
      needs: this.#needs,
      envOf: (rule, subject) => this.#envOf(rule, subject, null),
      owners: this.#owners,
    };
  }

  /** Looks at what these events set off, then at what comes of that, link by link. */
  #look(triggers: readonly Trigger[]): void {
    let now = triggers;
    for (let depth = 0; depth <= MAX_DEPTH; depth++) {
      const before = depth === 0 ? laneRecordOf(this.#picture.facts) : this.#picture.seenBy(null);
      this.#settle(now, depth > 0);
      now = [
        ...eventsOfChange(this.#picture.facts.lane.kind, before, this.#picture.seenBy(null)),
        ...this.#newlyStarted(),
      ];
      if (!now.length) break;
    }
  }

  #newlyStarted(): Trigger[] {
    return startedRules(this.#effects).filter(({ rule, of }) => {
      const key = `start ${of} ${rule}`;
      if (this.#fired.has(key)) return false;
      this.#fired.add(key);
      return true;
    });
  }

  /**
   * Looks at the rules in their order, each at the tags that the others keep on, until none of them changes what another one
   * sees. It begins with the record as it is without our own states, so that the end does not depend on what is applied
   * already: with everything confirmed, nothing is left to do. What acts once acts at the first look, in the rules' order.
   *
   * Rules that contradict each other without end (“has a, so keep b” and “lacks b, so keep a”) have no such end: from
   * MAX_DEPTH on, a rule that tags stays as it was found, which ends after as many looks as there are rules, always alike.
   */
  #settle(triggers: readonly Trigger[], isOurs = false): void {
    for (let pass = 0, moved = true; moved; pass++) {
      moved = false;
      let stopped: { by: string; group: string | null } | null = null;
      for (const rule of this.#toLookAt.concernedBy(pass === 0 ? triggers : NONE)) {
        const group = rule.document.group ?? null;
        const isStopped = stopped !== null && (stopped.group === null || stopped.group === group);
        const records = this.#toLookAt.recordsFor(rule, pass === 0 ? triggers : NONE, (owner) =>
          isOurs ? this.#fired.has(owner) || this.#resumed.has(owner) : this.#fired.has(owner),
        );
        this.#needs.push(...records.needs);
        for (const { subject, runs } of records.found) {
          const owner = `${rule.ruleId} ${subject.target}`;
          const known = this.#looked.get(owner);
          if (pass >= MAX_DEPTH && known && known.layers.length > 0) continue;
          // It would see what it saw: the answer is the same.
          if (known && !runs.length && !isStopped && this.#isSeen(known, rule)) continue;
          const looked = isStopped && stopped ? skipped(rule, subject, stopped.by) : this.#lookAt(rule, subject, runs);
          this.#looked.set(owner, mergedLook(known, looked, runs.length > 0));
          this.#toLookAt.listed(rule.ruleId);
          if (this.#picture.layers.set(owner, looked.layers)) moved = true;
          if (!rule.document.stop || isStopped) continue;
          const { outcome } = looked.evaluated.finding;
          const counts = runs.length > 0 || rule.hasStates || known?.evaluated.finding.setOff === true;
          if (outcome === "matched" && counts) this.#stops.add(rule.ruleId);
          else this.#stops.delete(rule.ruleId);
        }
        // Also in the looks that come of what was done: it stops this decision, not this look.
        if (this.#stops.has(rule.ruleId))
          stopped ??= { by: rule.name, group: rule.document.stop === "group" ? group : null };
      }
    }
  }

  #isSeen({ saw }: Looked, rule: CompiledRule): boolean {
    if (!saw) return false;
    const now = this.#picture.sight(rule.ruleId);
    return saw.facts === now.facts && saw.memory === now.memory && saw.record === now.record;
  }

  #lookAt(rule: CompiledRule, subject: SubjectRecord, runs: Trigger[]): Looked {
    const saw = this.#picture.sight(rule.ruleId);
    const env = this.#envOf(rule, subject, runs[0] ?? null);
    const now = runs.length ? runs.filter((trigger) => isDue(rule, trigger, env)) : NONE;
    for (const trigger of runs) this.#stages.push(...openDelayed(rule, subject, trigger, env));
    const evaluated = evaluateRule({
      rule,
      env,
      target: subject.target,
      setOff: now.length > 0,
      waivers: this.#picture.facts.waivers,
      explainAll: this.#explainAll || (this.#explainSetOff && now.length > 0),
    });
    const program = this.#run(rule, evaluated.finding, env, now);
    // One that was not true may be set off again by what comes of the others.
    if (now.length && (evaluated.finding.outcome === "matched" || rule.otherwise))
      this.#fired.add(`${rule.ruleId} ${subject.target}`);
    return {
      rule,
      subject,
      evaluated,
      program,
      saw,
      layers: this.#picture.layersOf(rule, evaluated.finding, program.states),
    };
  }

  #run(rule: CompiledRule, finding: Finding, env: Env, runs: Trigger[]): ProgramResult {
    const block =
      finding.outcome === "matched" ? "then" : finding.outcome === "not_matched" && rule.otherwise ? "else" : null;
    if (!block) return noResult();
    const total = noResult();
    const { facts, memory } = this.#picture;
    const cap = runs.length > 0 && block === "then" ? claimOfDay(rule, facts, memory, this.#now) : null;
    if (cap === "reached")
      return { ...total, notes: [`It has acted ${rule.document.caps?.per_day} times today, as often as it may.`] };
    // Without an event only its target states are wanted.
    for (const trigger of runs.length ? runs : [null]) {
      if (trigger) env.names.event = eventOf(trigger);
      const run: Run = {
        ...this.#runOf(rule, finding, env, block),
        trigger,
        quiet: trigger !== null && isQuiet(trigger),
      };
      const result = guarded(() => runProgram(run), finding);
      if (cap && result.effects.length)
        result.effects.unshift({
          ...cap,
          ruleVersion: rule.version,
          target: finding.target,
          lane: this.#picture.facts.lane,
        });
      this.#take(rule, total, result);
    }
    return total;
  }

  #runOf(rule: CompiledRule, finding: Finding, env: Env, block: "then" | "else"): Omit<Run, "trigger" | "quiet"> {
    return {
      rule,
      env,
      finding,
      lane: this.#picture.facts.lane,
      block,
      done: this.#done,
      wasMatched: this.#picture.facts.matched.includes(`${rule.ruleId}/${finding.target}`),
      results: (env.names.results as Record<string, unknown>) ?? {},
    };
  }

  /** What a run came to: its one-shot effects are decided, and later rules see them. */
  #take(rule: CompiledRule, total: ProgramResult, result: ProgramResult): void {
    total.states.push(...result.states);
    total.notes.push(...result.notes);
    total.doubts.push(...result.doubts);
    total.needs.push(...result.needs);
    if (rule.document.watch_only) {
      this.#watched.push(...result.effects);
      // It goes on after the time it waits for; nobody is asked, and no answer comes to what is not sent.
      this.#stages.push(...result.stages.filter(({ waits }) => waits.for === "time"));
      return;
    }
    for (const effect of result.effects) {
      total.effects.push(effect);
      this.#effects.push(effect);
      this.#done.add(`${effect.ruleId}/${effect.actionId}/${effect.target}/${effect.occasion}`);
      this.#picture.fold(effect);
    }
    this.#stages.push(...result.stages);
  }

  /** Programs that waited go on, before anything else is looked at. */
  #resumeStages(): void {
    for (const stage of this.#picture.facts.stages) {
      this.#closed.push(stage.stageId);
      const rule = ruleOfStage(stage, this.#index.rules, this.#pinned);
      if (!rule) continue;
      const subjects = subjectRecords(rule, this.#picture.facts);
      if (subjects instanceof Unknown) {
        if (subjects.need) this.#needs.push(subjects.need);
        continue;
      }
      const subject = subjects.find(({ target }) => target === stage.target);
      if (subject) this.#resume(rule, subject, stage);
    }
  }

  #resume(rule: CompiledRule, subject: SubjectRecord, stage: Stage): void {
    const env = this.#envOf(rule, subject, stage.trigger, stage.results);
    const evaluated = evaluateRule({
      rule,
      env,
      target: subject.target,
      setOff: true,
      waivers: this.#picture.facts.waivers,
      explainAll: true,
    });
    const { finding } = evaluated;
    const owner = `${rule.ruleId} ${subject.target}`;
    this.#resumed.add(owner);
    const isDelayed = stage.pointer.length === 0;
    const rechecks = isDelayed || (stage.outcome === "due" && waitAt(rule, stage)?.recheck !== false);
    const program = noResult();
    if (isDelayed && finding.outcome !== "unknown") {
      const { notes, doubts, needs } = this.#run(rule, finding, env, [stage.trigger]);
      program.notes.push(...notes);
      program.doubts.push(...doubts);
      program.needs.push(...needs);
    } else if (rechecks && stage.block === "then" && finding.outcome !== "matched")
      program.notes.push(
        finding.outcome === "unknown"
          ? "Whether it still holds is not known."
          : "When the wait was over it did not hold any more.",
      );
    else {
      const run: Run = {
        ...this.#runOf(rule, finding, env, stage.block),
        trigger: stage.trigger,
        quiet: false,
        results: stage.results,
      };
      this.#take(
        rule,
        program,
        guarded(() => resumeProgram(run, stage), finding),
      );
    }
    this.#needs.push(...program.needs, ...(rechecks ? evaluated.needs : []));
    this.#looked.set(`${owner} stage ${stage.stageId}`, {
      rule,
      subject,
      evaluated: { finding: { ...finding, notes: program.notes, doubts: program.doubts }, needs: [] },
      program: noResult(),
      layers: [],
      isResumed: true,
    });
  }

  #envOf(
    rule: CompiledRule,
    subject: SubjectRecord,
    trigger: Trigger | null,
    results: Record<string, unknown> = {},
  ): Env {
    const { facts, memory, record } = this.#picture.sight(rule.ruleId);
    const look = this.#toLookAt.lookOf(rule, record);
    return ruleEnv(
      rule,
      subject,
      { now: this.#now, facts, memory, record, assessed: this.#assessed, look },
      trigger,
      results,
    );
  }
}
