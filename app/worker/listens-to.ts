// Pure. Whether any rule in force waits for an event: what nobody waits for is not looked at for its own sake.
import { compileRule, type RuleInForce } from "#app/rules/compile-rule.ts";
import { isCaseOf } from "#app/rules/compile-trigger.ts";
import type { EventName } from "#app/rules/trigger.ts";

/**
 * Whether a rule names this very event: one that waits for any change of an order is answered by the order's own webhook, and
 * nothing has to be read for it.
 */
export function namesEvent(rules: readonly RuleInForce[], event: EventName): boolean {
  return rules.some((rule) =>
    compileRule(rule).triggers.some((one) => (one.is === "event" || one.is === "after") && one.event === event),
  );
}

export function listensTo(rules: readonly RuleInForce[], event: EventName): boolean {
  return rules.some((rule) =>
    compileRule(rule).triggers.some((one) => (one.is === "event" || one.is === "after") && isCaseOf(event, one.event)),
  );
}
