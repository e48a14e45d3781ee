// Pure. The rules of one kind of lane in the order in which they run, and which of them an event concerns: a look costs what
// the rules that it concerns cost, not what the store has.
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { isStoreEvent } from "#app/rules/compile-trigger.ts";
import { type EventName, generalEvent, type Trigger } from "#app/rules/trigger.ts";

export class RuleIndex {
  /** In the order in which they run. */
  readonly rules: readonly CompiledRule[];
  readonly #byEvent = new Map<EventName, number[]>();
  readonly #byId = new Map<string, number>();
  /** Those on a changed field: any event of the store may be one. */
  readonly #onChange: number[] = [];
  /** Those that are looked at whatever happens: they keep states, or stop others. */
  readonly #always: number[] = [];

  constructor(rules: readonly CompiledRule[]) {
    this.rules = rules.toSorted((a, b) => a.position - b.position || (a.ruleId < b.ruleId ? -1 : 1));
    for (const [at, rule] of this.rules.entries()) {
      this.#byId.set(rule.ruleId, at);
      if (rule.hasStates || rule.document.stop) this.#always.push(at);
      for (const trigger of rule.triggers) {
        if (trigger.is === "change") this.#onChange.push(at);
        if (trigger.is !== "event" && trigger.is !== "after") continue;
        const known = this.#byEvent.get(trigger.event);
        if (known) known.push(at);
        else this.#byEvent.set(trigger.event, [at]);
      }
    }
  }

  /** Those that may have to be looked at, in their order. @param owners rules that keep a state on. */
  concernedBy(triggers: readonly Trigger[], owners: ReadonlySet<string>): readonly CompiledRule[] {
    // A person, the clock, a setting: any rule may be meant.
    if (!triggers.every((trigger) => trigger.rule === undefined && isStoreEvent(trigger))) return this.rules;
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
    for (const id of owners) {
      const at = this.#byId.get(id);
      if (at !== undefined) found.add(at);
    }
    if (found.size === this.rules.length) return this.rules;
    return [...found].sort((a, b) => a - b).flatMap((at) => this.rules[at] ?? []);
  }
}
