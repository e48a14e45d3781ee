// Pure. Whether an event is a call for one rule: somebody outside, Shopify Flow or a person wants it to run, with what was handed in.
import type { Trigger } from "#app/rules/trigger.ts";

/** Each call is a run of its own: two of them are no two names of one change. */
export function isCall({ on, rule }: Pick<Trigger, "on" | "rule">): boolean {
  return on === "http" || on === "flow" || (on === "by_hand" && rule !== undefined);
}

/** Rules that were called: whoever calls is told what they found, also where that is that they are not true. */
export function rulesCalled(triggers: readonly Trigger[]): string[] {
  return triggers.flatMap((trigger) => (isCall(trigger) && trigger.rule !== undefined ? [trigger.rule] : []));
}
