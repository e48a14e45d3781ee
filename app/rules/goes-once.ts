// Pure. Messages that go once for a record, of an event that comes again with something new to say: a day that is moved twice
// is told of once.
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { placedSteps } from "#app/rules/placed-steps.ts";
import type { RuleWarning } from "#app/rules/rule-warning.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import type { EventName } from "#app/rules/trigger.ts";

/** Comes again for one record, each time with another day, place, state or reason. */
const AGAIN: ReadonlySet<EventName> = new Set<EventName>([
  "order.edited",
  "order.address_changed",
  "order.note_changed",
  "order.risk_changed",
  "fulfillment_order.rescheduled",
  "fulfillment_order.moved",
  "fulfillment_order.held",
  "fulfillment_order.released",
  "fulfillment_order.progress_reported",
  "fulfillment.updated",
  "fulfillment.event",
  "return.updated",
  "dispute.updated",
]);
const MESSAGES: ReadonlySet<string> = new Set(["send_email", "send_chat", "trigger_flow"]);

/** Rules that say themselves how often (`acts`), and such about records of which each time is told, are let be. */
export function goesOnce(rule: CompiledRule): RuleWarning[] {
  if (rule.lane !== "order" && rule.lane !== "draft_order") return [];
  const again = rule.triggers.flatMap((one) =>
    one.is === "event" && AGAIN.has(one.event) ? [one.event] : one.is === "change" ? ["a change of the field"] : [],
  );
  const [first] = again;
  // Beside another event once may be what is meant.
  if (first === undefined || again.length < rule.triggers.length) return [];
  const each = SUBJECTS[rule.subject].list === null && /^(fulfillment|return|dispute)\./.exec(first)?.[1];
  const what = (each || rule.subject).replaceAll("_", " ");
  return placedSteps(rule).flatMap(({ step, path }): RuleWarning[] =>
    step.kind === "action" && step.acts === null && MESSAGES.has(step.action.name)
      ? [
          {
            is: "goes_once",
            rules: [rule.ruleId],
            places: [{ rule: rule.ruleId, path: [...path, "acts"] }],
            message: `“${rule.name}”: ${step.action.name} acts once for each ${what}, and “${first}” may come again for it. Write "acts": "each" for every time, or "acts": "once" where once is meant.`,
          },
        ]
      : [],
  );
}
