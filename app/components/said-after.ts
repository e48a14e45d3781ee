// Pure. What the admin's toast says after a verb.
import { texts } from "#app/components/texts.ts";

/** By `intent.outcome`; a verb's own word comes last where it has several. */
const said: Record<string, string> = {
  "save-channel.done": "Channel saved",
  "save-channel.invalid": "Something is missing",
  "remove-channel.done": "Channel removed",
  "save-caps.done": "Caps saved",
  "save-caps.invalid": "Something is missing",
  "show-secret.done": "The secret is shown",
  "set-mode.done.LIVE": "Switchyard is live",
  "set-mode.done.WATCHING": "Switchyard only watches now",
  "set-writes-paused.done.true": "All writes are paused",
  "set-writes-paused.done.false": "Writes resumed",
  "release-lane.done": "Trying again",
  "release-lane.conflict": "It is being worked on already",
  "approve.done": "Order approved",
  "approve.conflict": "There is nothing to approve: the order changed meanwhile",
  "withdraw.done": "Approval withdrawn, the order is checked again",
  "rerun.done": "The order is being checked again",
  "resolve.done.send_again": "It is sent again",
  "resolve.done.mark_done": "Marked as done",
  "resolve.done.set_aside": "Set aside",
  "resolve.done.allow": "It is sent now",
  "resolve.done.decline": "It is not sent",
  "answer.done": "The rule goes on",
  "answer.conflict": "It was answered already, or the rule waits no more",
  "resolve.conflict": "It is settled already",
  "ignore.done": "Ignored",
  "reopen.done": "It is back on the list",
  "fix_address.done": "The address is being written",
  "undo_address.done": "The address is being put back",
  "cancel.done": "The cancellation is being written",
  "cancel_twin.done": "The cancellation is being written",
  "move.done": "The move is being written",
  "send_again.done": "It is sent again",
  "mark_done.done": "Marked as done",
  "set_aside.done": "Set aside",
  "allow.done": "Allowed",
  "decline.done": "Declined",
  "say_yes.done": "Answered: yes",
  "say_no.done": "Answered: no",
  "preview.done": "Working it out",
  "preview.invalid": "Not tried: there is something to correct",
  "replay.done": "Trying again",
  "setup.done": "Done",
  "check-state.done": "Saved",
  "preview-all.done": "Working it out",
  "save-view.done": "View saved",
  "save-view.conflict": "There are too many views: remove one first",
  "remove-view.done": "View removed",
  "set-rule-state.done.on": "The rule is on",
  "set-rule-state.done.watching": "The rule only watches now",
  "set-rule-state.done.off": "The rule is off",
  "set-rule-state.conflict": "A built-in check makes this rule: switch the check",
  "create-key.done": "Key made",
  "create-key.invalid": "No key was made: there is something to correct",
  "revoke-key.done": "Key revoked",
  "move-rule.done": "Moved",
  "import-rules.done": "Rules imported",
  "import-rules.invalid": "Nothing was imported: there is something to correct",
  "import-rules.conflict": "Nothing was imported: rules have been changed meanwhile",
  "export-rules.done": "Rules exported",
  "remove-rule.conflict": "A built-in check makes this rule: switch it off instead",
  "revert-rule.done": "Gone back to that version",
  "revert-rule.unchanged": "It is that version already",
  "revert-rule.conflict": "Somebody else saved this rule meanwhile",
  "save-text.done": "Rule saved",
  "save-text.unchanged": "Nothing has changed",
  "save-text.invalid": "Not saved: there is something to correct",
  "save-text.conflict": "Not saved: somebody else saved this rule meanwhile",
  "save.done": "Rule saved",
  "save.unchanged": "Nothing has changed",
  "save.invalid": "Not saved: there is something to correct",
  "save.conflict": "Not saved: somebody else saved this rule meanwhile",
};

/** One short sentence on how a verb ended. Outcomes that are the same for all verbs have one text. */
export function saidAfter(result: { intent: string; outcome: string; word?: string }): string {
  const key = `${result.intent}.${result.outcome}`;
  return (
    said[`${key}.${result.word}`] ??
    said[key] ??
    {
      conflict: "It could not be done",
      unchanged: "It is so already",
      invalid: texts.errors.invalidForm,
      not_found: texts.errors.notFound.title,
    }[result.outcome] ??
    ""
  );
}
