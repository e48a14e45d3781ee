// Pure. A whole rule in words, a line each: what the list of rules says of it, and what the difference of two versions compares.

import { capital } from "#app/lib/capital.ts";
import { actionNamed } from "#app/rules/actions/index.ts";
import { compileLet } from "#app/rules/compile-let.ts";
import { conditionInWords, itemScope, known, type Line, listInWords } from "#app/rules/condition-in-words.ts";
import type { Condition } from "#app/rules/condition-schema.ts";
import type { Acts } from "#app/rules/effect.ts";
import { findInWords, letInWords } from "#app/rules/let-in-words.ts";
import { inputsInWords, limitsInWords, tablesInWords } from "#app/rules/parts-in-words.ts";
import { pathIn } from "#app/rules/path.ts";
import { plainWords } from "#app/rules/plain-words.ts";
import type { ActionStep, Let, RuleDocument, Step } from "#app/rules/rule-document.ts";
import { type Scope, scopeOf, withNames } from "#app/rules/scope.ts";
import { triggersInWords } from "#app/rules/trigger-in-words.ts";

/** Parts that have lines of their own; every other part is said as it is written. */
const SAID = new Set([
  ...["schema", "id", "name", "description", "about", "on", "skip", "when", "then", "else"],
  ...["let", "find", "inputs", "tables", "caps", "stop", "otherwise", "enabled", "watch_only"],
]);

export function ruleInWords(document: RuleDocument): Line[] {
  const scope = scopeWithNames(document);
  const about = document.about.replaceAll("_", " ");
  const each = document.about === "shop" ? "For the store" : `For each ${about}`;
  const lines: Line[] = [{ depth: 0, text: `${each}: ${lower(triggersInWords(document.on))}` }];
  if (document.find) lines.push(...findInWords(`Of all ${about}s those`, document.find, scope, 0, null));
  lines.push(...inputsInWords(document.inputs ?? []), ...tablesInWords(document.tables ?? {}));
  // Each name is known to those after it.
  let names = scopeOf(document.about);
  for (const [name, value] of Object.entries(document.let ?? {})) {
    lines.push(...letInWords(`“${name}” is`, value, names));
    names = withLet(document.id, name, value, names);
  }
  for (const { when, because } of document.skip) {
    lines.push({ depth: 0, text: `Not looked at (“${because}”) if` }, ...conditionInWords(when, scope, 1));
  }
  if (document.when) lines.push({ depth: 0, text: "If" }, ...conditionInWords(document.when, scope, 1));
  lines.push({ depth: 0, text: document.when ? "Then" : "Always" }, ...stepsInWords(document.then, scope, 1));
  if (document.else) lines.push({ depth: 0, text: "Otherwise" }, ...stepsInWords(document.else, scope, 1));
  lines.push(...limitsInWords(document).map((text) => ({ depth: 0, text })));
  for (const [name, value] of Object.entries(document))
    if (!SAID.has(name) && value !== undefined)
      lines.push({ depth: 0, text: `${name.replaceAll("_", " ")}: ${plainWords(value)}` });
  return lines;
}

/** One sentence of what it does: “If order's total is more than 150: add tags (VIP).” */
export function ruleSentence(document: RuleDocument): string {
  const scope = scopeWithNames(document);
  const conditions = document.when ? conditionInWords(document.when, scope).map(({ text }) => text) : [];
  const steps = stepsInWords(document.then, scope).map(({ text }) => lower(text));
  const first = conditions.slice(0, 3).join(" ") + (conditions.length > 3 ? " …" : "");
  const second = steps.slice(0, 3).join(", ") + (steps.length > 3 ? " …" : "");
  return `${conditions.length ? `If ${first}: ` : ""}${conditions.length ? second : capital(second)}.`;
}

export function stepsInWords(steps: readonly Step[], scope: Scope, depth = 0): Line[] {
  return steps.flatMap((step) => stepInWords(step, scope, depth));
}

function stepInWords(step: Step, scope: Scope, depth: number): Line[] {
  if ("for_each" in step && "then" in step) {
    const { for_each: path, as, where, distinct, limit, then } = step as Extract<Step, { for_each: string }>;
    const inner = itemScope(path, scope, as);
    const once = distinct ? (known(() => pathIn(distinct, inner))?.says ?? distinct) : null;
    const extra = `${once === null ? "" : `, once for each ${once}`}${limit ? `, at most ${limit}` : ""}`;
    return [
      { depth, text: `For each of ${listInWords(path, scope, as)}${extra}${where ? " where" : ""}` },
      ...(where ? [...conditionInWords(where, inner, depth + 1), { depth, text: "do" }] : []),
      ...stepsInWords(then, inner, depth + 1),
    ];
  }
  if ("repeat" in step && "then" in step) {
    const { repeat, as = "number", then } = step as Extract<Step, { repeat: number | string }>;
    const inner = withNames(scope, [[as, { type: "number" }]]);
    return [{ depth, text: `${repeat} times (“${as}”)` }, ...stepsInWords(then, inner, depth + 1)];
  }
  if ("if" in step && !("do" in step)) {
    const branch = step as Extract<Step, { if: Condition; then: Step[] }>;
    return [
      ...wayInWords("If", branch.if, branch.then, scope, depth),
      ...(branch.else_if ?? []).flatMap((way) => wayInWords("Else if", way.if, way.then, scope, depth)),
      ...(branch.else ? [{ depth, text: "Else" }, ...stepsInWords(branch.else, scope, depth + 1)] : []),
    ];
  }
  return actionInWords(step as ActionStep, scope, depth);
}

const wayInWords = (word: string, condition: Condition, then: Step[], scope: Scope, depth: number): Line[] => [
  { depth, text: word },
  ...conditionInWords(condition, scope, depth + 1),
  { depth, text: "then" },
  ...stepsInWords(then, scope, depth + 1),
];

const ACTS_IN_WORDS: Record<Acts, string> = {
  state: "for as long as it is true",
  once: "only once",
  each: "every time",
  crossing: "when it becomes true",
};
/** As Shopify writes the reasons of a hold or a cancellation: HIGH_RISK_OF_FRAUD. */
const SHOUTED = /^[A-Z]+(_[A-Z]+)*$/;

function settingInWords(key: string, value: unknown): string {
  if (key === "tags" || key === "for") return plainWords(value);
  if (key === "acts") return ACTS_IN_WORDS[value as Acts];
  const said = plainWords(value);
  const words = key === "reason" && SHOUTED.test(said) ? capital(said.toLowerCase().replaceAll("_", " ")) : said;
  return `${key.replaceAll("_", " ")}: ${words}`;
}

const STEP_WORDS: Record<string, string> = { wait: "Wait", stop: "Stop", require_approval: "Ask a person" };

function actionInWords(step: ActionStep, scope: Scope, depth: number): Line[] {
  const { do: name, id, if: guard, on_failure: onFailure, else: otherwise, ...settings } = step;
  const title = actionNamed(name)?.title ?? STEP_WORDS[name] ?? name;
  const said = Object.entries(settings)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => settingInWords(key, value));
  const named = id === undefined ? "" : ` [${id}]`;
  return [
    { depth, text: `${title}${said.length ? ` (${said.join("; ")})` : ""}${named}${guard ? ", if" : ""}` },
    ...(guard ? conditionInWords(guard, scope, depth + 1) : []),
    ...(Array.isArray(onFailure)
      ? [{ depth, text: "Where it is refused" }, ...stepsInWords(onFailure, scope, depth + 1)]
      : []),
    ...(typeof onFailure === "string"
      ? [{ depth, text: `Where it is refused: ${onFailure.replaceAll("_", " ")}` }]
      : []),
    ...(Array.isArray(otherwise)
      ? [{ depth, text: "Else" }, ...stepsInWords(otherwise as Step[], scope, depth + 1)]
      : []),
  ];
}

/** The rule's own names are known to its conditions. */
export function scopeWithNames({ id, about, let: names }: RuleDocument): Scope {
  return Object.entries(names ?? {}).reduce((scope, [name, value]) => withLet(id, name, value, scope), scopeOf(about));
}

const withLet = (ruleId: string, name: string, value: Let, scope: Scope): Scope =>
  withNames(scope, [[name, known(() => compileLet(ruleId, name, value, scope))?.typed ?? { type: "any" }]]);

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
