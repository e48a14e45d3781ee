// Pure. What can be told of a rule by its document alone.
import { asksACheck } from "#app/rules/assessor.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";
import { SUBJECTS } from "#app/rules/scope.ts";

export interface RuleTraits {
  /**
   * Where it is false it leaves no trace: nothing is done, waited for, said or asked because of that. Of a rule about the children of
   * the lane's record there are many answers, so none of these; that a check found nothing is an answer too.
   */
  isSilentWhenFalse: boolean;
  /** Its condition looks at nothing that another rule sees otherwise: names and tables of its own, the event that set it off. */
  seesWhatAllSee: boolean;
  /** Looking at its condition cannot end in an error: there is no template in it, and no name that the rule gives to one. */
  cannotFail: boolean;
}

const OF_NO_USE: RuleTraits = { isSilentWhenFalse: false, seesWhatAllSee: false, cannotFail: false };

/** @param isTimed it keeps a state, and its answer can change by time alone. */
export function traitsOf(document: RuleDocument, isTimed: () => boolean): RuleTraits {
  const { when, let: names, tables } = document;
  if (when === undefined || document.else !== undefined || document.skip.length || isTimed()) return OF_NO_USE;
  if (SUBJECTS[document.about].list !== null) return OF_NO_USE;
  if (document.on.some((trigger) => typeof trigger === "object" && "after" in trigger)) return OF_NO_USE;
  const text = JSON.stringify(when);
  return {
    isSilentWhenFalse: !asksACheck(text),
    seesWhatAllSee: names === undefined && tables === undefined && !text.includes("event"),
    cannotFail: names === undefined && !text.includes("{{") && !text.includes("{%") && !text.includes('"template":'),
  };
}
