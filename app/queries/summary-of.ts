// Pure. What a rule does, in one sentence: of a built-in check its own words.
import { CHECKS } from "#app/rules/checks/index.ts";

export const summaryOf = (ruleId: string): string => CHECKS.find(({ id }) => id === ruleId)?.summary ?? "";
