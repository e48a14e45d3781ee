import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkDocument } from "#app/rules/check-document.ts";
import { conditionInWords } from "#app/rules/condition-in-words.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";
import { ruleInWords, ruleSentence } from "#app/rules/rule-in-words.ts";
import { scopeOf } from "#app/rules/scope.ts";
import { TEMPLATES } from "#app/rules/templates/index.ts";
import { fillTemplate } from "#app/rules/templates/template.ts";
import { templateForm, templateValues } from "#app/rules/templates/template-values.ts";
import { triggerInWords } from "#app/rules/trigger-in-words.ts";
import "#app/checks/index.ts";

function good(input: unknown): RuleDocument {
  const checked = checkDocument(input);
  if (checked.outcome === "refused") throw new Error(JSON.stringify(checked.complaints));
  return checked.document;
}
const says = (condition: unknown) =>
  conditionInWords(condition as never, scopeOf("order")).map(({ depth, text }) => `${"  ".repeat(depth)}${text}`);

describe("a condition in words", () => {
  it.each([
    [{ field: "order.total_price", op: "more_than", value: 150 }, ["total is more than 150"]],
    [{ field: "order.note", op: "is", value: "Gift" }, ["note is “Gift”"]],
    [{ field: "order.note", op: "is", value: "Gift", exact: true }, ["note is “Gift”, exactly as written"]],
    [
      { field: "customer.spent", days: 365, op: "more_than", value: 500 },
      ["customer’s spend in the last 365 days is more than 500"],
    ],
    [{ field: "order.no_such_thing", op: "is_odd", value: 3 }, ["order.no_such_thing is odd 3"]],
    [{ all: [{ field: "order.total_price", op: "more_than", value: 1 }] }, ["total is more than 1"]],
  ])("%j", (condition, lines) => {
    expect(says(condition)).toEqual(lines);
  });

  it("goes further in for groups and lists", () => {
    expect(
      says({
        any: [
          { some: "order.line_items", where: { field: "line_item.sku", op: "is", value: "MUG" } },
          { none: [{ field: "order.tags", op: "has", value: "vip" }] },
        ],
      }),
    ).toEqual([
      "at least one of these is true:",
      "  at least one of lines:",
      "    line item’s SKU is “MUG”",
      "  none of these is true:",
      "    tags include “vip”",
    ]);
  });
});

describe("what sets a rule off", () => {
  it.each([
    ["order.created", "an order is placed"],
    [{ schedule: { every: "weekday", at: "09:00" } }, "it is time: every weekday at 09:00"],
    [{ after: "3 days", event: "order.created" }, "3 days have passed since an order is placed"],
    [{ changed: "order.note", to: "x" }, 'order.note changes to "x"'],
    [{ rule: "other" }, "the rule “other” starts it"],
  ])("%j: %s", (trigger, words) => {
    expect(triggerInWords(trigger as never)).toBe(words);
  });
});

describe("a rule in words", () => {
  const folder = new URL("../../automations/", import.meta.url);
  const documents = readdirSync(folder).flatMap((name): [string, unknown][] => {
    const read = JSON.parse(readFileSync(new URL(`${name}/rule.json`, folder), "utf8")) as unknown;
    return (Array.isArray(read) ? read : [read]).map((document) => [name, document]);
  });

  it.each(documents)("of %s names every value that its conditions compare with", (_name, input) => {
    const document = good(input);
    const words = ruleInWords(document)
      .map(({ text }) => text)
      .join("\n");
    for (const value of valuesOf([document.when, document.then, document.skip])) expect(words).toContain(value);
    expect(ruleSentence(document)).toMatch(/\.$/);
  });

  it("says every change of a part: no two documents that differ read the same", () => {
    const base = { id: "a", on: "order.created", then: [{ do: "add_tags", tags: ["x"] }] };
    const others = [
      { stop: true },
      { group: "g" },
      { otherwise: "leave" },
      { enabled: false },
      { watch_only: true },
      { caps: { per_day: 5 } },
      { active_from: "2026-01-01" },
      { let: { a: "1" } },
      { let: { a: "2" } },
      { let: { a: ["1", "2"] } },
      { let: { a: { find: "orders" } } },
      { let: { a: { find: "orders", as: "past" } } },
      { let: { a: { find: "orders", within: "3 days" } } },
      { let: { a: { find: "orders", search: "x" } } },
      { let: { a: { find: "orders", limit: 3 } } },
      { let: { a: { find: "orders", sort_by: "name" } } },
      { let: { a: { find: "orders", sort_by: "name", descending: true } } },
      { let: { a: { find: "orders", where: { field: "item.note", op: "is", value: "y" } } } },
      { let: { a: { field: "order.line_items", where: { field: "item.sku", op: "is", value: "y" } } } },
      { let: { a: { field: "order.line_items", limit: 2 } } },
      { let: { a: { sum: "order.line_items.quantity" } } },
      { let: { a: { sum: "order.line_items.price" } } },
      { let: { a: { max: "order.line_items.price", where: { field: "item.sku", op: "is", value: "y" } } } },
      { let: { a: { field: "order.created_at", part: "weekday" } } },
      { let: { a: { field: "order.created_at", part: "weekday", zone: "Europe/Rome" } } },
      { let: { a: { field: "customer.spent", days: 30 } } },
      { let: { a: { if: { field: "order.note", op: "is", value: "y" }, then: 1, else: 2 } } },
      { let: { a: { if: { field: "order.note", op: "is", value: "y" }, then: 1 } } },
      { let: { a: { field: "order.note", op: "is", value: "y" } } },
      { tables: { t: { a: "b" } } },
      { tables: { t: { a: { b: "c" } } } },
      { tables: { t: { columns: ["a"], rows: [["b"]] } } },
      { inputs: [{ name: "numbers", type: "list" }] },
      { inputs: [{ name: "numbers", type: "list", required: true }] },
      { inputs: [{ name: "numbers", type: "list", label: "Numbers", options: ["1"] }] },
      { stop: "group", group: "g" },
      { caps: { per_run: 5 } },
      { find: { within: "3 days" } },
      { then: [{ do: "set_attributes", attributes: { a: "b" } }] },
      { then: [{ do: "set_attributes", attributes: { a: "b", c: "d" } }] },
      { on: ["order.created", "order.paid"] },
      { about: "customer", on: "customer.created" },
      { then: [{ do: "add_tags", tags: ["x"], id: "one" }] },
      { then: [{ do: "add_tags", tags: ["x"], acts: "state" }] },
      { then: [{ do: "add_tags", tags: ["x"], on_failure: "stop" }] },
      {
        then: [
          { do: "wait", for: "3 days" },
          { do: "add_tags", tags: ["x"] },
        ],
      },
      { then: [{ do: "add_tags", tags: ["x"], if: { field: "order.note", op: "is", value: "y" } }] },
      { when: { field: "order.note", op: "is", value: "y" } },
      { when: { not: { field: "order.note", op: "is", value: "y" } } },
      { else: [{ do: "stop" }] },
    ];
    const read = [{}, ...others].map((part) =>
      ruleInWords(good({ ...base, ...part }))
        .map(({ depth, text }) => `${depth} ${text}`)
        .join("\n"),
    );
    expect(new Set(read).size).toBe(read.length);
  });
});

/** Texts and numbers that stand as `value`, `tags` or in steps. */
function valuesOf(input: unknown): string[] {
  if (Array.isArray(input)) return input.flatMap(valuesOf);
  if (typeof input !== "object" || input === null) return [];
  return Object.entries(input).flatMap(([key, value]) =>
    key === "value" && ["string", "number"].includes(typeof value) ? [String(value)] : valuesOf(value),
  );
}

it.each([
  [
    { do: "hold_fulfillment", acts: "state", reason: "HIGH_RISK_OF_FRAUD", note: "Risky" },
    "Hold fulfilment (for as long as it is true; reason: High risk of fraud; note: Risky)",
  ],
  [{ do: "add_tags", tags: ["HIGH_RISK"], acts: "crossing" }, "Add tags (when it becomes true; HIGH_RISK)"],
])("says a step without Shopify's spelling: %j", (step, words) => {
  const lines = ruleInWords(good({ id: "a", on: "order.created", then: [step] }));
  expect(lines.at(-1)?.text).toBe(words);
});

it("says names, tables, inputs and limits without braces", () => {
  const document = good({
    id: "a",
    on: "by_hand",
    inputs: [{ name: "days", type: "number", required: true }],
    tables: { reps: { anna: "anna@example.com" }, zones: { columns: ["area", "place"], rows: [["G", "Glasgow"]] } },
    let: {
      late: {
        find: "orders",
        within: "60 days",
        limit: 20,
        where: { field: "item.created_at", op: "older_than", value: "2 days" },
      },
      units: { sum: "order.line_items.quantity", where: { field: "line_item.sku", op: "is", value: "MUG" } },
      big: { field: "order.total_price", op: "more_than", value: 500 },
      place: { if: { field: "big" }, then: "East", else: "West" },
    },
    caps: { per_day: 50 },
    then: [{ do: "set_attributes", attributes: { Place: "{{ place }}" } }],
  });
  expect(ruleInWords(document).map(({ depth, text }) => `${"  ".repeat(depth)}${text}`)).toEqual([
    "For each order: when a person runs the rule",
    "Asks for “days” (number; needed)",
    "The table “reps”:",
    "  “anna”: “anna@example.com”",
    "The table “zones” (area, place):",
    "  “G”, “Glasgow”",
    "“late” is the orders of the last 60 days, at most 20, where",
    "  item’s day of the order is older than “2 days”",
    "“units” is the sum of lines’ quantity ordered, where",
    "  line item’s SKU is “MUG”",
    "“big” is whether",
    "  total is more than 500",
    "“place” is, if",
    "  big holds",
    "then “East”",
    "else “West”",
    "Always",
    "  Set attributes (attributes: Place: “{{ place }}”)",
    "It acts at most 50 times a day",
  ]);
});

describe("the form of a template", () => {
  it("takes no other value than those that may be chosen", () => {
    const template = TEMPLATES.find(({ id }) => id === "high-risk-hold");
    if (!template) throw new Error("There is no such template.");
    expect(templateValues(template, { level: "hgih" })).toEqual({
      outcome: "invalid",
      fields: { level: "Choose one of high, medium." },
    });
    expect(templateValues(template, { level: "medium" })).toMatchObject({ outcome: "good" });
  });

  it.each(TEMPLATES.map((template) => [template.id, template] as const))(
    "of %s takes its own defaults",
    (_id, template) => {
      const filled = templateValues(template, templateForm(template));
      expect(filled.outcome).toBe("good");
      if (filled.outcome === "good")
        expect(good(fillTemplate(template, filled.values))).toEqual(good(fillTemplate(template)));
    },
  );
});
