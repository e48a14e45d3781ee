import type { z } from "zod";
import type { RuleDocument } from "#app/rules/rule-document.ts";

/** A built-in check: settings a merchant fills in a form, and the ordinary rule document that they make. */
export interface Check {
  id: string;
  name: string;
  /** One sentence for the list of rules. */
  summary: string;
  settingsSchema: z.ZodType<Record<string, unknown>>;
  defaults: Record<string, unknown>;
  /** @param settings parsed by settingsSchema. */
  toRule(settings: Record<string, unknown>): RuleDocument;
}

interface TypedCheck<S extends Record<string, unknown>> extends Omit<Check, "settingsSchema" | "defaults" | "toRule"> {
  settingsSchema: z.ZodType<S>;
  defaults: S;
  toRule(settings: S): RuleDocument;
}

export function defineCheck<S extends Record<string, unknown>>(check: TypedCheck<S>): Check {
  return check as unknown as Check;
}
