// Pure. Whether a built-in check makes a rule: such a rule is changed by the check's settings.
import type { Check } from "#app/checks/check.ts";
import { CHECKS } from "#app/checks/index.ts";

export const checkOfRule = (ruleId: string): Check | null =>
  CHECKS.find(({ ruleIds }) => ruleIds.includes(ruleId)) ?? null;
