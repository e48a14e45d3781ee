// Pure. The ways a command can end, as HTTP statuses; the body always is the outcome itself.

export type CommandOutcome =
  | "done"
  | "unchanged" // it was so already
  | "invalid" // the form names its fields
  | "not_found" // not in this shop
  | "conflict"; // something moved on meanwhile

const STATUS: Record<CommandOutcome, number> = {
  done: 200,
  unchanged: 200,
  invalid: 422,
  not_found: 404,
  conflict: 409,
};

export const statusOf = (result: { outcome: CommandOutcome }): number => STATUS[result.outcome];
