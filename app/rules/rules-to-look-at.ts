// Pure. The rules that one look has to evaluate, in their order. Where people ask, all that the events concern; else only those
// whose answer tells something: the others are found to be false by the values of the facts, together.
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import type { Env } from "#app/rules/env.ts";
import type { Facts, Memory } from "#app/rules/facts.ts";
import { isCall, rulesCalled } from "#app/rules/is-call.ts";
import type { LanePicture } from "#app/rules/lane-picture.ts";
import type { Look } from "#app/rules/look.ts";
import type { Need } from "#app/rules/need.ts";
import { laneEnv } from "#app/rules/rule-env.ts";
import type { RuleIndex } from "#app/rules/rule-index.ts";
import { runsFor, setsOff } from "#app/rules/set-off.ts";
import { type SubjectRecord, subjectRecords } from "#app/rules/subject-records.ts";
import { TemplateError } from "#app/rules/template.ts";
import { FALSE } from "#app/rules/ternary.ts";
import type { Trigger } from "#app/rules/trigger.ts";
import { Unknown } from "#app/rules/unknown.ts";

/** A record with the events that set a rule off for it. */
interface SubjectRuns {
  subject: SubjectRecord;
  runs: Trigger[];
}

interface Given {
  index: RuleIndex;
  findings: "all" | "telling";
  picture: LanePicture;
  /** Rules that keep a state on. */
  owners: ReadonlySet<string>;
  now: string;
  assessed: Map<string, unknown>;
}

export class RulesToLookAt {
  readonly #given: Given;
  /** Places of rules whose finding tells something whatever it is. */
  readonly #listed = new Set<number>();
  #common: { facts: Facts; memory: Memory; record: Record<string, unknown> | null; env: Env } | null = null;

  constructor(given: Given) {
    this.#given = given;
    const { owners, picture } = given;
    for (const id of owners) this.listed(id);
    for (const entry of picture.facts.matched) this.listed(entry.slice(0, entry.indexOf("/")));
    for (const ruleId of rulesCalled(picture.facts.triggers)) this.listed(ruleId);
  }

  /** From now on this rule is looked at whenever it is concerned. */
  listed(ruleId: string): void {
    const place = this.#given.index.placeOf(ruleId);
    if (place !== undefined) this.#listed.add(place);
  }

  *concernedBy(triggers: readonly Trigger[]): Iterable<CompiledRule> {
    const { index, findings, owners } = this.#given;
    if (findings === "all") {
      yield* index.concernedBy(triggers, owners);
      return;
    }
    const plan = index.planFor(triggers);
    let env = this.#laneEnv();
    const sifted = plan.sift(env, this.#listed);
    for (let place = sifted.next(0); place !== -1; place = sifted.next(place + 1)) {
      const rule = index.rules[place] as CompiledRule;
      const isListed = this.#listed.has(place);
      if (!isListed && (sifted.refutes(place) || (rule.traits.seesWhatAllSee && isFalse(rule, env)))) continue;
      yield rule;
      const now = this.#laneEnv();
      if (now === env) continue;
      // What it did changed what later rules see.
      env = now;
      sifted.again(env);
    }
  }

  /**
   * The records that the rule is looked at for, with the events that set it off for each.
   * @param isOver whether the rule has acted on that record already ("rule gid").
   */
  recordsFor(
    rule: CompiledRule,
    triggers: readonly Trigger[],
    isOver: (owner: string) => boolean,
  ): { found: SubjectRuns[]; needs: Need[] } {
    const { owners, picture } = this.#given;
    const isKept = rule.hasStates || owners.has(rule.ruleId);
    const own = triggers.filter((trigger) => setsOff(rule, trigger));
    if (!own.length && !isKept) return NO_RECORDS;
    const subjects = subjectRecords(rule, picture.facts);
    if (subjects instanceof Unknown) return { found: [], needs: own.length && subjects.need ? [subjects.need] : [] };
    const found = subjects.flatMap((subject) => {
      const runs = isOver(`${rule.ruleId} ${subject.target}`) ? [] : runsFor(rule, subject, own);
      if (runs.some(isCall)) return eachCallAlone(subject, runs);
      return runs.length > 0 || isKept ? [{ subject, runs }] : [];
    });
    return { found, needs: [] };
  }

  /** What was worked out for all rules that see alike; undefined: this one sees something else. @param record as it sees it. */
  lookOf(rule: CompiledRule, record: Record<string, unknown> | null): Look | undefined {
    return rule.traits.seesWhatAllSee && record === this.#given.picture.seenBy(null) ? this.#laneEnv().look : undefined;
  }

  /** What all rules about the lane's record see alike, made anew only when something of it changed. */
  #laneEnv(): Env {
    const { picture, now, assessed } = this.#given;
    const { facts, memory } = picture;
    const record = picture.seenBy(null);
    const known = this.#common;
    if (known && known.facts === facts && known.memory === memory && known.record === record) return known.env;
    const env = laneEnv({ now, facts, memory, record, assessed }, null);
    this.#common = { facts, memory, record, env };
    return env;
  }
}

/** Whether a rule is true may hang on what a call carries: each is looked at for itself. */
function eachCallAlone(subject: SubjectRecord, runs: Trigger[]): SubjectRuns[] {
  const others = runs.filter((trigger) => !isCall(trigger));
  const calls = runs.filter(isCall).map((call) => ({ subject, runs: [call] }));
  return others.length ? [{ subject, runs: others }, ...calls] : calls;
}

const NO_RECORDS = { found: [], needs: [] };

/** @returns false also for one that fails: why is told where it is looked at. */
function isFalse({ when }: CompiledRule, env: Env): boolean {
  try {
    return when?.test(env) === FALSE;
  } catch (error) {
    if (error instanceof TemplateError) return false;
    throw error;
  }
}
