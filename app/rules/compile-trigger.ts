// Pure. What sets a rule off: events, changes of one field, spans after an event, the clock.
import { canonicalJson } from "#app/lib/canonical-json.ts";
import { foldText } from "#app/rules/compare-values.ts";
import type { Env } from "#app/rules/env.ts";
import { equals } from "#app/rules/operators/equality.ts";
import { pathIn } from "#app/rules/path.ts";
import type { RuleTrigger } from "#app/rules/rule-trigger.ts";
import type { Scope } from "#app/rules/scope.ts";
import { type EventName, generalEvent, type Trigger } from "#app/rules/trigger.ts";
import { Unknown } from "#app/rules/unknown.ts";

export type CompiledTrigger =
  | { is: "event"; event: EventName }
  /** Whether the field changed so, between the two pictures. */
  | { is: "change"; happened(env: Env): boolean }
  | { is: "after"; span: string; event: EventName; weekdaysOnly: boolean }
  | { is: "schedule" }
  | { is: "rule"; rule: string };

/** Whether a field has this value; of a list (tags) whether it has the entry on this side of the change alone. */
function isOn(value: unknown, other: unknown, wanted: unknown): boolean {
  if (!Array.isArray(value)) return equals(value, wanted, false);
  const has = (list: unknown) => Array.isArray(list) && list.some((entry) => equals(entry, wanted, false));
  return has(value) && !has(other);
}

export function compileTriggers(
  triggers: readonly RuleTrigger[],
  scope: Scope,
  record: string | null,
): CompiledTrigger[] {
  return triggers.map((trigger): CompiledTrigger => {
    if (typeof trigger === "string") return { is: "event", event: trigger };
    if ("schedule" in trigger) return { is: "schedule" };
    if ("rule" in trigger) return { is: "rule", rule: trigger.rule };
    if ("after" in trigger)
      return { is: "after", span: trigger.after, event: trigger.event, weekdaysOnly: trigger.weekdays_only ?? false };
    const field = record && trigger.changed.startsWith(`${record}.`) ? trigger.changed : `${record}.${trigger.changed}`;
    const path = pathIn(scope.has(trigger.changed.split(".")[0] ?? "") ? trigger.changed : field, scope);
    const oneOf = (given: unknown) =>
      (Array.isArray(given) ? given : [given]).map((value) => (typeof value === "string" ? foldText(value) : value));
    const [from, to] = [oneOf(trigger.from), oneOf(trigger.to)];
    return {
      is: "change",
      happened: (env) => {
        const [now, before] = [path.read(env), path.readBefore(env)];
        if (now instanceof Unknown || before instanceof Unknown || env.before === null) return false;
        if (canonicalJson(now ?? null) === canonicalJson(before ?? null)) return false;
        if (trigger.from !== undefined && !from.some((value) => isOn(before, now, value))) return false;
        return trigger.to === undefined || to.some((value) => isOn(now, before, value));
      },
    };
  });
}

/** Whether an event is the one that a rule names, or a case of it. */
export function isCaseOf(on: EventName, event: EventName): boolean {
  return on === event || generalEvent(on) === event;
}

/** Is this an event of the store, not a look that a person, the clock or a setting asked for? */
export function isStoreEvent({ on }: Trigger): boolean {
  return on.includes(".") && on !== "order.approved";
}
