// Pure.
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import type { Facts } from "#app/rules/facts.ts";
import { isActive } from "#app/rules/rules-in-force.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import { laneRecordOf } from "#app/rules/subject-records.ts";
import { offSchedule } from "#app/rules/trial/off-schedule.ts";

/** Why a rule had nothing to look at: it is not on at that moment, or there is no such record (an order without a refund). */
export function whyNothing(document: RuleInForce["document"], facts: Facts, now: string): string {
  const { about, active_from: from, active_until: until } = document;
  if (!isActive(document, now, facts.shop.timezone))
    return `The rule is not on at this moment: it is${from ? ` from ${from} on` : ""}${from && until ? "," : ""}${until ? ` until ${until}` : ""}, by the store's clock.`;
  const late = facts.triggers.length ? null : offSchedule(document, now, facts.shop.timezone);
  if (late) return late;
  const { list } = SUBJECTS[about];
  const children = list === null ? null : laneRecordOf(facts)?.[list];
  return list === null || (Array.isArray(children) && children.length)
    ? "Nothing that happened sets the rule off."
    : `The facts have no ${about.replaceAll("_", " ")}: the rule is about one. Give it beside the record ("${about}": {…}), or in its ${list}.`;
}
