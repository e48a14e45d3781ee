// Pure. Of conditions that several rules have word for word there is one, and a look asks it once, however many rules it stands in.
import type { CompiledCondition, Explained } from "#app/rules/compile-condition.ts";
import type { Condition } from "#app/rules/condition-schema.ts";
import type { Env } from "#app/rules/env.ts";
import type { FactGroup, Need } from "#app/rules/need.ts";
import { isBaseScope, type Scope } from "#app/rules/scope.ts";
import type { Ternary } from "#app/rules/ternary.ts";

/** So many are kept for each kind of subject; beyond that it begins anew: they are then only not shared. */
const MOST = 20_000;
/** What may change while one rule is looked at: the event, answers, and what was remembered under way. */
const MAY_CHANGE = /event|results|memory/;

const known = new WeakMap<Scope, Map<string, CompiledCondition>>();

/** The one condition of this wording. @param compile makes it, if there is none yet. */
export function sharedCondition(
  condition: Condition,
  scope: Scope,
  compile: () => CompiledCondition,
): CompiledCondition {
  // Inside a list, and where a rule has names of its own, the same words may mean something else.
  if (!isBaseScope(scope)) return compile();
  let ofScope = known.get(scope);
  if (!ofScope) {
    ofScope = new Map();
    known.set(scope, ofScope);
  }
  const words = JSON.stringify(condition);
  let found = ofScope.get(words);
  if (!found) {
    found = MAY_CHANGE.test(words) ? compile() : new SharedCondition(compile());
    if (ofScope.size >= MOST) ofScope.clear();
    ofScope.set(words, found);
  }
  return found;
}

class SharedCondition implements CompiledCondition {
  readonly groups: readonly FactGroup[];
  readonly #condition: CompiledCondition;
  /** Of the last look. */
  #look = 0;
  #answer: Ternary = 0;

  constructor(condition: CompiledCondition) {
    this.#condition = condition;
    this.groups = condition.groups;
  }

  test(env: Env): Ternary {
    const { number } = env.look;
    if (this.#look === number) return this.#answer;
    const answer = this.#condition.test(env);
    this.#answer = answer;
    this.#look = number;
    return answer;
  }

  explain(env: Env): Explained {
    let explained = env.look.explained(this);
    if (!explained) {
      explained = this.#condition.explain(env);
      env.look.keep(this, explained);
    }
    return explained;
  }

  need(env: Env): Need | null {
    return this.#condition.need(env);
  }
}
