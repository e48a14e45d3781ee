// Pure. Parts of a rule beside “when, if, then” as they begin when somebody adds them in the builder.
import { freshCondition } from "#app/components/builder/builder-context.ts";
import type { Plain } from "#app/rules/plain.ts";
import type { RuleLanguage } from "#app/rules/rule-language.ts";

/** In the order in which they are offered. */
export const PARTS = [
  ...["per_day", "per_run", "active_from", "active_until", "inputs", "find", "skip", "let", "tables"],
  ...["watch_only", "enabled", "stop", "group", "order", "otherwise"],
] as const;
export type Part = (typeof PARTS)[number];

/** Where a part stands in a document. */
export const pathOfPart = (part: Part): string[] =>
  part === "per_day" || part === "per_run" ? ["caps", part] : [part];

/** @param today YYYY-MM-DD */
export function freshPart(part: Part, language: RuleLanguage, today: string): unknown {
  switch (part) {
    case "per_day":
    case "per_run":
      return 50;
    case "active_from":
    case "active_until":
      return today;
    case "inputs":
      return [freshInput([])];
    case "find":
      return { within: "60 days" };
    case "let":
      return { [freeName("value", [])]: "" };
    case "tables":
      return { [freeName("list", [])]: freshTable() };
    case "enabled":
      return false;
    case "watch_only":
    case "stop":
      return true;
    case "group":
      return "group";
    case "order":
      return 10;
    case "otherwise":
      return "leave";
    default:
      return [freshSkip(language)];
  }
}

export const freshInput = (taken: readonly string[]): Plain => ({ name: freeName("answer", taken), type: "text" });
export const freshTable = (): Plain => ({ columns: ["key", "value"], rows: [] });

export const freshSkip = (language: RuleLanguage): Plain => ({
  when: { all: [freshCondition(language, language.fields)] },
  because: "It is not meant for this rule.",
});

/** “value”, “value_2” …: the first that is free. */
export function freeName(wanted: string, taken: readonly string[]): string {
  let name = wanted;
  for (let count = 2; taken.includes(name); count++) name = `${wanted}_${count}`;
  return name;
}
