// Pure. The rules of one kind of lane in the order in which they run, and which of them an event concerns: a look costs what
// the rules that it concerns cost, not what the store has.
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { isStoreEvent } from "#app/rules/compile-trigger.ts";
import { RulePlan } from "#app/rules/rule-plan.ts";
import { type EventName, generalEvent, type Trigger } from "#app/rules/trigger.ts";

/** Plans are kept for so many sets of events. */
const MOST_PLANS = 100;
/** Of a look that a person, the clock or a setting asked for: any rule may be meant. */
const ANY = "any";

export class RuleIndex {
  /** In the order in which they run. */
  readonly rules: readonly CompiledRule[];
  /** Those that are in force for a span of time alone. */
  readonly spanned: readonly CompiledRule[];
  readonly #byEvent = new Map<EventName, number[]>();
  readonly #byId = new Map<string, number>();
  /** Those on a changed field: any event of the store may be one. */
  readonly #onChange: number[] = [];
  /** Those that are looked at whatever happens: they keep states, or stop others. */
  readonly #always: number[] = [];
  readonly #plans = new Map<string, RulePlan>();

  constructor(rules: readonly CompiledRule[]) {
    this.rules = rules.toSorted((a, b) => a.position - b.position || (a.ruleId < b.ruleId ? -1 : 1));
    this.spanned = this.rules.filter(
      ({ document }) => document.active_from !== undefined || document.active_until !== undefined,
    );
    for (const [at, rule] of this.rules.entries()) {
      this.#byId.set(rule.ruleId, at);
      if (rule.hasStates || rule.document.stop) this.#always.push(at);
      for (const trigger of rule.document.on) {
        if (typeof trigger === "object" && "changed" in trigger) this.#onChange.push(at);
        const event = typeof trigger === "string" ? trigger : "after" in trigger ? trigger.event : null;
        if (event === null) continue;
        const known = this.#byEvent.get(event);
        if (known) known.push(at);
        else this.#byEvent.set(event, [at]);
      }
    }
  }

  /** The rule's place in the order in which they run; undefined: it is none of these. */
  placeOf(ruleId: string): number | undefined {
    return this.#byId.get(ruleId);
  }

  /** Those that may have to be looked at. Rules that keep a state on come besides. */
  planFor(triggers: readonly Trigger[]): RulePlan {
    const isAny = !triggers.every((trigger) => trigger.rule === undefined && isStoreEvent(trigger));
    const key = isAny ? ANY : triggers.length === 1 ? (triggers[0] as Trigger).on : namesOf(triggers);
    let plan = this.#plans.get(key);
    if (!plan) {
      if (this.#plans.size >= MOST_PLANS) this.#plans.clear();
      plan = new RulePlan(this.rules, isAny ? this.rules.keys() : this.#concernedBy(triggers));
      this.#plans.set(key, plan);
    }
    return plan;
  }

  /** Those that may have to be looked at, in their order. @param owners rules that keep a state on. */
  concernedBy(triggers: readonly Trigger[], owners: ReadonlySet<string>): readonly CompiledRule[] {
    const { places } = this.planFor(triggers);
    if (places.length === this.rules.length) return this.rules;
    const owning = [...owners].flatMap((id) => this.#byId.get(id) ?? []);
    const all = owning.length ? [...new Set([...places, ...owning])].sort((a, b) => a - b) : places;
    return all.flatMap((at) => this.rules[at] ?? []);
  }

  #concernedBy(triggers: readonly Trigger[]): Set<number> {
    const found = new Set(this.#always);
    const add = (some: readonly number[] | undefined) => {
      for (const at of some ?? []) found.add(at);
    };
    for (const { on } of triggers) {
      add(this.#byEvent.get(on));
      const general = generalEvent(on);
      if (general) add(this.#byEvent.get(general));
    }
    if (triggers.length) add(this.#onChange);
    return found;
  }
}

const namesOf = (triggers: readonly Trigger[]): string => [...new Set(triggers.map(({ on }) => on))].sort().join();
