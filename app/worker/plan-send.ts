// Pure. What an order or customer lane sends next, out of the effects that are still open.
import type { EffectBody } from "#app/rules/effect.ts";
import type { OpenEffect } from "#app/store/effects.server.ts";

export type NextSend =
  /** Nothing is left, or nothing before `dueAt`. */
  | { step: "rest"; dueAt: Date | null }
  /** A newer decision replaced these before they were sent, or long after they can have been applied. */
  | { step: "supersede"; effects: OpenEffect[] }
  /** Sent once, never answered, and neither to be repeated nor to be read back: a person looks. */
  | { step: "unsettle"; effect: OpenEffect }
  /** One call for the union of these effects on one target. */
  | { step: "write-tags"; effects: OpenEffect[]; body: Extract<EffectBody, { kind: "add_tags" | "remove_tags" }> }
  /** `wanted` false: a newer decision replaced it while its answer was out; only find out, do not send again. */
  | { step: "apply"; effect: OpenEffect; wanted: boolean };

// The same rule may keep a state of one customer for each of their orders: those are not each other's.
const slot = ({ originKind, originKey, ruleId, actionId, target }: OpenEffect) =>
  JSON.stringify([originKind, originKey, ruleId, actionId, target]);

/** Effects of one target share a call; a one-shot one asks its own rule first and shares with none of another rule. */
function sharesCall(effect: OpenEffect, first: OpenEffect): boolean {
  if (effect.target !== first.target || effect.acts !== first.acts) return false;
  return first.acts === "state" || effect.ruleId === first.ruleId;
}

/** Chooses the next step. `open` is oldest first, as the store lists it. */
export function planSend(open: OpenEffect[]): NextSend {
  // Of one action on one target the newest `state` effect holds. An older one that never left is replaced; one that may
  // have been applied keeps the newer one waiting until it is known.
  const newest = new Map<string, number>();
  for (const effect of open) if (effect.acts === "state") newest.set(slot(effect), effect.id);
  const isWanted = (effect: OpenEffect) => effect.acts !== "state" || newest.get(slot(effect)) === effect.id;

  const replaced = open.filter(
    (effect) =>
      !isWanted(effect) && (effect.status === "INTENDED" || (effect.class === "REPEATABLE" && effect.absenceCounts)),
  );
  if (replaced.length) return { step: "supersede", effects: replaced };

  const blocked = new Set<string>();
  let restUntil: number | null = null;
  const rest = (until: number) => {
    restUntil = restUntil === null ? until : Math.min(restUntil, until);
  };
  const ready: OpenEffect[] = [];
  for (const effect of open) {
    if (effect.acts === "state") {
      if (blocked.has(slot(effect))) continue;
      blocked.add(slot(effect));
    }
    if (!isWanted(effect) && effect.class === "REPEATABLE") {
      // Nothing to do but let the time pass in which it could still be applied.
      if (effect.absentFrom) rest(effect.absentFrom.getTime());
      continue;
    }
    if (effect.isDue) ready.push(effect);
    else if (effect.dueAt) rest(effect.dueAt.getTime());
  }

  const [first] = ready;
  if (!first) return { step: "rest", dueAt: restUntil === null ? null : new Date(restUntil) };
  if (first.class === "BLIND" && first.status === "SENT") return { step: "unsettle", effect: first };

  const { body } = first;
  if (body.kind === "add_tags" || body.kind === "remove_tags") {
    const effects = ready.filter((effect) => effect.body.kind === body.kind && sharesCall(effect, first));
    const tags = effects.flatMap((effect) =>
      effect.body.kind === "add_tags" || effect.body.kind === "remove_tags" ? effect.body.tags : [],
    );
    return { step: "write-tags", effects, body: { kind: body.kind, tags: [...new Set(tags)].sort() } };
  }
  return { step: "apply", effect: first, wanted: isWanted(first) };
}
