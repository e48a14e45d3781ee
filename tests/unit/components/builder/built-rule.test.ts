// Any rule can be opened in the builder, which changes nothing by that; conditions and steps stand there to be edited.
import type { Plain } from "#app/rules/plain.ts";
import "#app/checks/index.ts";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AppProvider } from "@shopify/polaris";
import polaris from "@shopify/polaris/locales/en.json" with { type: "json" };
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { BuilderProvider, stepAt } from "#app/components/builder/builder-context.ts";
import {
  builtLeft,
  builtOperator,
  fieldsInside,
  withLeft,
  withOperator,
} from "#app/components/builder/built-fields.ts";
import { BuiltRule } from "#app/components/builder/built-rule.tsx";
import { withOwnNames } from "#app/components/builder/let-value.ts";
import { setAt } from "#app/lib/edit-json.ts";
import { printJson } from "#app/lib/print-json.ts";
import type { TextComplaint, TextWarning } from "#app/queries/check-rule-text.server.ts";
import { FINDABLE, type Findable } from "#app/rules/rule-document.ts";
import { BUILT_SUBJECTS, type RuleLanguage, ruleLanguage } from "#app/rules/rule-language.ts";

const FOLDER = join(import.meta.dirname, "../../../automations");
const documents = readdirSync(FOLDER).flatMap((folder) => {
  const file = JSON.parse(readFileSync(join(FOLDER, folder, "rule.json"), "utf8")) as unknown;
  const rules = Array.isArray(file) ? file : ((file as { rules?: unknown[] }).rules ?? [file]);
  return (rules as Plain[]).map((rule) => [String(rule.id), rule] as const);
});

const languages = new Map(
  BUILT_SUBJECTS.map((about) => [about, ruleLanguage(about, Object.keys(FINDABLE) as Findable[])]),
);

/** The page of a rule. Of actions and events it offers only what the rule names: that is what takes long to draw. */
function drawn(
  rule: Plain,
  onChange: () => void,
  complaints: TextComplaint[] = [],
  warnings: TextWarning[] = [],
): string {
  const about = BUILT_SUBJECTS.find((one) => one === rule.about) ?? "order";
  const language = withOwnNames(rule, languages.get(about) as RuleLanguage);
  const text = JSON.stringify(rule);
  const named = ({ name }: { name: string }) => text.includes(`"${name}"`);
  const offered = {
    ...language,
    subjects: [about],
    examples: {},
    actions: language.actions.filter(named),
  };
  const value = { document: rule, language: offered, complaints, warnings, onChange };
  const page = createElement(BuilderProvider, { value }, createElement(BuiltRule, { document: rule, about }));
  return renderToStaticMarkup(createElement(AppProvider, { i18n: polaris }, page));
}

const OF_ANY_ACTION = new Set(["do", "acts", "on", "if", "approval", "on_failure"]);

/** Of what shape each part of a rule is: its keys, of an action without its own settings. */
function shapesOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(shapesOf);
  if (typeof part !== "object" || part === null) return [];
  const keys = Object.keys(part).filter((key) => !("do" in part) || OF_ANY_ACTION.has(key));
  return [keys.sort().join(), ...Object.values(part).flatMap(shapesOf)];
}

/** Each adds a shape to those before it: of two hundred automations most are alike. */
const ofEveryShape = () => {
  const known = new Set<string>();
  return documents.filter(([, rule]) => {
    const fresh = shapesOf(rule).filter((shape) => !known.has(shape));
    for (const shape of fresh) known.add(shape);
    return fresh.length > 0;
  });
};

it("is not changed by being opened, and nothing of it is shown as JSON but what is nested without bound", () => {
  const asJson = new Set<string>();
  for (const [id, rule] of ofEveryShape()) {
    const html = drawn(rule, () => {
      throw new Error(`${id} was changed`);
    });
    expect(html.match(/<pre[^>]*>(.*?)<\/pre>/s)?.[1], id).toBeUndefined();
    if (/<textarea[^>]*monospaced/.test(html)) asJson.add(id);
  }
  // The body of a call with objects in it.
  expect([...asJson]).toEqual(["klaviyo-delayed"]);
}, 120_000);

it("says at a field what is wrong with it, and where a part holds what is wrong also where in it", () => {
  const rule = {
    id: "a",
    on: ["order.created"],
    then: [
      { do: "add_tags", tags: ["x", ""] },
      { do: "set_note", text: 3 },
    ],
  };
  const complaint = (path: TextComplaint["path"], at: string, says: string) => ({
    line: 1,
    path,
    message: `${at}: ${says}`,
    says,
  });
  const html = drawn(rule, () => undefined, [
    complaint(["then", 0, "tags", 1], "then[0].tags[1]", "is empty"),
    complaint(["then", 1, "text"], "then[1].text", "has to be a text"),
  ]);
  const atFields = html.slice(0, html.indexOf("Polaris-Banner"));
  expect([...atFields.matchAll(/(?:then\[|Has to)[^<]*/g)].map(String)).toEqual([
    "then[0].tags[1]: is empty",
    "Has to be a text",
  ]);
});

it("marks the parts of which something is said that may be meant, each where it stands", () => {
  const rule = {
    id: "a",
    on: ["order.edited", { rule: "gone" }],
    let: { size: "{{ order.line_items | map: 'product.tags' }}" },
    when: {
      all: [{ field: "order.note", op: "is", value: "x" }, { any: [{ field: "order.note", op: "is", value: "y" }] }],
    },
    then: [
      { do: "add_tags", tags: ["x"] },
      { if: { field: "order.note", op: "is", value: "z" }, then: [{ do: "set_note", text: "n" }] },
    ],
    stop: true,
  };
  const places: TextWarning["places"][number]["path"][] = [
    ...[["on"], ["on", 1, "rule"], ["let", "size"], ["when", "all", 0], ["when", "all", 1, "any", 0]],
    ...[["then", 0], ["then", 1, "then", 0, "acts"], ["stop"]],
  ];
  const warnings = places.map((path) => ({
    message: `At ${path.join(".")}!`,
    places: [{ line: 1, path }],
    scopes: [],
  }));
  const html = drawn(rule, () => undefined, [], [...warnings, { message: "At nothing!", places: [], scopes: [] }]);
  expect([...html.matchAll(/At ([^<!]*)!/g)].map(([, path]) => path)).toEqual(places.map((path) => path.join(".")));
});

it("is the same when it is printed, as the builder saves it, and read again", () => {
  for (const [id, rule] of documents) {
    const again = JSON.parse(printJson(rule)) as unknown;
    expect(JSON.stringify(again), id).toBe(JSON.stringify(rule));
  }
});

/** All comparisons in a part of a rule. */
function comparisonsIn(part: unknown): Plain[] {
  if (typeof part !== "object" || part === null) return [];
  const inner = Object.values(part).flatMap(comparisonsIn);
  const plain = part as Plain;
  return "field" in plain && !Array.isArray(part) && !("sort_by" in plain) ? [plain, ...inner] : inner;
}

it("keeps all of a comparison but what is chosen anew", () => {
  const language = languages.get("order") as RuleLanguage;
  let tried = 0;
  for (const [, rule] of documents)
    for (const plain of comparisonsIn([rule.when, rule.then])) {
      const type = builtLeft(plain, language.fields, language)?.type ?? "any";
      const operator = builtOperator(plain, type, language);
      if (!operator) continue;
      const { op: _op, value: _value, ...rest } = plain;
      for (const other of language.operators[type] ?? []) {
        const changed = withOperator(plain, operator, other);
        const value = other.operand === operator.operand && "value" in plain ? { value: plain.value } : {};
        expect(changed).toEqual({ ...rest, op: other.name, ...value });
        tried++;
      }
      const { field: _field, ...right } = plain;
      expect(withLeft(plain, { field: "order.note" }, { from: type, to: type }, language)).toEqual({
        field: "order.note",
        ...Object.fromEntries(
          Object.entries(right).filter(([key]) => ["op", "value", "exact", "compare"].includes(key)),
        ),
      });
      const moved = withLeft(plain, { count: "order.line_items" }, { from: type, to: "number" }, language);
      expect(builtOperator(moved, "number", language), JSON.stringify(moved)).toBeDefined();
    }
  expect(tried).toBeGreaterThan(1_000);
});

it.each([
  [{ field: "order.created_at", part: "weekday" }, "text"],
  [{ field: "order.created_at", part: "clock" }, "clock"],
  [{ field: "order.created_at" }, "time"],
  [{ count: "order.line_items" }, "number"],
  [{ sum: "order.line_items.quantity" }, "number"],
  [{ max: "order.line_items.price" }, "money"],
  [{ min: "customer.orders.created_at" }, "time"],
  [{ distinct: "order.line_items.sku" }, "number"],
  [{ template: "{{ order.note }}" }, "any"],
  [{ field: "item.sku" }, "text"],
  [{ field: "mine.of_my_own" }, "any"],
])("knows of what type %j is", (plain, type) => {
  const language = languages.get("order") as RuleLanguage;
  const fields = fieldsInside("order.line_items", undefined, language.fields, language);
  expect(builtLeft(plain, fields, language)?.type).toBe(type);
});

it("writes one step that stands for a list of it where it stands", () => {
  const rule = { then: { do: "add_tags", tags: ["a"] } };
  const { raw } = stepAt(rule.then, { raw: ["then"], said: ["then"] }, 0);
  expect(setAt(rule, [...raw, "tags"], ["b"])).toEqual({ then: { do: "add_tags", tags: ["b"] } });
});
