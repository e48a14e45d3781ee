// Pure. The steps of a program become closures once.
import type { Action } from "#app/rules/action.ts";
import { actionNamed } from "#app/rules/actions/index.ts";
import { type CompiledCondition, compileCondition } from "#app/rules/compile-condition.ts";
import type { Acts } from "#app/rules/effect.ts";
import { type ItemList, itemList } from "#app/rules/item-list.ts";
import type { FactGroup } from "#app/rules/need.ts";
import { type CompiledPath, pathIn } from "#app/rules/path.ts";
import type { Step } from "#app/rules/rule-document.ts";
import { type Scope, withNames } from "#app/rules/scope.ts";
import { compileSettings, type FillSettings } from "#app/rules/settings.ts";
import { compileTemplate, isTemplate, type Template } from "#app/rules/template.ts";

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
      /** As they stand in the document. */
      settings: Record<string, unknown>;
      /** Its settings, where no template is in them; null: they come out differently each time. */
      constant: Record<string, unknown> | null;
      onFailure: "go_on" | "stop" | CompiledStep[];
      approval: boolean;
    }
  | {
      kind: "wait";
      for: string | null;
      until: Template | null;
      at: string | null;
      weekdaysOnly: boolean;
      recheck: boolean;
    }
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

/** The lists of steps inside a step, each with where it stands in the step's document. */
export function blocksOf(step: CompiledStep): { into: (string | number)[]; steps: CompiledStep[] }[] {
  switch (step.kind) {
    case "branch":
      return [
        ...step.ways.map(({ then }, at) => ({ into: at === 0 ? ["then"] : ["else_if", at - 1, "then"], steps: then })),
        { into: ["else"], steps: step.otherwise },
      ];
    case "loop":
    case "repeat":
      return [{ into: ["then"], steps: step.then }];
    case "approve":
      return [{ into: ["else"], steps: step.otherwise }];
    case "action":
      return typeof step.onFailure === "string" ? [] : [{ into: ["on_failure"], steps: step.onFailure }];
    default:
      return [];
  }
}

/** Every step, those inside others included. */
export function stepsOf(steps: readonly CompiledStep[]): CompiledStep[] {
  return steps.flatMap((step) => [step, ...blocksOf(step).flatMap((block) => stepsOf(block.steps))]);
}

/** What may have to be read before it is run. */
export function groupsOfStep(step: CompiledStep): readonly FactGroup[] {
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

/** Ids of a rule's actions: the given one, else the action's name. */
export class IdsInUse {
  readonly #counts = new Map<string, number>();
  /** The given id, or the action's name, numbered from the second on. */
  take(given: string | undefined, name: string): string {
    if (given !== undefined) return given;
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count === 1 ? name.replaceAll("_", "-") : `${name.replaceAll("_", "-")}-${count}`;
  }
}

export function compileSteps(steps: readonly Step[], scope: Scope, ids: IdsInUse): CompiledStep[] {
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
      const { for: span, until, at, weekdays_only, recheck } = doing as Extract<Step, { do: "wait" }>;
      return {
        kind: "wait",
        for: span ?? null,
        until: until === undefined ? null : compileTemplate(until, scope),
        at: at ?? null,
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
    settings,
    constant: hasTemplate(settings) ? null : settings,
    onFailure: Array.isArray(onFailure)
      ? compileSteps(onFailure as Step[], scope, ids)
      : ((onFailure as "go_on" | "stop" | undefined) ?? "go_on"),
    approval: (approval as boolean | undefined) ?? action.destructive ?? false,
  };
}

const hasTemplate = (value: unknown): boolean =>
  typeof value === "string"
    ? isTemplate(value)
    : typeof value === "object" && value !== null && Object.values(value).some(hasTemplate);

const NO_TARGETS = new Set(["before", "event", "memory", "locations", "results", "tables", "now"]);

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
