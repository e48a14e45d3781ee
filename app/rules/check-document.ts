// Pure. Everything that can be known to be wrong with a rule before it runs: names, types, operators, templates, settings.
// Each complaint has the path into the document, says what was found, what is allowed, and the nearest name.
import { type Complaint, checkRule, MAX_COMPLAINTS } from "#app/rules/check-rule.ts";
import { sizeComplaint } from "#app/rules/document-size.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";
import { RuleSchema } from "#app/rules/rule-schema.ts";
import { shapeMessage } from "#app/rules/shape-message.ts";

export type { Complaint };
export type Checked = { outcome: "good"; document: RuleDocument } | { outcome: "refused"; complaints: Complaint[] };

/** Checks a document as it was parsed from JSON. Never throws. */
export function checkDocument(input: unknown): Checked {
  const size = sizeComplaint(input);
  if (size) return { outcome: "refused", complaints: [{ path: [], message: size }] };
  const parsed = RuleSchema.safeParse(input);
  if (!parsed.success)
    return {
      outcome: "refused",
      complaints: parsed.error.issues
        .slice(0, MAX_COMPLAINTS)
        .map((issue) => ({ path: issue.path as (string | number)[], message: shapeMessage(issue) })),
    };
  const complaints = checkRule(parsed.data);
  return complaints.length ? { outcome: "refused", complaints } : { outcome: "good", document: parsed.data };
}

/** "then[0].tags: …" */
export function inWords({ path, message }: Complaint): string {
  const at = path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`))
    .join("")
    .replace(/^\./, "");
  return at ? `${at}: ${message}` : message;
}
