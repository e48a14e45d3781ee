// Pure. What an action of the rule language is. One small file each in actions/.
import type { z } from "zod";
import type { Acts, EffectBody } from "#app/rules/effect.ts";

/** One thing that a `state` action keeps true, reconciled by itself. */
export interface ActionState {
  /** Tells the states of one action apart; empty where it has only one. */
  slot: string;
  /** What the store has to show while it is on; its digest tells whether it was rewritten. */
  wants: Record<string, unknown>;
  /** What makes it so. */
  body: EffectBody;
}

export interface ActionOccasion {
  ruleId: string;
  /** Puts the values of this occasion into a text. */
  render(template: string): string;
}

/** The settings of one action in a rule document, without id and acts. */
export interface Action<S = Record<string, unknown>> {
  /** The kind of the effect that it causes. */
  name: EffectBody["kind"];
  subjects: readonly ("order" | "customer")[];
  /** How often it may act. */
  acts: readonly Acts[];
  settings: z.ZodType<S>;
  /** What it keeps true as a `state` action. */
  states(settings: S, ruleId: string): ActionState[];
  /** What it does once. */
  on(settings: S, context: ActionOccasion): EffectBody;
  /** What takes back what was written; null: it cannot be taken back. */
  off(wrote: Record<string, unknown>): EffectBody | null;
}

export function defineAction<S>(action: Action<S>): Action {
  return action as unknown as Action;
}
