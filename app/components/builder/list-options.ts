import type { LanguageList } from "#app/rules/rule-language.ts";

/** The lists that a rule may look at, as choices; beside them the one at `path` where it is none of them. */
export const listOptions = (lists: readonly LanguageList[], path: string): { value: string; label: string }[] => [
  ...(lists.some((one) => one.path === path) ? [] : [{ value: path, label: path }]),
  ...lists.map((one) => ({ value: one.path, label: one.says })),
];
