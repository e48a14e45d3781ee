// Pure. Puts a decision together: findings, effects, target states against what we know to have written, timers, needs.
import { digestOf } from "#app/lib/canonical-json.ts";
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import type { Decision, Finding, OpenedStage, WaiverByHand } from "#app/rules/decision.ts";
import type { DecidedEffect } from "#app/rules/effect.ts";
import { ENGINE } from "#app/rules/engine.ts";
import type { Env } from "#app/rules/env.ts";
import { type Evaluated, skippedFinding } from "#app/rules/evaluate-rule.ts";
import type { Facts, Memory } from "#app/rules/facts.ts";
import { rulesCalled } from "#app/rules/is-call.ts";
import { isTelling } from "#app/rules/is-telling.ts";
import type { LanePicture } from "#app/rules/lane-picture.ts";
import type { Need } from "#app/rules/need.ts";
import { nextChange } from "#app/rules/next-change.ts";
import type { HoldBalance } from "#app/rules/reconcile-holds.ts";
import {
  isWaived,
  laneOf,
  type Reconciled,
  reconcileStates,
  type StateWorld,
  takeBack,
  whatMustGo,
} from "#app/rules/reconcile-states.ts";
import type { RuleIndex } from "#app/rules/rule-index.ts";
import { noResult, type ProgramResult } from "#app/rules/run.ts";
import { laneRecordOf, type SubjectRecord } from "#app/rules/subject-records.ts";
import { hasTag, type TagLayer } from "#app/rules/tag-layers.ts";
import { TemplateError } from "#app/rules/template.ts";

/** A rule on a record, as it was last looked at. */
export interface Looked {
  rule: CompiledRule;
  subject: SubjectRecord;
  evaluated: Evaluated;
  program: ProgramResult;
  layers: TagLayer[];
  /** It went on from a stage that ended: of its target states nothing is said here. */
  isResumed?: true;
  /** What it saw of the lane. */
  saw?: { facts: Facts; memory: Memory; record: Record<string, unknown> | null };
}

/** What went on from a stage first, then as the rules run. */
export function inOrder(all: Iterable<Looked>, index: RuleIndex): Looked[] {
  const placeOf = ({ rule, isResumed }: Looked) => (isResumed ? -1 : (index.placeOf(rule.ruleId) ?? -1));
  const placed = [...all].map((looked) => ({ looked, place: placeOf(looked) }));
  return placed.sort((a, b) => a.place - b.place).map(({ looked }) => looked);
}

/** A rule that an earlier one stopped. */
export function skipped(rule: CompiledRule, subject: SubjectRecord, by: string): Looked {
  const evaluated = {
    finding: skippedFinding(rule, subject.target, `“${by}” was true, and says that no later rule runs.`),
    needs: [],
  };
  return { rule, subject, evaluated, program: noResult(), layers: [] };
}

/** A later look at a rule that acted keeps saying that it was set off, and why something was not done. */
export function mergedLook(known: Looked | undefined, looked: Looked, isRun: boolean): Looked {
  if (!known?.evaluated.finding.setOff || isRun) return looked;
  const { finding, needs } = looked.evaluated;
  return {
    ...looked,
    evaluated: {
      finding: {
        ...finding,
        setOff: true,
        notes: known.evaluated.finding.notes,
        doubts: known.evaluated.finding.doubts ?? [],
      },
      needs,
    },
  };
}

/** All that a decision came to, before it is put together. */
export interface Decided {
  given: Facts;
  rules: readonly CompiledRule[];
  /** Which findings are listed. */
  findings: "all" | "telling";
  picture: LanePicture;
  holds: HoldBalance | null;
  looked: readonly Looked[];
  effects: readonly DecidedEffect[];
  /** What rules that only watch would have done. */
  watched: readonly DecidedEffect[];
  stages: OpenedStage[];
  closed: string[];
  needs: readonly Need[];
  /** What that rule sees now. */
  envOf(rule: CompiledRule, subject: SubjectRecord): Env;
  /** Rules that keep a state on. */
  owners: ReadonlySet<string>;
}

/** The decision. */
export function concludeDecision(decided: Decided, waivers: WaiverByHand[]): Decision {
  const { picture, holds, rules, stages, closed } = decided;
  const world: StateWorld = {
    facts: picture.facts,
    holds,
    layers: picture.layers,
    laneTarget: picture.target,
    bare: picture.bare,
    lane: picture.facts.lane,
  };
  const looked = decided.looked.filter(({ isResumed }) => !isResumed);
  const reconciled = looked.map(({ rule, evaluated, program }) =>
    reconcileStates(rule, evaluated.finding, rule.document.watch_only ? [] : program.states, world),
  );
  const leftOver = leftOvers(
    rules,
    world,
    reconciled.flatMap(({ desired }) => desired),
  );
  const called = rulesCalled(picture.facts.triggers);
  const listed = decided.looked.map((one) => {
    const { doubts: said = [], ...finding } = one.evaluated.finding;
    const doubts = [...new Set([...said, ...one.program.doubts])];
    return {
      finding: {
        ...finding,
        notes: [...finding.notes, ...one.program.notes],
        ...(doubts.length ? { doubts } : {}),
      },
      isTelling:
        one.isResumed === true ||
        called.includes(finding.ruleId) ||
        isTelling(one.rule, finding, picture.facts.matched, decided.owners),
    };
  });
  const telling = listed.flatMap(({ finding, isTelling }) => (isTelling ? [finding] : []));
  const findings = decided.findings === "telling" ? telling : listed.map(({ finding }) => finding);
  const effects = [...leftOver.effects, ...reconciled.flatMap((entry) => entry.effects), ...decided.effects];
  const desired = [...leftOver.desired, ...reconciled.flatMap((entry) => entry.desired)];
  const timers = looked.flatMap(({ rule, subject }) =>
    rule.hasStates && rule.changesByTime ? timersOf(rule, decided.envOf(rule, subject), decided.owners) : NONE,
  );
  const watched = [...looked.filter(({ rule }) => rule.document.watch_only).flatMap(wouldKeep), ...decided.watched];
  const result = { findings, effects, watched, desired, timers, stages, closed, waivers };
  return {
    engine: ENGINE,
    ...result,
    needs: allNeeds(decided, looked),
    goneHolds: (holds?.gone ?? []).map(({ fulfillmentOrderId, handle }) => ({ fulfillmentOrderId, handle })),
    digest: digestOf({ ...result, findings: telling.map(printOf) }),
  };
}

/** What a finding adds to the digest: the same whether or not anybody wanted its explanation. */
function printOf({ ruleId, target, outcome, fingerprint }: Finding): string[] {
  return [ruleId, target, outcome, outcome === "matched" || outcome === "waived" ? fingerprint : ""];
}

/** States that we reached and that no rule in force speaks of any more: a rule was switched off, or its record is gone. */
function leftOvers(rules: readonly CompiledRule[], world: StateWorld, desired: Decision["desired"]): Reconciled {
  const spokenOf = new Set(desired.map(({ ruleId, actionId, target }) => `${ruleId}/${actionId}/${target}`));
  if (!world.facts.owned.some(({ on }) => on)) return { desired: [], effects: [] };
  const byId = new Map(rules.map((rule) => [rule.ruleId, rule]));
  const left = world.facts.owned.filter(
    (state) =>
      state.on &&
      !spokenOf.has(`${state.ruleId}/${state.actionId}/${state.target}`) &&
      byId.get(state.ruleId)?.document.otherwise !== "leave",
  );
  return {
    desired: left.map(({ ruleId, actionId, target, digest, wrote }) => {
      const { kind: _kind, ...wants } = wrote;
      return { ruleId, actionId, target, on: false, wants: whatMustGo(wants, { ruleId, actionId }, world), digest };
    }),
    effects: left.flatMap((state): DecidedEffect[] => {
      const { ruleId, actionId, target, digest } = state;
      const body = takeBack(state, world);
      // Version 0: no version of the rule is in force.
      const ruleVersion = byId.get(ruleId)?.version ?? 0;
      return body
        ? [
            {
              ruleId,
              ruleVersion,
              actionId,
              acts: "state",
              occasion: `off:${digest}`,
              target,
              lane: laneOf(state, world),
              body,
              approval: false,
            },
          ]
        : [];
    }),
  };
}

const NONE: never[] = [];

function timersOf(rule: CompiledRule, env: Env, owners: ReadonlySet<string>): Decision["timers"] {
  try {
    const dueAt = nextChange(rule, env, owners.has(rule.ruleId));
    return dueAt ? [{ ruleId: rule.ruleId, dueAt }] : [];
  } catch (error) {
    // What breaks it is told by its finding, and breaks no other rule.
    if (error instanceof TemplateError) return NONE;
    throw error;
  }
}

/**
 * Only facts on which something hangs now: what was set off has to be answered; what is only kept, if a state of ours may
 * have to go. A fact that can only refute is not worth a read while there is nothing to take back.
 */
function allNeeds(decided: Decided, looked: readonly Looked[]): Need[] {
  const { facts } = decided.picture;
  const needs = [...decided.needs];
  for (const { rule, evaluated, program } of looked) {
    const owns = decided.owners.has(rule.ruleId);
    const mattersFalse = owns || rule.otherwise !== null;
    if (evaluated.finding.setOff || owns)
      needs.push(...evaluated.needs.filter(({ refutesOnly }) => mattersFalse || !refutesOnly));
    needs.push(...program.needs);
  }
  if (wantsHolds(facts)) needs.push({ fact: "fulfillment_orders" });
  const all = needs.flatMap((need) => [need, ...(need.also ?? []).map((fact): Need => ({ fact }))]);
  return [...new Map(all.map(({ also: _also, ...need }) => [`${need.fact} ${need.name ?? ""}`, need])).values()];
}

/** Our book of holds and Shopify's have to be compared: something touched them, or no webhook said by what. */
function wantsHolds({ order, triggers, holds, owned }: Facts): boolean {
  if (!order || order.fulfillment_orders !== undefined) return false;
  if (!holds.length && !owned.some((state) => state.on && "handle" in state.wrote)) return false;
  return triggers.some(({ on }) => on.startsWith("fulfillment_order.") || TOUCHES_HOLDS.has(on));
}

/** What a person took back in the store: a hold waives the rule, a tag waives that one state. */
export function waiversByHand({ given, picture, holds, looked }: Decided): WaiverByHand[] {
  const record = laneRecordOf(given);
  return looked.flatMap(({ rule, evaluated: { finding } }): WaiverByHand[] => {
    if (finding.outcome !== "matched") return [];
    const { ruleId, target, fingerprint } = finding;
    if (holds?.gone.some((hold) => hold.ruleId === rule.ruleId && hold.byPerson))
      return [{ ruleId, target, fingerprint, note: "The hold was released in the store." }];
    if (!record || !Array.isArray(record.tags) || target !== picture.target) return [];
    return picture.facts.owned.flatMap(({ ruleId: of, actionId, target: on, on: isOn, wrote }): WaiverByHand[] => {
      if (of !== ruleId || on !== target || !isOn || !Array.isArray(wrote.tags)) return [];
      if (wrote.tags.every((tag: string) => hasTag(record, tag))) return [];
      if (isWaived(picture.facts, finding, actionId)) return [];
      return [{ ruleId: `${ruleId}/${actionId}`, target, fingerprint, note: "The tag was removed in the store." }];
    });
  });
}

/** The states that a rule which only watches would write now. */
function wouldKeep({ rule, program }: Looked): DecidedEffect[] {
  return program.states.map(({ actionId, target, lane, state }) => ({
    ruleId: rule.ruleId,
    ruleVersion: rule.version,
    actionId,
    acts: "state",
    occasion: "on",
    target,
    lane,
    body: state.body,
    approval: false,
  }));
}

const TOUCHES_HOLDS: ReadonlySet<string> = new Set(["order.edited", "order.updated", "by_hand"]);
