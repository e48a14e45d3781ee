// Pure. The life of an effect as a table: written before anything is sent, and never left without a word on how it ended.

export const EFFECT_STATUSES = [
  "AWAITING",
  "INTENDED",
  "SENT",
  "CONFIRMED",
  "REFUSED",
  "SUPERSEDED",
  "UNSETTLED",
  "WITHHELD",
] as const;
export type EffectStatus = (typeof EFFECT_STATUSES)[number];

/** From each status to those it may move to. An empty list is an end. */
export const EFFECT_MOVES: Record<EffectStatus, readonly EffectStatus[]> = {
  // A person is asked first. REFUSED: they said no.
  AWAITING: ["INTENDED", "REFUSED", "SUPERSEDED"],
  // Nothing of it has left yet. CONFIRMED: it was already so, or nothing was left to do. UNSETTLED: an
  // earlier attempt is too old to find out about.
  INTENDED: ["SENT", "CONFIRMED", "REFUSED", "SUPERSEDED", "UNSETTLED"],
  // It may have been applied. INTENDED: the answer, or a late enough look, proves that it was not.
  SENT: ["SENT", "CONFIRMED", "REFUSED", "INTENDED", "SUPERSEDED", "UNSETTLED"],
  // Nobody can tell whether it was applied: a person sends it again or marks it as done.
  UNSETTLED: ["INTENDED", "CONFIRMED"],
  CONFIRMED: [],
  REFUSED: [],
  SUPERSEDED: [],
  // Decided while the shop, or the rule, was only watching: never sent.
  WITHHELD: [],
};

/** Whether an effect may move from one status to another. */
export function canMove(from: EffectStatus, to: EffectStatus): boolean {
  return EFFECT_MOVES[from].includes(to);
}

/** The statuses that may move to `to`: what an UPDATE names in its WHERE, so that a late writer changes nothing. */
export function statusesBefore(to: EffectStatus): EffectStatus[] {
  return EFFECT_STATUSES.filter((from) => canMove(from, to));
}
