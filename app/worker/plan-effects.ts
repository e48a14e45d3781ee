// Pure. What a decision means for the effect ledger: which effects are new, and which unsent ones it replaces.
import type { Decision } from "#app/rules/decision.ts";
import type { DecidedEffect } from "#app/rules/effect.ts";
import { stateOf } from "#app/store/effect-state.ts";
import { type OpenEffect, occasionOfRun } from "#app/store/effects.server.ts";

interface State {
  ruleId: string;
  actionId: string;
  target: string;
  on: boolean;
  digest: string;
}

export interface EffectPlan {
  insert: DecidedEffect[];
  /** Unsent `state` effects whose target state is no longer wanted. */
  supersede: OpenEffect[];
  /** What will be written because of this decision: new effects, and those that are open already. */
  awaited: DecidedEffect[];
}

const slot = (entry: { ruleId: string; actionId: string; target: string }) =>
  JSON.stringify([entry.ruleId, entry.actionId, entry.target]);
// Off is off, whatever it took back; on is the same only with the same content.
const sameState = (a: { on: boolean; digest: string }, b: { on: boolean; digest: string }) =>
  a.on === b.on && (!a.on || a.digest === b.digest);

/**
 * Compares a decision with what is open. An effect that says what an open one says already is not written twice, nor one
 * that came to nothing the last time (`fruitless`). `inForce` are the ids of the rules that are switched on, `wasLookedAt` says
 * which of them were looked at.
 */
export function planEffects(
  decision: Decision,
  open: OpenEffect[],
  fruitless: State[],
  runId: number,
  inForce: ReadonlySet<string>,
  wasLookedAt: (ruleId: string) => boolean,
): EffectPlan {
  const openStates = open.filter((effect) => effect.acts === "state");

  const desired = new Map(decision.desired.map((state) => [slot(state), state]));
  const supersede = openStates.filter((effect) => {
    if (effect.status === "SENT") return false;
    const wanted = desired.get(slot(effect));
    // A rule that was looked at and does not speak of the state any more does other things now; one that is not in force
    // does nothing.
    if (!wanted) return wasLookedAt(effect.ruleId) || !inForce.has(effect.ruleId);
    return !sameState(stateOf(effect.occasion), wanted);
  });

  const remaining = openStates.filter((effect) => !supersede.includes(effect));
  const insert: DecidedEffect[] = [];
  const awaited: DecidedEffect[] = [];
  for (const effect of decision.effects) {
    if (effect.acts !== "state") {
      const once = effect.occasion === "@run" ? { ...effect, occasion: occasionOfRun(runId) } : effect;
      insert.push(once);
      awaited.push(once);
      continue;
    }
    const state = stateOf(effect.occasion);
    if (fruitless.some((other) => slot(other) === slot(effect) && sameState(other, state))) continue;
    awaited.push(effect);
    const latest = remaining.findLast((other) => slot(other) === slot(effect));
    if (latest && sameState(stateOf(latest.occasion), state)) continue;
    // The same state may be reached, left and reached again: each time is an effect of its own.
    insert.push({ ...effect, occasion: `${effect.occasion}#${runId}` });
  }
  return { insert, supersede, awaited };
}
