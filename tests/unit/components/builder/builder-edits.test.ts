// @vitest-environment happy-dom
// Whatever a rule is made of: opened in the builder it is the same, each edit changes what was edited and nothing else, and taking
// the edit back gives the rule back.
import type { Plain } from "#app/rules/plain.ts";
import "#app/checks/index.ts";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AppProvider } from "@shopify/polaris";
import polaris from "@shopify/polaris/locales/en.json" with { type: "json" };
import fc from "fast-check";
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BuilderProvider, type OfferedLanguage } from "#app/components/builder/builder-context.ts";
import { BuiltRule } from "#app/components/builder/built-rule.tsx";
import { kindsFound, withOwnNames } from "#app/components/builder/let-value.ts";
import { printJson } from "#app/lib/print-json.ts";
import type { Findable } from "#app/rules/rule-document.ts";
import { BUILT_SUBJECTS, ruleLanguage } from "#app/rules/rule-language.ts";
import { TEMPLATES } from "#app/rules/templates/index.ts";
import { fillTemplate } from "#app/rules/templates/template.ts";
import { anyRule } from "#tests/support/any-rule.ts";

const FOLDER = join(import.meta.dirname, "../../../automations");
const automations = readdirSync(FOLDER).flatMap((folder) => {
  const file = JSON.parse(readFileSync(join(FOLDER, folder, "rule.json"), "utf8")) as unknown;
  return (Array.isArray(file) ? file : ((file as { rules?: unknown[] }).rules ?? [file])) as Plain[];
});

const templates = TEMPLATES.map((template) => fillTemplate(template));

let root: Root;
let box: HTMLElement;

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  box = document.body.appendChild(document.createElement("div"));
  root = createRoot(box);
});

afterAll(() => act(async () => root.unmount()));

const languages = new Map<string, OfferedLanguage>();

/** What the page offers for a rule. Of actions, events and fields only those that it names: they are what takes long to draw. */
function languageFor(rule: Plain): OfferedLanguage {
  const about = BUILT_SUBJECTS.find((one) => one === rule.about) ?? "order";
  const found = kindsFound(rule) as Findable[];
  const key = [about, ...found].join();
  const language = languages.get(key) ?? { ...ruleLanguage(about, found), subjects: [about], examples: {} };
  languages.set(key, language);
  const text = JSON.stringify(rule);
  const isSaid = ({ name }: { name: string }) => text.includes(`"${name}"`);
  const isNamed = ({ path }: { path: string }) => text.includes(path.slice(path.indexOf(".")));
  return withOwnNames(rule, {
    ...language,
    actions: language.actions.filter(isSaid),
    events: language.events.filter(isSaid),
    fields: language.fields.filter(isNamed),
    lists: language.lists.map((list) => ({ ...list, fields: list.fields.filter(isNamed) })),
  });
}

/** Draws the rule; what an edit makes of it comes to `onChange`. */
async function draw(rule: Plain, onChange: (next: Plain) => void): Promise<void> {
  const about = typeof rule.about === "string" ? rule.about : "order";
  const value = {
    ...{ document: rule, language: languageFor(rule), complaints: [], warnings: [] },
    onChange: (next: unknown) => onChange(next as Plain),
  };
  const page = createElement(BuilderProvider, { value }, createElement(BuiltRule, { document: rule, about }));
  await act(async () => root.render(createElement(AppProvider, { i18n: polaris }, page)));
}

/** The same entries in the same order, one of them under another name. */
function isRenamed(from: Plain, to: Plain): boolean {
  const [before, after] = [Object.keys(from), Object.keys(to)];
  const isSame = JSON.stringify(Object.values(from)) === JSON.stringify(Object.values(to));
  return isSame && before.filter((name, at) => name !== after[at]).length === 1;
}

/** Where two values differ, as paths; a list of plain values is one place. */
function differences(a: unknown, b: unknown, path: string[] = []): string[][] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  const isTree = (value: unknown) =>
    typeof value === "object" &&
    value !== null &&
    !(Array.isArray(value) && value.every((one) => typeof one !== "object"));
  if (!isTree(a) || !isTree(b) || Array.isArray(a) !== Array.isArray(b)) return [path];
  const [from, to] = [a as Plain, b as Plain];
  if (isRenamed(from, to)) return [path];
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names.flatMap((name) => differences(from[name], to[name], [...path, name]));
}

type Input = HTMLInputElement | HTMLTextAreaElement;
const inputs = (): Input[] =>
  [...box.querySelectorAll<Input>("input[type=text], input:not([type]), textarea:not([aria-hidden])")].filter(
    (one) => one.getAttribute("role") !== "combobox" && !one.readOnly && one.getAttribute("tabindex") !== "-1",
  );

async function type(into: Input, text: string): Promise<void> {
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(into), "value") ?? {};
  await act(async () => {
    set?.call(into, text);
    into.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

async function leave(one: Input): Promise<void> {
  await act(async () => one.dispatchEvent(new FocusEvent("focusout", { bubbles: true })));
}

const labelOf = (one: Element): string =>
  (one.id && box.querySelector(`label[for="${CSS.escape(one.id)}"]`)?.textContent) || "without a label";

/** What was edited with such a text in it: the same again would show nothing more. */
const edited = new Set<string>();

/** Opens the rule, edits each text of a kind that was not edited before, and takes it back again. */
async function editEach(rule: Plain): Promise<void> {
  const before = printJson(rule);
  let next: Plain | null = null;
  await draw(rule, (changed) => {
    next = changed;
  });
  expect(next, "changed by being opened").toBeNull();
  for (let at = 0; at < inputs().length; at++) {
    const input = inputs()[at];
    if (!input) throw new Error("an input went away");
    const was = input.value;
    const kind = `${labelOf(input)} ${was === "" ? "empty" : /^[-0-9.]+$/.test(was) ? "number" : was.includes(",") ? "several" : "text"}`;
    if (edited.has(kind)) continue;
    edited.add(kind);
    const said = `“${labelOf(input)}” of ${before}`;
    await type(input, `${was}9`);
    if (!next) continue;
    const changed: Plain = next;
    expect(differences(rule, changed).length, said).toBe(1);
    next = null;
    await draw(changed, (one) => {
      next = one;
    });
    const again = inputs()[at];
    if (!again) throw new Error(`${said} went away when it was edited`);
    await type(again, was);
    expect(printJson(next), `taken back: ${said}`).toBe(before);
    await leave(again);
    next = null;
    await draw(rule, (one) => {
      next = one;
    });
  }
}

/** Each has a part, or a name, of a form that those before it have not. */
function ofEveryForm(rules: readonly Plain[]): Plain[] {
  const known = new Set<string>();
  const formOf = (value: unknown) => (Object(value) === value ? Object.keys(value as object).sort() : typeof value);
  return rules.filter((rule) => {
    const named = Object.entries(rule).flatMap(([part, value]) =>
      ["let", "tables", "inputs"].includes(part)
        ? Object.values(value as object).map((one) => `${part} ${formOf(one)}`)
        : [`${part} ${["find", "caps"].includes(part) ? formOf(value) : ""}`],
    );
    return named.filter((form) => !known.has(form) && known.add(form)).length > 0;
  });
}

it("opens templates and automations as they are, and edits each of their texts alone", async () => {
  for (const rule of [...templates, ...ofEveryForm(automations)]) await editEach(rule);
}, 120_000);

it.each(["order", "line_item", "customer", "product", "shop"] as const)(
  "opens any rule about %s as it is, and edits each of its texts alone",
  async (about) => {
    await fc.assert(fc.asyncProperty(anyRule(about), editEach), { numRuns: 2, endOnFailure: true });
  },
  60_000,
);
