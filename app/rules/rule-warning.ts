// Pure. Something that is seen of rules beside each other or beside the store, and may be meant: it keeps no rule from being saved.
import type { DocumentPath } from "#app/rules/placed-steps.ts";

export interface WarnedPlace {
  rule: string;
  /** Into its document, as it is read (a list where one entry was written); empty: the whole rule. */
  path: DocumentPath;
}

export interface RuleWarning {
  is:
    | "missing_scope"
    | "too_many_tags"
    | "template_fails"
    | "loop"
    | "never_true"
    | "never_reached"
    | "contradiction"
    | "unknown_rule"
    | "loop_not_waited_for"
    | "never_set_off"
    | "goes_once"
    | "without_body";
  /** Ids of the rules that it is about. */
  rules: string[];
  /** The parts of those rules that it speaks of. */
  places: WarnedPlace[];
  /** What is the matter, and the way out. */
  message: string;
  /** Access that the store may grant, and nothing is the matter any more. */
  scopes?: readonly string[];
}
