// Pure. Steps as they begin when somebody adds them in the builder.
import { firstList, freshCondition } from "#app/components/builder/builder-context.ts";
import type { Plain } from "#app/rules/plain.ts";
import type { LanguageField, LanguageSetting, RuleLanguage } from "#app/rules/rule-language.ts";

/** Steps that are no actions. */
export const BLOCKS = ["wait", "if", "for_each", "repeat", "require_approval", "stop"] as const;
export type Block = (typeof BLOCKS)[number];

/** @param name of an action, or a block. With the settings that it cannot be without, empty. */
export function freshStep(name: string, language: RuleLanguage, fields: readonly LanguageField[]): Plain {
  switch (name as Block) {
    case "wait":
      return { do: "wait", for: "1 day" };
    case "if":
      return { if: { all: [freshCondition(language, fields)] }, then: [] };
    case "for_each":
      return { for_each: firstList(language)?.path ?? "order.line_items", then: [] };
    case "repeat":
      return { repeat: 2, then: [] };
    case "require_approval":
    case "stop":
      return { do: name };
    default: {
      const settings = language.actions.find((action) => action.name === name)?.settings ?? [];
      const required = settings.filter((setting) => setting.required);
      return { do: name, ...Object.fromEntries(required.map((one) => [one.name, emptySetting(one)])) };
    }
  }
}

export function emptySetting({ input, choices }: LanguageSetting): unknown {
  switch (input) {
    case "texts":
    case "entries":
      return [];
    case "choice":
      return choices[0] ?? "";
    case "yes_no":
      return false;
    case "named":
      return {};
    default:
      return "";
  }
}
