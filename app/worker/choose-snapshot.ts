// Pure. Which of several pictures of one order is the newest, and whether that can be told at all.
import type { OrderPicture } from "#app/rules/facts.ts";
import { projectEffect } from "#app/rules/project-effect.ts";
import { isSamePicture } from "#app/worker/is-same-picture.ts";
import { isFromBefore, type OwnWrite, projectWrites } from "#app/worker/project-writes.ts";

export type ChosenSnapshot =
  | { outcome: "none" }
  | { outcome: "chosen"; snapshot: OrderPicture }
  /** Shopify's clock has whole seconds: two pictures of the same second that differ cannot be put in order. */
  | { outcome: "ambiguous" };

/**
 * The newest of what we have `seen` and what bodies say, in the order in which they came. Tags that we wrote are added to a picture that is older
 * than that, so that the picture taken just before a write equals the one taken just after it. Of two pictures of one second that which our other
 * writes make of the one is the later: should somebody have taken back in that very second what we wrote, the sweep finds that it differs.
 */
export function chooseSnapshot(
  seen: OrderPicture | null,
  bodies: OrderPicture[],
  writes: readonly OwnWrite[],
): ChosenSnapshot {
  const all = seen ? [seen, ...bodies] : bodies;
  const [first] = all;
  if (!first) return { outcome: "none" };

  const newest = all.reduce(
    (latest, snapshot) => (snapshot.updated_at > latest ? snapshot.updated_at : latest),
    first.updated_at,
  );
  const candidates = all
    .filter((snapshot) => snapshot.updated_at === newest)
    .map((snapshot) => projectWrites(snapshot, writes));
  const last = candidates.at(-1);
  if (last && candidates.every((other) => isSamePicture(other, last))) return { outcome: "chosen", snapshot: last };

  const later = candidates.filter((one) => !candidates.some((other) => becomes(one, other, writes)));
  const candidate = later.at(-1);
  if (!candidate || later.some((other) => !isSamePicture(other, candidate))) return { outcome: "ambiguous" };
  return { outcome: "chosen", snapshot: candidate };
}

/** Whether some of our writes to its fields, one after the other, make the other picture of this one. */
function becomes(one: OrderPicture, other: OrderPicture, writes: readonly OwnWrite[]): boolean {
  if (isSamePicture(one, other)) return false;
  const made = writes.filter((write) => FIELDS.has(write.body.kind) && isFromBefore(one, write));
  return made.some((_, from) => {
    let written = one;
    return made.slice(from).some(({ body }) => {
      written = projectEffect(written, body);
      return isSamePicture(written, other);
    });
  });
}

const FIELDS: ReadonlySet<string> = new Set(["write_note", "set_attributes", "remove_attributes", "update_order"]);
