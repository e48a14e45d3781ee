// Pure. Whether any rule in force waits for an event: what nobody waits for is not looked at for its own sake.
import { compileRule, type RuleInForce } from "#app/rules/compile-rule.ts";
import { isCaseOf } from "#app/rules/compile-trigger.ts";
import type { EventName } from "#app/rules/trigger.ts";

export function listensTo(rules: readonly RuleInForce[], event: EventName): boolean {
  return rules.some((rule) =>
    compileRule(rule).triggers.some((one) => (one.is === "event" || one.is === "after") && isCaseOf(event, one.event)),
  );
}
