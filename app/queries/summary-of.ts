// Pure. What a rule does, in one sentence: of a built-in check its own words.
import { CHECKS } from "#app/checks/index.ts";

export const summaryOf = (ruleId: string): string =>
  CHECKS.find(({ ruleIds }) => ruleIds.includes(ruleId))?.summary ?? "";
