// Pure. What an order or customer lane sends next, out of the effects that are still open.
import { isOrderField } from "#app/effects/order-fields.ts";
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
  /** One call for these fields of one order. */
  | { step: "write-fields"; effects: OpenEffect[] }
  /** `wanted` false: a newer decision replaced it while its answer was out; only find out, do not send again. */
  | { step: "apply"; effect: OpenEffect; wanted: boolean };

// The same rule may keep a state of one customer for each of their orders: those are not each other's.
const slot = ({ originKind, originKey, ruleId, actionId, target }: OpenEffect) =>
  JSON.stringify([originKind, originKey, ruleId, actionId, target]);

/** Far fewer metafields than Shopify takes at once, and few enough that one that is refused holds little up. */
const MOST_FIELDS = 20;

/** Fields of one order that were never sent: what an answer left open is settled one by one. */
function fieldsTogether(ready: readonly OpenEffect[], first: OpenEffect): OpenEffect[] {
  const isNew = ({ status, isDoubtful, body, target }: OpenEffect) =>
    status === "INTENDED" && !isDoubtful && isOrderField(body) && target.startsWith("gid://shopify/Order/");
  if (!isNew(first)) return [];
  const fields = ready.filter((effect) => effect.target === first.target && isNew(effect));
  // After a lost answer a note that replaced the whole is known again only when nothing of ours stands behind it.
  const notes = fields.filter(({ body }) => body.kind === "write_note");
  const apart = notes.some(({ body }) => body.kind === "write_note" && body.mode === "replace") ? notes.slice(1) : [];
  return fields.filter((effect) => !apart.includes(effect)).slice(0, MOST_FIELDS);
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
    const effects = ready.filter((effect) => effect.body.kind === body.kind && effect.target === first.target);
    const tags = effects.flatMap((effect) =>
      effect.body.kind === "add_tags" || effect.body.kind === "remove_tags" ? effect.body.tags : [],
    );
    return { step: "write-tags", effects, body: { kind: body.kind, tags: [...new Set(tags)].sort() } };
  }
  const fields = fieldsTogether(ready, first);
  if (fields.length > 1 && fields.every(isWanted)) return { step: "write-fields", effects: fields };
  return { step: "apply", effect: first, wanted: isWanted(first) };
}
