// Pure. One run of a rule's program: what it is run over and for, and what it comes to.
import { digestOf } from "#app/lib/canonical-json.ts";
import type { ActionState } from "#app/rules/action.ts";
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import type { CompiledStep } from "#app/rules/compile-steps.ts";
import type { Finding, OpenedStage } from "#app/rules/decision.ts";
import type { DecidedEffect } from "#app/rules/effect.ts";
import type { Env } from "#app/rules/env.ts";
import type { Pointer } from "#app/rules/facts.ts";
import type { Need } from "#app/rules/need.ts";
import type { Lane } from "#app/rules/target.ts";
import type { Trigger } from "#app/rules/trigger.ts";

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
  effects: DecidedEffect[];
  stages: OpenedStage[];
  needs: Need[];
  notes: string[];
  /** Those of the notes that say which fact was missing. */
  doubts: string[];
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

export const noResult = (): ProgramResult => ({
  states: [],
  effects: [],
  stages: [],
  needs: [],
  notes: [],
  doubts: [],
});
/** Whether the steps after this one are run: `halt` ends a round of a loop, `waits` until a stage has ended. */
export type Flow = "on" | "halt" | "waits";
export type ActionStep = Extract<CompiledStep, { kind: "action" }>;

/** What the steps hang on is not known: they are not done, and the reason is said. */
export function doubt(need: Need | null, sentences: string[], result: ProgramResult): Flow {
  if (need) result.needs.push(need);
  const said = sentences.join(" ");
  result.notes.push(said);
  result.doubts.push(said);
  return "halt";
}
/** The stage that ends at this step and waits so. */
export function stageOf(
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
/** What tells each item of a loop from the others, also when the list is read again later: of two equal texts the second one. */
export function itemKeys(items: readonly unknown[]): string[] {
  const seen = new Map<string, number>();
  return items.map((item, index) => {
    const key = itemKey(item, index);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}~${times}`;
  });
}

function itemKey(item: unknown, index: number): string {
  if (typeof item === "object" && item !== null) {
    const { id, name, code, key } = item as Record<string, unknown>;
    return String(id ?? name ?? code ?? key ?? index);
  }
  return String(item);
}

/** What happens once, under the id that it carries: acting once for each is safe whatever comes twice. */
const ONCE_PER_CHILD = /\.(created|opened|requested)$|^(schedule|http|flow|by_hand)$/;
/** The occasion of an action that acts each time. "@run" becomes the number of the run when it is recorded. */
export function occasionOf({ on, of }: Trigger): string {
  return of !== undefined && ONCE_PER_CHILD.test(on) ? of : "@run";
}
