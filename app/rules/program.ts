// Pure. Runs the steps of a rule: what is to be done now, which target states are wanted, where it has to wait.
import { digestOf } from "#app/lib/canonical-json.ts";
import { type ActionContext, type ActionState, FactMissing } from "#app/rules/action.ts";
import type { CompiledRule, CompiledStep } from "#app/rules/compile-rule.ts";
import type { Finding, OpenedStage } from "#app/rules/decision.ts";
import { addDuration, parseDuration } from "#app/rules/duration.ts";
import type { Acts, DecidedEffect, EffectBody } from "#app/rules/effect.ts";
import type { Env } from "#app/rules/env.ts";
import type { Pointer, Stage } from "#app/rules/facts.ts";
import { overItems } from "#app/rules/item-list.ts";
import type { Need } from "#app/rules/need.ts";
import { asInstant } from "#app/rules/operators/instants.ts";
import { readField } from "#app/rules/path.ts";
import { recordKind } from "#app/rules/record.ts";
import { gidOfRecord, type Lane, laneOfRecord } from "#app/rules/target.ts";
import { TRUE, UNKNOWN } from "#app/rules/ternary.ts";
import type { Trigger } from "#app/rules/trigger.ts";
import { Unknown } from "#app/rules/unknown.ts";

/** A `state` action that the program came by, on the record that it acts on. */
export interface WantedState {
  actionId: string;
  target: string;
  lane: Lane;
  kind: string;
  record: Record<string, unknown>;
  state: ActionState;
}

export interface ProgramResult {
  states: WantedState[];
  /** Ids of state actions that were reached at all: an unreached one is off. */
  effects: DecidedEffect[];
  stages: OpenedStage[];
  needs: Need[];
  notes: string[];
}

export interface Run {
  rule: CompiledRule;
  env: Env;
  finding: Finding;
  lane: Lane;
  block: "then" | "else";
  /** What it is run for; null: only its target states are wanted. */
  trigger: Trigger | null;
  /** Not set off by an event of the store but looked at again: actions that act each time stay quiet. */
  quiet: boolean;
  /** Occasions that have an effect already: `rule/action/target/occasion`. */
  done: ReadonlySet<string>;
  /** Whether it was true at the last look. */
  wasMatched: boolean;
  results: Record<string, unknown>;
}

/** How many effects one run of one rule may have: far more than anybody means, and an end all the same. */
export const MAX_EFFECTS = 2_000;

const empty = (): ProgramResult => ({ states: [], effects: [], stages: [], needs: [], notes: [] });

/** From the first step on. */
export function runProgram(run: Run): ProgramResult {
  const result = empty();
  const steps = run.block === "then" ? run.rule.then : (run.rule.otherwise ?? []);
  runBlock(steps, 0, [], run, result, []);
  return result;
}

/** From where a stage ended on. */
export function resumeProgram(run: Run, stage: Stage): ProgramResult {
  const result = empty();
  const steps = stage.block === "then" ? run.rule.then : (run.rule.otherwise ?? []);
  resumeBlock(steps, stage.pointer, 0, run, result, [], stage);
  return result;
}

type Flow = "on" | "halt";
type ActionStep = Extract<CompiledStep, { kind: "action" }>;

function runBlock(
  steps: CompiledStep[],
  from: number,
  prefix: Pointer,
  run: Run,
  result: ProgramResult,
  keys: string[],
): Flow {
  for (let at = from; at < steps.length; at++) {
    const step = steps[at] as CompiledStep;
    if (runStep(step, at, prefix, run, result, keys) === "halt") return "halt";
  }
  return "on";
}

function runStep(
  step: CompiledStep,
  at: number,
  prefix: Pointer,
  run: Run,
  result: ProgramResult,
  keys: string[],
): Flow {
  const { env, trigger } = run;
  switch (step.kind) {
    case "stop":
      return "halt";
    case "action":
      return act(step, at, prefix, run, result, keys);
    case "branch": {
      for (const [index, { guard, then }] of step.ways.entries()) {
        const answer = guard.test(env);
        if (answer === UNKNOWN) return doubt(guard.need(env), guard.explain(env).sentences, result);
        if (answer === TRUE)
          return runBlock(
            then,
            0,
            [...prefix, { at, into: index === 0 ? "then" : `else_if.${index - 1}` }],
            run,
            result,
            keys,
          );
      }
      return runBlock(step.otherwise, 0, [...prefix, { at, into: "else" }], run, result, keys);
    }
    case "loop":
      return loop(step, at, prefix, run, result, keys);
    case "repeat": {
      const said = typeof step.times === "number" ? step.times : step.times.render(env);
      if (said instanceof Unknown) return doubt(said.need, [said.why], result);
      const times = Math.min(1_000, Math.max(0, Math.floor(Number(said) || 0)));
      const saved = env.names[step.name];
      for (let number = 1; number <= times; number++) {
        env.names[step.name] = number;
        runBlock(step.then, 0, [...prefix, { at, item: String(number) }], run, result, [...keys, String(number)]);
      }
      env.names[step.name] = saved;
      return "on";
    }
    case "wait": {
      if (!trigger) return "halt";
      const until = waitsUntil(step, run);
      if (until instanceof Unknown) return doubt(until.need, [until.why], result);
      if (until === null) {
        result.notes.push("wait: there is no time to wait for.");
        return "halt";
      }
      if (until <= env.now) return "on";
      result.stages.push(stageOf(run, [...prefix, { at }], { for: "time", until, recheck: step.recheck }));
      return "halt";
    }
    case "approve": {
      if (!trigger) return "halt";
      const text = step.text?.render(env) ?? run.finding.reason;
      if (text instanceof Unknown) return doubt(text.need, [text.why], result);
      const span = step.expires ? parseDuration(step.expires) : null;
      const expiresAt = span ? addDuration(env.now, span, env.calendar) : null;
      result.stages.push(stageOf(run, [...prefix, { at }], { for: "approval", text: String(text), expiresAt }));
      return "halt";
    }
  }
}

function doubt(need: Need | null, sentences: string[], result: ProgramResult): Flow {
  if (need) result.needs.push(need);
  result.notes.push(sentences.join(" "));
  return "halt";
}

function waitsUntil(step: Extract<CompiledStep, { kind: "wait" }>, { env }: Run): string | null | Unknown {
  let until: string | null;
  if (step.for !== null) {
    const span = parseDuration(step.for);
    until = span && addDuration(env.now, span, env.calendar);
  } else {
    const said = step.until?.render(env) ?? "";
    if (said instanceof Unknown) return said;
    until = asInstant(String(said).trim());
  }
  if (until === null || !step.weekdaysOnly) return until;
  // Business days are counted from the day before: a business day stays where it is.
  const dayBefore = addDuration(until, { count: 1, unit: "day" }, env.calendar, -1);
  return addDuration(dayBefore, { count: 1, unit: "business day" }, env.calendar);
}

function stageOf(
  { rule, finding, block, trigger, results }: Run,
  pointer: Pointer,
  waits: OpenedStage["waits"],
): OpenedStage {
  const { ruleId, version } = rule;
  return {
    ruleId,
    ruleVersion: version,
    target: finding.target,
    block,
    pointer,
    waits,
    results,
    trigger: trigger as Trigger,
    key: digestOf([ruleId, finding.target, block, pointer, occasionOf(trigger as Trigger)]).slice(0, 32),
  };
}

function loop(
  step: Extract<CompiledStep, { kind: "loop" }>,
  at: number,
  prefix: Pointer,
  run: Run,
  result: ProgramResult,
  keys: string[],
): Flow {
  const { env } = run;
  const items = step.list.read(env);
  if (items instanceof Unknown) return doubt(items.need, [items.why], result);
  const seen = new Set<string>();
  let count = 0;
  overItems(step.list, items, env, (item, index) => {
    if (step.where) {
      const fits = step.where.test(env);
      if (fits === UNKNOWN) doubt(step.where.need(env), step.where.explain(env).sentences, result);
      if (fits !== TRUE) return true;
    }
    if (step.distinct) {
      const value = step.distinct.read(env);
      const key = String(value ?? "")
        .trim()
        .toLowerCase();
      if (key === "" || seen.has(key)) return true;
      seen.add(key);
    }
    if (++count > step.limit) return false;
    const key = itemKey(item, index);
    runBlock(step.then, 0, [...prefix, { at, item: key }], run, result, [...keys, key]);
    return result.effects.length < MAX_EFFECTS;
  });
  return "on";
}

function itemKey(item: unknown, index: number): string {
  if (typeof item === "object" && item !== null) {
    const { id, name, code } = item as Record<string, unknown>;
    return String(id ?? name ?? code ?? index);
  }
  return String(item);
}

/** Events that happen once to the child that they name: acting once for each is safe whatever comes twice. */
const ONCE_PER_CHILD = /\.(created|opened|requested)$|^schedule$/;

/** The occasion of an action that acts each time. "@run" becomes the number of the run when it is recorded. */
export function occasionOf({ on, of }: Trigger): string {
  return of !== undefined && ONCE_PER_CHILD.test(on) ? of : "@run";
}

function act(step: ActionStep, at: number, prefix: Pointer, run: Run, result: ProgramResult, keys: string[]): Flow {
  const { env, rule, finding, trigger } = run;
  const { action } = step;
  const isState = step.acts === "state";
  // Nothing to be said about what will not be done.
  if (!isState && !trigger) return "on";
  const note = (why: string) => result.notes.push(`${action.name}: ${why}`);
  if (step.guard) {
    const answer = step.guard.test(env);
    if (answer === UNKNOWN) {
      doubt(step.guard.need(env), [`${action.name}:`, ...step.guard.explain(env).sentences], result);
      return step.onFailure === "stop" ? "halt" : "on";
    }
    if (answer !== TRUE) return "on";
  }
  const found = step.on.read(env);
  if (found instanceof Unknown) {
    doubt(found.need, [`${action.name}: ${found.why}`], result);
    return "on";
  }
  const acted = recordsFor(step, found, env);
  if (acted instanceof Unknown) {
    doubt(acted.need, [`${action.name}: ${acted.why}`], result);
    return "on";
  }
  const { kind, records } = acted;
  if (!records.length) note(`There is no ${kind.replaceAll("_", " ")}.`);
  const filled = step.fill(env);
  if (filled.outcome === "unknown") {
    doubt(filled.unknown.need, [`${action.name}: ${filled.unknown.why}`], result);
    return "on";
  }
  if (filled.outcome === "unfit") {
    note(filled.why);
    return "on";
  }
  for (const record of records) {
    const context: ActionContext = {
      ...{ env, ruleId: rule.ruleId, ruleName: rule.name, reason: finding.reason, target: record, kind },
      read: (name) => {
        const field = recordKind(kind).fields[name];
        const value = field ? readField(record, name, field, env, {}) : null;
        if (value instanceof Unknown) throw new FactMissing(value);
        return value;
      },
      lookUp: (sort, name) => {
        const key = `${sort}:${name.trim().toLowerCase()}`;
        const found = (env.world.found as Record<string, Record<string, unknown>[]> | undefined)?.[key];
        if (!found)
          throw new FactMissing(
            new Unknown(`The ${sort} “${name}” was not read.`, { need: { fact: "found", name: key } }),
          );
        return found[0] ?? null;
      },
    };
    const target = gidOfRecord(kind, record);
    const lane = laneOfRecord(kind, record, run.lane);
    const actionId = [step.id, ...keys].join("@");
    if (isState) {
      for (const state of action.states?.(filled.settings, context) ?? [])
        result.states.push({
          actionId: state.slot ? `${actionId}:${state.slot}` : actionId,
          target,
          lane,
          kind,
          record,
          state,
        });
      continue;
    }
    const acts = step.acts ?? defaultActs(rule, trigger as Trigger);
    const occasion = acts === "once" ? "" : occasionOf(trigger as Trigger);
    if (acts === "each" && run.quiet) continue;
    if (acts === "crossing" && run.wasMatched) {
      note("It was true before.");
      continue;
    }
    if (run.done.has(`${rule.ruleId}/${actionId}/${target}/${occasion}`)) {
      note("It was done before.");
      continue;
    }
    const made = makeWith(action.make, filled.settings, context);
    if (made instanceof Unknown) {
      doubt(made.need, [`${action.name}: ${made.why}`], result);
      continue;
    }
    if ("nothing" in made) {
      note(made.nothing);
      if (made.halts) return "halt";
      continue;
    }
    for (const [index, body] of made.bodies.entries())
      if (
        emit(
          step,
          acts,
          index === 0 ? actionId : `${actionId}#${index}`,
          occasion,
          target,
          lane,
          body,
          at,
          prefix,
          run,
          result,
        ) === "halt"
      )
        return "halt";
  }
  return "on";
}

type Made = ReturnType<ActionStep["action"]["make"]>;

/** What the action makes; Unknown where it looked at a fact that is not known. */
function makeWith(make: ActionStep["action"]["make"], settings: never, context: ActionContext): Made | Unknown {
  try {
    return make(settings, context);
  } catch (error) {
    if (error instanceof FactMissing) return error.unknown;
    throw error;
  }
}

/** The records that it acts on: what its path leads to, or each child of it where the action is about children. */
function recordsFor(
  { action, on }: ActionStep,
  found: unknown,
  env: Env,
): { kind: string; records: Record<string, unknown>[] } | Unknown {
  const kind = on.of ?? "order";
  const list = Array.isArray(found) ? found : found === null || found === undefined ? [] : [found];
  const each = action.forEach;
  if (!each || kind === each.kind) return { kind, records: list };
  const field = recordKind(kind).fields[each.list];
  const records: Record<string, unknown>[] = [];
  for (const owner of list) {
    const children = field ? readField(owner, each.list, field, env, {}) : [];
    if (children instanceof Unknown) return children;
    records.push(...((children as Record<string, unknown>[] | null) ?? []));
  }
  return { kind: each.kind, records };
}

/**
 * Messages and money: once for an order, whatever comes twice. On the clock, by hand and for records that live on (a customer, a
 * product, a stock level, the store) each time is meant.
 */
function defaultActs({ lane }: CompiledRule, { on, rule }: Trigger): Acts {
  if (on === "schedule" || (on === "by_hand" && rule !== undefined)) return "each";
  return lane === "order" || lane === "draft_order" ? "once" : "each";
}

function emit(
  step: ActionStep,
  acts: Acts,
  actionId: string,
  occasion: string,
  target: string,
  lane: Lane,
  body: EffectBody,
  at: number,
  prefix: Pointer,
  run: Run,
  result: ProgramResult,
): Flow {
  if (result.effects.length >= MAX_EFFECTS) {
    result.notes.push(`${step.action.name}: more than ${MAX_EFFECTS} effects at once; the rest was left out.`);
    return "halt";
  }
  result.effects.push({
    ruleId: run.rule.ruleId,
    ruleVersion: run.rule.version,
    actionId,
    acts,
    occasion,
    target,
    lane,
    body,
    approval: step.approval,
  });
  // What comes after hangs on how this one ends: its answer is wanted, or it must not have been refused.
  const saveAs = "save_as" in body ? body.save_as : null;
  if (step.onFailure === "go_on" && saveAs === null) return "on";
  result.stages.push(stageOf(run, [...prefix, { at }], { for: "effect", actionId, occasion, saveAs }));
  return "halt";
}

/** Walks down to the step that ended the stage, and on from there. */
function resumeBlock(
  steps: CompiledStep[],
  pointer: Pointer,
  depth: number,
  run: Run,
  result: ProgramResult,
  keys: string[],
  stage: Stage,
): Flow {
  const here = pointer[depth];
  const step = here && steps[here.at];
  if (!here || !step) {
    result.notes.push("The rule's steps are not what they were when it began to wait.");
    return "halt";
  }
  const prefix = pointer.slice(0, depth);
  if (depth === pointer.length - 1) {
    if (endOf(step, here.at, prefix, run, result, keys, stage) === "halt") return "halt";
    return runBlock(steps, here.at + 1, prefix, run, result, keys);
  }
  const deeper = (inner: CompiledStep[], more: string[]) =>
    resumeBlock(inner, pointer, depth + 1, run, result, more, stage);
  switch (step.kind) {
    case "branch": {
      const flow = deeper(blockOf(step, here.into ?? "then"), keys);
      return flow === "halt" ? "halt" : runBlock(steps, here.at + 1, prefix, run, result, keys);
    }
    case "loop": {
      const items = step.list.read(run.env);
      if (items instanceof Unknown) return doubt(items.need, [items.why], result);
      const index = items.findIndex((item, at) => itemKey(item, at) === here.item);
      if (index === -1) {
        result.notes.push(`What the rule waited for is gone: ${step.list.says} ${here.item}.`);
        return "halt";
      }
      overItems(step.list, [items[index]], run.env, () => {
        deeper(step.then, [...keys, here.item ?? ""]);
      });
      // What follows the loop was run when the others were.
      return "halt";
    }
    case "repeat": {
      const saved = run.env.names[step.name];
      run.env.names[step.name] = Number(here.item);
      deeper(step.then, [...keys, here.item ?? ""]);
      run.env.names[step.name] = saved;
      return "halt";
    }
    case "approve":
      return deeper(step.otherwise, keys);
    case "action":
      return deeper(typeof step.onFailure === "string" ? [] : step.onFailure, keys);
    default:
      return "halt";
  }
}

function blockOf(step: Extract<CompiledStep, { kind: "branch" }>, into: string): CompiledStep[] {
  if (into === "else") return step.otherwise;
  const index = into === "then" ? 0 : Number(into.slice("else_if.".length)) + 1;
  return step.ways[index]?.then ?? [];
}

/** What the way in which the stage ended means for the steps after it. */
function endOf(
  step: CompiledStep,
  at: number,
  prefix: Pointer,
  run: Run,
  result: ProgramResult,
  keys: string[],
  stage: Stage,
): Flow {
  if (step.kind === "approve" && stage.outcome !== "approved") {
    runBlock(step.otherwise, 0, [...prefix, { at, into: "else" }], run, result, keys);
    return "halt";
  }
  if (step.kind === "action" && stage.outcome === "refused") {
    if (step.onFailure === "go_on") return "on";
    if (step.onFailure !== "stop")
      runBlock(step.onFailure, 0, [...prefix, { at, into: "on_failure" }], run, result, keys);
    return "halt";
  }
  return "on";
}
