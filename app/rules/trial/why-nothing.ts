// Pure.
import type { Facts } from "#app/rules/facts.ts";
import { SUBJECTS, type Subject } from "#app/rules/scope.ts";
import { laneRecordOf } from "#app/rules/subject-records.ts";

/** Why a rule about such a record had nothing to look at: an order without a refund sets no rule about refunds off. */
export function whyNothing(about: Subject, facts: Facts): string {
  const { list } = SUBJECTS[about];
  const children = list === null ? null : laneRecordOf(facts)?.[list];
  return list === null || (Array.isArray(children) && children.length)
    ? "Nothing that happened sets the rule off."
    : `The facts have no ${about.replaceAll("_", " ")}: the rule is about one. Give it beside the record ("${about}": {…}), or in its ${list}.`;
}
