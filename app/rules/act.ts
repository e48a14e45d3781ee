// Pure. One action of a program: the records that it acts on, whether it acts again, the effects that it makes.
import { type ActionContext, FactMissing } from "#app/rules/action.ts";
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import type { Acts, EffectBody } from "#app/rules/effect.ts";
import type { Env } from "#app/rules/env.ts";
import type { Memory, Pointer } from "#app/rules/facts.ts";
import { isCall } from "#app/rules/is-call.ts";
import type { Need } from "#app/rules/need.ts";
import { readField } from "#app/rules/path.ts";
import { projectEffect } from "#app/rules/project-effect.ts";
import { projectMemory } from "#app/rules/project-memory.ts";
import { recordKind } from "#app/rules/record.ts";
import {
  type ActionStep,
  doubt,
  type Flow,
  MAX_EFFECTS,
  occasionOf,
  type ProgramResult,
  type Run,
  stageOf,
} from "#app/rules/run.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import { gidOfRecord, type Lane, laneOfRecord } from "#app/rules/target.ts";
import { TRUE, UNKNOWN } from "#app/rules/ternary.ts";
import type { Trigger } from "#app/rules/trigger.ts";
import { Unknown } from "#app/rules/unknown.ts";

/** @param keys of the loops around it: they tell its effects apart. */
export function act(
  step: ActionStep,
  at: number,
  prefix: Pointer,
  run: Run,
  result: ProgramResult,
  keys: string[],
): Flow {
  const { env, rule, finding, trigger } = run;
  const { action } = step;
  const isState = step.acts === "state";
  // Nothing to be said about what will not be done.
  if (!isState && !trigger) return "on";
  const note = (why: string) => result.notes.push(`${action.name}: ${why}`);
  /** What hangs on a fact that is not known is left out: as a refusal, that stops a rule whose step says so. */
  const leftOut = (need: Need | null, why: string[]): Flow => {
    doubt(need, why, result);
    return step.onFailure === "stop" ? "halt" : "on";
  };
  if (step.guard) {
    const answer = step.guard.test(env);
    if (answer === UNKNOWN)
      return leftOut(step.guard.need(env), [`${action.name}:`, ...step.guard.explain(env).sentences]);
    if (answer !== TRUE) return "on";
  }
  const found = step.on.readKnown(env);
  if (found instanceof Unknown) return leftOut(found.need, [`${action.name}: ${found.why}`]);
  const acted = recordsFor(step, found, env);
  if (acted instanceof Unknown) return leftOut(acted.need, [`${action.name}: ${acted.why}`]);
  const { kind, records } = acted;
  if (!records.length) note(`There is no ${kind.replaceAll("_", " ")}.`);
  const filled = step.fill(env);
  if (filled.outcome === "unknown") return leftOut(filled.unknown.need, [`${action.name}: ${filled.unknown.why}`]);
  if (filled.outcome === "unfit") {
    note(filled.why);
    return "on";
  }
  for (const read of records) {
    const target = gidOfRecord(kind, read);
    const record = withOwnWrites(read, target, result);
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
    const occasion = acts === "once" ? onceFor(step, run) : occasionOf(trigger as Trigger);
    const ownId = acts === "once" ? actionId : [step.id, ...childKey(run, target, occasion), ...keys].join("@");
    if (acts === "each" && run.quiet) continue;
    if (acts === "crossing" && run.wasMatched) {
      note("It was true before.");
      continue;
    }
    if (run.done.has(`${rule.ruleId}/${ownId}/${target}/${occasion}`)) {
      note("It was done before.");
      continue;
    }
    const made = makeWith(action.make, filled.settings, context);
    if (made instanceof Unknown) {
      if (leftOut(made.need, [`${action.name}: ${made.why}`]) === "halt") return "halt";
      continue;
    }
    if ("nothing" in made) {
      note(made.nothing);
      if (made.halts) return "halt";
      continue;
    }
    for (const [index, body] of made.bodies.entries()) {
      const id = index === 0 ? ownId : `${ownId}#${index}`;
      const flow = emit(step, acts, id, occasion, target, lane, body, at, prefix, run, result);
      if (flow !== "on") return flow;
    }
  }
  return "on";
}

/** Seen by later steps of the same program: a loop adds no tag twice, a return that was approved can be closed. */
const SEEN_AT_ONCE: ReadonlySet<EffectBody["kind"]> = new Set([
  ...["add_tags", "remove_tags", "approve_return", "decline_return", "close_return", "cancel_return"],
] as EffectBody["kind"][]);

/** The record with what earlier steps of this program wrote, as far as a step looks at it. */
function withOwnWrites(record: Record<string, unknown>, target: string, { effects }: ProgramResult) {
  let seen = record;
  for (const { target: other, body } of effects)
    if (other === target && SEEN_AT_ONCE.has(body.kind)) seen = projectEffect(seen, body);
  return seen;
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
 * Messages and money: once for an order, whatever comes twice. On the clock, by hand, by a call and for records that live on (a
 * customer, a product, a stock level, the store) each time is meant.
 */
function defaultActs({ lane }: CompiledRule, trigger: Trigger): Acts {
  if (trigger.on === "schedule" || isCall(trigger)) return "each";
  return lane === "order" || lane === "draft_order" ? "once" : "each";
}
/**
 * A rule about a child (a line, a parcel) that acts on another record, its order say, does so for each child of one look: the
 * child tells these effects apart, unless the occasion is the child itself. So do the records of one run over many: two orders
 * write to their one customer on the same tick.
 */
function childKey({ rule, env, finding, trigger }: Run, target: string, occasion: string): string[] {
  const isOneOfMany = SUBJECTS[rule.subject].list !== null || RUNS_OVER_MANY.has(trigger?.on ?? "");
  if (!isOneOfMany || target === finding.target) return [];
  const id = ownKey(env.names[rule.subject]);
  return id === undefined || id === occasion ? [] : [id];
}
/** What tells a record apart from others of its kind; a stock level has no id of its own. */
function ownKey(record: unknown): string | undefined {
  const { id, inventory_item_id: item, location_id: place } = (record ?? {}) as Record<string, unknown>;
  if (id !== undefined) return String(id);
  return item === undefined || place === undefined ? undefined : `${String(item)}/${String(place)}`;
}
const RUNS_OVER_MANY: ReadonlySet<string> = new Set(["schedule", "by_hand", "http", "flow"]);
/**
 * What acts once does so for the record that the rule is about: of a child (a refund, a parcel) for each. Where the rule
 * leaves it open, also for each child that an event which the rule names is about: two refunds are two mails.
 */
function onceFor({ acts }: ActionStep, { rule, env, trigger }: Run): string {
  if (SUBJECTS[rule.subject].list !== null) {
    const { id } = (env.names[rule.subject] ?? {}) as { id?: unknown };
    return id === undefined ? "" : `${rule.subject}:${String(id)}`;
  }
  if (acts !== null || trigger?.of === undefined) return "";
  const [kind = ""] = trigger.on.split(".");
  const isAsked = rule.triggers.some((one) => (one.is === "event" || one.is === "after") && one.event === trigger.on);
  if (!isAsked) return "";
  return HAPPENS_TO.has(kind) ? `${kind}:${trigger.of}` : MOMENTS.has(trigger.on) ? `${trigger.on}:${trigger.of}` : "";
}
/** Come again with another day: terms that are put off fall due anew. */
const MOMENTS: ReadonlySet<string> = new Set(["order.payment_due", "order.authorization_expiring"]);
/** Children whose events are news each for itself; the parts of an order by location are not: they follow from it. */
const HAPPENS_TO: ReadonlySet<string> = new Set(["refund", "return", "fulfillment", "transaction", "dispute"]);

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
  // The steps that come after know what was remembered.
  run.env.names.memory = projectMemory(run.env.names.memory as Memory, body);
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
  return "waits";
}
