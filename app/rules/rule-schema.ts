import { z } from "zod";
import { meantRule } from "#app/rules/meant-rule.ts";
import { RuleShapeSchema } from "#app/rules/rule-document.ts";

/** Reads a document as a person wrote it, with its parts also under their other names: what is saved is kept as it was written. */
export const RuleSchema = z.preprocess(meantRule, RuleShapeSchema);
