// Pure. Rules that look at what was sent with their event (`event.body`), where none of their events comes with any.
import { getAt } from "#app/lib/edit-json.ts";
import { carriesBody } from "#app/rules/carries-body.ts";
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { placedConditions } from "#app/rules/placed-conditions.ts";
import { type DocumentPath, placedSteps } from "#app/rules/placed-steps.ts";
import type { RuleWarning } from "#app/rules/rule-warning.ts";

export function withoutBody(rule: CompiledRule): RuleWarning[] {
  const { document } = rule;
  if (!asks(document) || rule.triggers.some((one) => one.is === "event" && carriesBody(one.event))) return [];
  return [
    {
      is: "without_body",
      rules: [rule.ruleId],
      places: [{ rule: rule.ruleId, path: firstAsking(rule) }],
      message: `“${rule.name}” looks at event.body, and nothing that sets it off carries one: only http, flow, and what happens to collections, discounts and locations do. Ask the record itself (order.…, customer.…), or set the rule off by such an event.`,
    },
  ];
}

const asks = (part: unknown): boolean => JSON.stringify(part).includes("event.body");

function firstAsking(rule: CompiledRule): DocumentPath {
  const { let: names = {}, when } = rule.document;
  const named = Object.entries(names).find(([, value]) => asks(value));
  if (named) return ["let", named[0]];
  const compared = when && placedConditions(when, ["when"]).find(({ condition }) => asks(condition));
  // The innermost step comes last.
  const step = placedSteps(rule).findLast(({ path }) => asks(getAt(rule.document, path)));
  return compared?.path ?? step?.path ?? [];
}
