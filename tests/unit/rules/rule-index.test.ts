import fc from "fast-check";
import { expect, test } from "vitest";
import { compileRule } from "#app/rules/compile-rule.ts";
import { RuleShapeSchema } from "#app/rules/rule-document.ts";
import { RuleIndex } from "#app/rules/rule-index.ts";
import { setsOff } from "#app/rules/set-off.ts";
import { EVENT_NAMES } from "#app/rules/trigger.ts";

const ruleOf = (at: number, on: unknown, more: Record<string, unknown>) =>
  compileRule({
    ruleId: `r${at}`,
    version: 1,
    position: at % 3,
    document: RuleShapeSchema.parse({ id: `r${at}`, on, then: [{ do: "add_tags", tags: ["a"], ...more }] }),
  });
const ON = [
  "order.created",
  "order.updated",
  "refund.created",
  "by_hand",
  { changed: "order.note" },
  { after: "2 days", event: "order.paid" },
  { schedule: { every: "day" } },
];

test("no rule that an event sets off, or that keeps a state, is left out; each comes once, in the order in which they run", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ on: fc.constantFrom(...ON), more: fc.constantFrom({}, { acts: "state" }) }), {
        maxLength: 12,
      }),
      fc.array(fc.constantFrom(...EVENT_NAMES), { maxLength: 3 }),
      fc.array(fc.nat(11), { maxLength: 2 }),
      (written, events, owning) => {
        const index = new RuleIndex(written.map(({ on, more }, at) => ruleOf(at, on, more)));
        const triggers = events.map((on) => ({ on }));
        const owners = new Set(owning.map((at) => `r${at}`));
        const found = index.concernedBy(triggers, owners);
        const wanted = index.rules.filter(
          (rule) => rule.hasStates || owners.has(rule.ruleId) || triggers.some((trigger) => setsOff(rule, trigger)),
        );
        expect(found.filter((rule) => wanted.includes(rule))).toEqual(wanted);
        expect(index.rules.filter((rule) => found.includes(rule))).toEqual(found);
      },
    ),
  );
});

test("a rule about something else is not looked at", () => {
  const index = new RuleIndex([ruleOf(0, "order.created", {}), ruleOf(1, "refund.created", {})]);
  expect(index.concernedBy([{ on: "order.created" }], new Set()).map(({ ruleId }) => ruleId)).toEqual(["r0"]);
});
