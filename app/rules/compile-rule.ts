// Pure. A rule document becomes closures once: what sets it off, its conditions, its program.

import type { Action } from "#app/rules/action.ts";
import { actionNamed } from "#app/rules/actions/index.ts";
import { type CompiledCondition, compileCondition } from "#app/rules/compile-condition.ts";
import { type CompiledFind, type CompiledLet, compileFind, compileLet } from "#app/rules/compile-let.ts";
import { type CompiledTrigger, compileTriggers } from "#app/rules/compile-trigger.ts";
import type { Acts } from "#app/rules/effect.ts";
import type { Table } from "#app/rules/env.ts";
import { type ItemList, itemList } from "#app/rules/item-list.ts";
import type { FactGroup } from "#app/rules/need.ts";
import { type CompiledPath, pathIn } from "#app/rules/path.ts";
import type { RuleDocument, Step } from "#app/rules/rule-document.ts";
import { laneRecord, type Scope, SUBJECTS, type Subject, scopeOf, withNames } from "#app/rules/scope.ts";
import { compileSettings, type FillSettings } from "#app/rules/settings.ts";
import { tableOf } from "#app/rules/table-of.ts";
import { compileTemplate, isTemplate, type Template } from "#app/rules/template.ts";

/** A version of a rule that is switched on. */
export interface RuleInForce {
  ruleId: string;
  version: number;
  position: number;
  document: RuleDocument;
}

export type CompiledStep =
  | {
      kind: "action";
      action: Action;
      id: string;
      /** Null: as the action has it by default, and as what set the rule off asks for. */
      acts: Acts | null;
      /** The record that it acts on. */
      on: CompiledPath;
      guard: CompiledCondition | null;
      fill: FillSettings;
      onFailure: "go_on" | "stop" | CompiledStep[];
      approval: boolean;
    }
  | { kind: "wait"; for: string | null; until: Template | null; weekdaysOnly: boolean; recheck: boolean }
  | { kind: "approve"; text: Template | null; expires: string | null; otherwise: CompiledStep[] }
  | { kind: "stop" }
  | { kind: "branch"; ways: { guard: CompiledCondition; then: CompiledStep[] }[]; otherwise: CompiledStep[] }
  | {
      kind: "loop";
      list: ItemList;
      where: CompiledCondition | null;
      distinct: CompiledPath | null;
      limit: number;
      then: CompiledStep[];
    }
  | { kind: "repeat"; times: number | Template; name: string; then: CompiledStep[] };

export interface CompiledRule {
  ruleId: string;
  version: number;
  position: number;
  document: RuleDocument;
  name: string;
  subject: Subject;
  /** Kind of lane whose looks concern it. */
  lane: (typeof SUBJECTS)[Subject]["lane"];
  scope: Scope;
  triggers: CompiledTrigger[];
  skip: { condition: CompiledCondition; because: string }[];
  when: CompiledCondition | null;
  then: CompiledStep[];
  otherwise: CompiledStep[] | null;
  /** Keeps target states: looked at whenever its lane is. */
  hasStates: boolean;
  lets: CompiledLet[];
  /** Which records a schedule, or a run over many, looks at; null: all. */
  find: CompiledFind | null;
  tables: Readonly<Record<string, Table>>;
  /** All that may have to be read from elsewhere. */
  groups: readonly FactGroup[];
}

const compiled = new WeakMap<RuleDocument, CompiledRule>();

/**
 * The rule, compiled once per document object (a batch hands the same objects in for all its lanes).
 * @throws PathError, OperandError, TemplateError; none for a document that check-document.ts found good.
 */
export function compileRule({ ruleId, version, position, document }: RuleInForce): CompiledRule {
  let rule = compiled.get(document);
  if (!rule || rule.ruleId !== ruleId || rule.version !== version || rule.position !== position) {
    rule = compile(ruleId, version, position, document);
    compiled.set(document, rule);
  }
  return rule;
}

function compile(ruleId: string, version: number, position: number, document: RuleDocument): CompiledRule {
  const subject = document.about;
  const { scope, lets } = compileLets(ruleId, document, scopeOf(subject));
  const ids = new IdsInUse();
  const then = compileSteps(document.then, scope, ids);
  const otherwise = document.else ? compileSteps(document.else, scope, ids) : null;
  const skip = document.skip.map(({ when, because }) => ({ condition: compileCondition(when, scope), because }));
  const when = document.when ? compileCondition(document.when, scope) : null;
  return {
    ruleId,
    version,
    position,
    document,
    name: document.name ?? ruleId,
    subject,
    lane: SUBJECTS[subject].lane,
    scope,
    triggers: compileTriggers(document.on, scope, laneRecord(subject)),
    skip,
    when,
    then,
    otherwise,
    hasStates: stepsOf(then).some((step) => step.kind === "action" && step.acts === "state"),
    lets,
    find: document.find ? compileFind(document.find, subject, scope) : null,
    tables: inlineTables(document),
    groups: [
      ...new Set([
        ...(when?.groups ?? []),
        ...lets.flatMap((one) => one.groups),
        ...skip.flatMap(({ condition }) => condition.groups),
        ...stepsOf([...then, ...(otherwise ?? [])]).flatMap(groupsOfStep),
      ]),
    ],
  };
}

/** Every step, those inside others included. */
export function stepsOf(steps: CompiledStep[]): CompiledStep[] {
  return steps.flatMap((step) => {
    switch (step.kind) {
      case "branch":
        return [step, ...step.ways.flatMap(({ then }) => stepsOf(then)), ...stepsOf(step.otherwise)];
      case "loop":
      case "repeat":
        return [step, ...stepsOf(step.then)];
      case "approve":
        return [step, ...stepsOf(step.otherwise)];
      case "action":
        return [step, ...(typeof step.onFailure === "string" ? [] : stepsOf(step.onFailure))];
      default:
        return [step];
    }
  });
}

function groupsOfStep(step: CompiledStep): readonly FactGroup[] {
  switch (step.kind) {
    case "action":
      return [...(step.guard?.groups ?? []), ...step.fill.groups, ...step.on.groups];
    case "branch":
      return step.ways.flatMap(({ guard }) => guard.groups);
    case "loop":
      return [...step.list.groups, ...(step.where?.groups ?? [])];
    case "wait":
      return step.until?.groups ?? [];
    default:
      return [];
  }
}

class IdsInUse {
  readonly #counts = new Map<string, number>();
  /** The given id, or the action's name, numbered from the second on. */
  take(given: string | undefined, name: string): string {
    if (given !== undefined) return given;
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count === 1 ? name.replaceAll("_", "-") : `${name.replaceAll("_", "-")}-${count}`;
  }
}

function compileSteps(steps: readonly Step[], scope: Scope, ids: IdsInUse): CompiledStep[] {
  return steps.map((step) => compileStep(step, scope, ids));
}

function compileStep(step: Step, scope: Scope, ids: IdsInUse): CompiledStep {
  if ("for_each" in step && "then" in step) {
    const { for_each, as, where, distinct, limit, then } = step as Extract<Step, { for_each: string }>;
    const list = itemList(for_each, scope, as);
    return {
      kind: "loop",
      list,
      where: where ? compileCondition(where, list.scope) : null,
      distinct: distinct ? pathIn(distinct, list.scope) : null,
      limit: limit ?? 1_000,
      then: compileSteps(then, list.scope, ids),
    };
  }
  if ("repeat" in step && "then" in step) {
    const { repeat, as = "number", then } = step as Extract<Step, { repeat: number | string }>;
    const inner = withNames(scope, [[as, { type: "number" }]]);
    const times =
      typeof repeat === "number" ? repeat : isTemplate(repeat) ? compileTemplate(repeat, scope) : Number(repeat);
    return { kind: "repeat", times, name: as, then: compileSteps(then, inner, ids) };
  }
  if ("if" in step && !("do" in step)) {
    const branch = step as Extract<Step, { then: Step[]; if: unknown }>;
    const ways = [{ if: branch.if, then: branch.then }, ...(branch.else_if ?? [])];
    return {
      kind: "branch",
      ways: ways.map((way) => ({
        guard: compileCondition(way.if as never, scope),
        then: compileSteps(way.then, scope, ids),
      })),
      otherwise: compileSteps(branch.else ?? [], scope, ids),
    };
  }
  const doing = step as Extract<Step, { do: string }>;
  switch (doing.do) {
    case "wait": {
      const { for: span, until, weekdays_only, recheck } = doing as Extract<Step, { do: "wait" }>;
      return {
        kind: "wait",
        for: span ?? null,
        until: until === undefined ? null : compileTemplate(until, scope),
        weekdaysOnly: weekdays_only ?? false,
        recheck: recheck ?? true,
      };
    }
    case "stop":
      return { kind: "stop" };
    case "require_approval": {
      const { text, expires, else: otherwise } = doing as Extract<Step, { do: "require_approval" }>;
      return {
        kind: "approve",
        text: text === undefined ? null : compileTemplate(text, scope),
        expires: expires ?? null,
        otherwise: compileSteps(otherwise ?? [], scope, ids),
      };
    }
    default:
      return compileAction(doing as Extract<Step, { [setting: string]: unknown }> & { do: string }, scope, ids);
  }
}

function compileAction(step: { do: string; [setting: string]: unknown }, scope: Scope, ids: IdsInUse): CompiledStep {
  const { do: name, id, acts, on, if: guard, on_failure: onFailure, approval, ...settings } = step;
  const action = actionNamed(name);
  if (!action) throw new Error(`no such action: ${name}`);
  return {
    kind: "action",
    action,
    id: ids.take(id as string | undefined, name),
    acts: (acts as Acts | undefined) ?? (action.acts.default === "once" ? null : action.acts.default),
    on: pathIn((on as string | undefined) ?? defaultTarget(action, scope) ?? "shop", scope),
    guard: guard ? compileCondition(guard as never, scope) : null,
    fill: compileSettings(settings, action, scope),
    onFailure: Array.isArray(onFailure)
      ? compileSteps(onFailure as Step[], scope, ids)
      : ((onFailure as "go_on" | "stop" | undefined) ?? "go_on"),
    approval: (approval as boolean | undefined) ?? action.destructive ?? false,
  };
}

const NO_TARGETS = new Set(["before", "event", "memory", "locations", "results", "now"]);

/** The record that an action acts on where the rule says nothing: the innermost name that it can act on. */
export function defaultTarget(action: Action, scope: Scope): string | null {
  const names = [...scope];
  // A scope begins with the subject and its lane's records; names of loops come after all that every rule knows.
  const loops = names.findIndex(([name]) => name === "now") + 1;
  const inner = names.slice(loops).filter(([name]) => name !== "item");
  return (
    [...inner.reverse(), ...names.slice(0, loops)]
      .filter(([name, { type }]) => type === "record" && !NO_TARGETS.has(name))
      .find(([, { of }]) => of !== undefined && action.targets.includes(of))?.[0] ?? null
  );
}

function compileLets(ruleId: string, document: RuleDocument, base: Scope): { scope: Scope; lets: CompiledLet[] } {
  let scope = base;
  const lets: CompiledLet[] = [];
  for (const [name, value] of Object.entries(document.let ?? {})) {
    const compiled = compileLet(ruleId, name, value, scope);
    lets.push(compiled);
    scope = withNames(scope, [[name, compiled.typed]]);
  }
  return { scope, lets };
}

function inlineTables(document: RuleDocument): Record<string, Table> {
  return Object.fromEntries(Object.entries(document.tables ?? {}).map(([name, table]) => [name, tableOf(table)]));
}
