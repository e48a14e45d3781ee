// What docs/rules says is what runs.
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { settingsOf } from "#app/rules/action-settings.ts";
import { ACTIONS } from "#app/rules/actions/index.ts";
import { checkDocument } from "#app/rules/check-document.ts";
import { EFFECT_CLASS } from "#app/rules/effect.ts";
import { FILTERS } from "#app/rules/filters/index.ts";
import { referencePages } from "#app/rules/reference-pages.ts";
import { ruleJsonSchema } from "#app/rules/rule-json-schema.ts";
import { refusal } from "#tests/unit/rules/support.ts";

const docs = new URL("../../../docs/rules/", import.meta.url);
const page = (name: string) => readFileSync(new URL(name, docs), "utf8");
const automations = new URL("../../automations/", import.meta.url);
const rules = readdirSync(automations).flatMap(
  (id) => [JSON.parse(readFileSync(new URL(`${id}/rule.json`, automations), "utf8"))].flat() as unknown[],
);

describe("docs/rules", () => {
  test.each(Object.entries(referencePages()))(
    "%s is as the declarations have it (npm run rules -- docs)",
    (name, text) => {
      expect(page(name)).toBe(text);
    },
  );
  test("rule.schema.json is as the declarations have it", () => {
    expect(JSON.parse(page("rule.schema.json"))).toEqual(JSON.parse(JSON.stringify(ruleJsonSchema())));
  });
  test("the README names every filter", () => {
    expect(
      Object.keys(FILTERS).filter((name) => !page("README.md").includes(`\`${name}`) && !name.startsWith("date_to_")),
    ).toEqual([]);
  });
  test("every example of a rule in the README is right", () => {
    const blocks = page("README.md")
      .split("```")
      .filter((_block, at) => at % 2 === 1);
    const examples = blocks
      .filter((block) => block.startsWith("json\n{") && block.includes('"then"'))
      .map((block) => JSON.parse(block.slice(5)) as unknown);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(refusal(example)).toEqual([]);
  });
  test("every setting of every action has words", () => {
    const silent = ACTIONS.flatMap((action) =>
      settingsOf(action)
        .filter(({ about }) => !about)
        .map(({ name }) => `${action.name}.${name}`),
    );
    expect(silent).toEqual([]);
  });
  test("every action's example is right", () => {
    const SUBJECT: Record<string, string> = {
      "line_item.variant": "line_item",
      fulfillment: "fulfillment",
      product: "product",
    };
    for (const { name, targets, example } of ACTIONS) {
      const subjects = [
        "order",
        "fulfillment_order",
        "fulfillment",
        "return",
        "line_item",
        "customer",
        "product",
        "variant",
        "stock_level",
        "draft_order",
        "shop",
      ];
      const about = SUBJECT[String(example.on ?? "")] ?? subjects.find((one) => targets.includes(one)) ?? "order";
      expect(refusal({ id: "a", about, on: "by_hand", then: [example] }), name).toEqual([]);
    }
  });
  test("every kind of effect is made by an action", () => {
    const source = readdirSync(new URL("../../../app/rules/actions/", import.meta.url))
      .map((file) => readFileSync(new URL(`../../../app/rules/actions/${file}`, import.meta.url), "utf8"))
      .join();
    expect(Object.keys(EFFECT_CLASS).filter((kind) => !source.includes(`"${kind}"`))).toEqual([]);
  });
});

describe("the JSON Schema", () => {
  const valid = new Ajv2020({ strict: false, allErrors: false }).compile(ruleJsonSchema());
  test("takes every automation that the checker takes", () => {
    for (const rule of rules)
      expect(valid(rule), JSON.stringify([(rule as { id: string }).id, valid.errors?.slice(0, 3)])).toBe(true);
    // Each step is held against each of some eighty actions.
  }, 30_000);
  test.each([
    ["an unknown part", { thenn: [] }],
    ["an unknown action", { then: [{ do: "paint_tags", tags: "x" }] }],
    ["an unknown setting", { then: [{ do: "add_tags", tags: "x", colour: "red" }] }],
    ["a missing setting", { then: [{ do: "add_tags" }] }],
    ["an unknown operator", { when: { field: "order.note", op: "resembles", value: "x" } }],
    ["an unknown event", { on: "order.teleported" }],
    ["a condition that is none", { when: { fields: "order.note" } }],
  ])("refuses %s, as the checker does", (_name, change) => {
    const rule = { id: "a", on: "order.created", then: [{ do: "add_tags", tags: "x" }], ...change };
    expect(valid(rule)).toBe(false);
    expect(checkDocument(rule).outcome).toBe("refused");
  });
});
