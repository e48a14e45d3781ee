// Pure. The settings of an action, filled in: every text that is a template becomes its result, then all of it is checked.
import type { Action } from "#app/rules/action.ts";
import { FilledTexts } from "#app/rules/actions/templated.ts";
import type { Env } from "#app/rules/env.ts";
import type { FactGroup } from "#app/rules/need.ts";
import type { Scope } from "#app/rules/scope.ts";
import { compileTemplate, isTemplate, type Template } from "#app/rules/template.ts";
import { Unknown } from "#app/rules/unknown.ts";
import { withTextsAsYesNo } from "#app/rules/yes-no-settings.ts";

export type Filled =
  | { outcome: "filled"; settings: never }
  | { outcome: "unknown"; unknown: Unknown }
  | { outcome: "unfit"; why: string };

export interface FillSettings {
  (env: Env): Filled;
  groups: readonly FactGroup[];
}

/** What a template that is one expression keeps of what it gives, instead of its text: within an object numbers and yes/no too. */
type Keeps = "nothing" | "lists" | "values";

type Node =
  | { is: "value"; value: unknown }
  | { is: "template"; template: Template; keeps: Keeps }
  | { is: "list"; nodes: Node[] }
  | { is: "object"; nodes: [name: string | Template, node: Node][] };

function nodeOf(value: unknown, scope: Scope, groups: Set<FactGroup>, keepsAt: (name: string) => Keeps): Node {
  if (typeof value === "string" && isTemplate(value)) {
    const template = compileTemplate(value, scope);
    for (const group of template.groups) groups.add(group);
    return { is: "template", template, keeps: keepsAt("") };
  }
  if (Array.isArray(value)) {
    const nodes = value.map((entry) => nodeOf(entry, scope, groups, keepsAt));
    return nodes.every((node) => node.is === "value") ? { is: "value", value } : { is: "list", nodes };
  }
  if (typeof value === "object" && value !== null) {
    const nodes = Object.entries(value).map(([name, entry]): [string | Template, Node] => {
      const keeps = keepsAt(name);
      return [
        nameOf(name, scope, groups),
        nodeOf(entry, scope, groups, (inner) => (inner === "" || keeps === "nothing" ? keeps : "values")),
      ];
    });
    return nodes.every(([name, node]) => typeof name === "string" && node.is === "value")
      ? { is: "value", value }
      : { is: "object", nodes };
  }
  return { is: "value", value };
}

/** A name within a setting (of an attribute, of a header) may be made too. */
function nameOf(name: string, scope: Scope, groups: Set<FactGroup>): string | Template {
  if (!isTemplate(name)) return name;
  const template = compileTemplate(name, scope);
  for (const group of template.groups) groups.add(group);
  return template;
}

/** @throws TemplateError, OperandError … as found when the document is checked. */
export function compileSettings(settings: Record<string, unknown>, action: Action, scope: Scope): FillSettings {
  const groups = new Set<FactGroup>();
  const node = nodeOf(settings, scope, groups, (name) => (action.keepsLists?.includes(name) ? "lists" : "nothing"));
  const schema = action.filled ?? action.settings;
  const check = (filled: unknown): Filled => {
    const parsed = schema.safeParse(withTextsAsYesNo(filled as Record<string, unknown>, action));
    if (parsed.success) return { outcome: "filled", settings: parsed.data as never };
    const [issue] = parsed.error.issues;
    return { outcome: "unfit", why: `${issue?.path.join(".") ?? ""} ${issue?.message ?? "does not fit"}`.trim() };
  };
  // Without templates it is the same each time.
  const constant = node.is === "value" ? check(node.value) : null;
  const fill = (env: Env): Filled => {
    if (constant) return constant;
    const filled = fillNode(node, env);
    return filled instanceof Unknown ? { outcome: "unknown", unknown: filled } : check(filled);
  };
  return Object.assign(fill, { groups: [...groups] });
}

function kept(value: unknown, keeps: Keeps): unknown {
  const isList = typeof value === "object" && value !== null;
  const isPlainValue = typeof value === "number" || typeof value === "boolean";
  return (isList && keeps !== "nothing") || (isPlainValue && keeps === "values") ? value : filledText(value);
}

/** A list becomes one text with line breaks, which every setting that takes a list takes too. */
function filledText(value: unknown): unknown {
  if (value instanceof Unknown) return value;
  if (Array.isArray(value))
    return value
      .filter((entry) => entry !== null)
      .map(textOf)
      .join("\n");
  return textOf(value);
}
const textOf = (value: unknown): string =>
  value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);

function fillNode(node: Node, env: Env): unknown {
  switch (node.is) {
    case "value":
      return node.value;
    case "template":
      return kept(node.template.value(env), node.keeps);
    case "list": {
      const entries = node.nodes.map((entry) => fillNode(entry, env));
      return (
        entries.find((entry) => entry instanceof Unknown) ??
        (entries.every((entry) => typeof entry === "string") ? new FilledTexts(...(entries as string[])) : entries)
      );
    }
    case "object": {
      const entries = node.nodes.map(([name, entry]): [string | Unknown, unknown] => [
        typeof name === "string" ? name : name.render(env),
        fillNode(entry, env),
      ]);
      return (
        entries.flat().find((part) => part instanceof Unknown) ??
        Object.fromEntries(entries.filter(([name]) => String(name).trim() !== ""))
      );
    }
  }
}
