// Pure. What a person may do with an item of the attention list.
import { type AttentionCategory, categoryOf } from "#app/queries/attention-filter.ts";

export type AttentionVerb =
  | "approve"
  | "ignore"
  | "reopen"
  | "fix_address"
  | "undo_address"
  | "cancel"
  | "cancel_twin"
  | "move"
  | "send_again"
  | "mark_done"
  | "set_aside"
  | "allow"
  | "decline"
  | "say_yes"
  | "say_no";

interface Item {
  source: string;
  status: string;
  ruleId: string;
  orderId: string | null;
  effectStatus: string | null;
  hasUndo: boolean;
}

/** The verbs that fit, the usual one first. */
export function verbsOf({ source, status, ruleId, orderId, effectStatus, hasUndo }: Item): AttentionVerb[] {
  if (status === "DONE") return hasUndo ? ["undo_address"] : [];
  if (source === "WRITE") {
    if (effectStatus === "UNSETTLED") return ["send_again", "mark_done"];
    return effectStatus === "REFUSED" ? ["set_aside"] : [];
  }
  if (source === "APPROVAL") return effectStatus === "AWAITING" ? ["allow", "decline"] : [];
  if (source === "QUESTION") return status === "OPEN" ? ["say_yes", "say_no"] : [];
  if (source !== "RULE") return [];
  if (status === "IGNORED") return ["reopen"];
  if (!orderId) return ["ignore"];
  return [...(SPECIAL[categoryOf(source, ruleId)] ?? []), "approve", "ignore", "cancel"];
}

const SPECIAL: Partial<Record<AttentionCategory, AttentionVerb[]>> = {
  address: ["fix_address"],
  duplicate: ["cancel_twin"],
  routing: ["move"],
};
