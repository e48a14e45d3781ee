// The only list of actions: a new one is a file here and a line below.
import type { Action } from "#app/rules/action.ts";
import { addTags } from "#app/rules/actions/add-tags.ts";
import { holdFulfillment } from "#app/rules/actions/hold-fulfillment.ts";
import { releaseHold } from "#app/rules/actions/release-hold.ts";
import { removeTags } from "#app/rules/actions/remove-tags.ts";
import { sendEmail } from "#app/rules/actions/send-email.ts";

export const ACTIONS: readonly Action[] = [addTags, removeTags, holdFulfillment, releaseHold, sendEmail];

const byName = new Map<string, Action>(ACTIONS.map((action) => [action.name, action]));

/** The action of that name, or undefined. */
export function actionNamed(name: string): Action | undefined {
  return byName.get(name);
}
