// docs/rules/extending.md: a field, an operator and an action are a declaration each. One of each is added here, and works
// in conditions, templates, the reference and the schema without anything else being touched.
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Action, defineAction } from "#app/rules/action.ts";
import { ACTIONS } from "#app/rules/actions/index.ts";
import type { Operator } from "#app/rules/operator.ts";
import { OPERATORS } from "#app/rules/operators/index.ts";
import { computed, type Field } from "#app/rules/record.ts";
import { order } from "#app/rules/records/order.ts";
import { referencePages } from "#app/rules/reference-pages.ts";
import { ruleJsonSchema } from "#app/rules/rule-json-schema.ts";
import { aRule, effectsOf, outcomeOf, refusal, rendered } from "#tests/unit/rules/support.ts";

const initials: Field = computed("text", "initials", { about: "First letters of the order's name." }, (own) =>
  String(own.name).slice(0, 2),
);
const palindrome: Operator = {
  name: "is_palindrome",
  types: ["text", "any"],
  operand: "nothing",
  says: ["reads the same both ways", "does not read the same both ways"],
  about: "It reads the same both ways.",
  test: (left) => typeof left === "string" && left === [...left].reverse().join(""),
};
const shout = defineAction({
  name: "shout",
  title: "Shout",
  about: "Tags loudly.",
  targets: ["order"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["each"] },
  settings: z.strictObject({ message: z.string().min(1) }),
  scopes: ["write_orders"],
  make: ({ message }) => ({ bodies: [{ kind: "add_tags", tags: [message.toUpperCase()] }] }),
  example: { do: "shout", message: "hey" },
});

beforeAll(() => {
  (order.fields as Record<string, Field>).initials = initials;
  (OPERATORS as Operator[]).push(palindrome);
  (ACTIONS as Action[]).push(shout);
});
afterAll(() => {
  delete (order.fields as Record<string, Field>).initials;
  (OPERATORS as Operator[]).pop();
  (ACTIONS as Action[]).pop();
});

const facts = { order: { name: "#1", note: "level" } };

test("a field", () => {
  expect(outcomeOf({ field: "order.initials", op: "is", value: "#1" }, facts)).toBe("matched");
  expect(rendered("{{ order.initials }}", facts)).toBe("#1");
  expect(referencePages()["fields.md"]).toContain(
    "| `initials` | text | First letters of the order's name. | worked out |",
  );
});

test("an operator", () => {
  expect(outcomeOf({ field: "order.note", op: "is_palindrome" }, facts)).toBe("matched");
  expect(outcomeOf({ field: "order.name", op: "is_palindrome" }, facts)).toBe("not_matched");
  expect(refusal(aRule({ when: { field: "order.test", op: "is_palindrome" } })).join()).toContain(
    "there is no operator “is_palindrome” for “order.test” (yes_no)",
  );
  expect(JSON.stringify(ruleJsonSchema())).toContain("is_palindrome");
  expect(referencePages()["operators.md"]).toContain("`is_palindrome`");
});

test("an action", () => {
  expect(effectsOf(aRule({ then: [{ do: "shout", message: "hey {{ order.name }}" }] }), facts)).toMatchObject([
    { do: "add_tags", tags: ["HEY #1"] },
  ]);
  expect(refusal(aRule({ then: [{ do: "shout", mesage: "x" }] })).join()).toContain("did you mean “message”?");
  expect(referencePages()["actions.md"]).toContain("## shout");
});
