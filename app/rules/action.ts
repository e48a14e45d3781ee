// Pure. What an action of the rule language is. One small file each in actions/.
import type { z } from "zod";
import type { Acts, EffectBody } from "#app/rules/effect.ts";

/** The settings of one action in a rule document, without id and acts. */
export interface Action<S = Record<string, unknown>> {
  name: string;
  subjects: readonly ("order" | "customer")[];
  /** How often it may act; the first one is the default. */
  acts: readonly Acts[];
  settings: z.ZodType<S>;
  /** What has to be true in the store while a `state` action is on; its digest tells whether it was rewritten. */
  wants(settings: S, ruleId: string): Record<string, unknown>;
  /** What to do to make it so. */
  on(settings: S, ruleId: string): EffectBody;
  /** What to do to take back what was written; null: it cannot be taken back. */
  off(wrote: Record<string, unknown>): EffectBody | null;
}

export function defineAction<S>(action: Action<S>): Action {
  return action as unknown as Action;
}
