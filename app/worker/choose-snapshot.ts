// Pure. Which of several pictures of one order is the newest, and whether that can be told at all.
import type { OrderPicture } from "#app/rules/facts.ts";
import { isSamePicture } from "#app/worker/is-same-picture.ts";

export type ChosenSnapshot =
  | { outcome: "none" }
  | { outcome: "chosen"; snapshot: OrderPicture }
  /** Shopify's clock has whole seconds: two pictures of the same second that differ cannot be put in order. */
  | { outcome: "ambiguous" };

/**
 * The newest of what we have `seen` and what bodies say, in the order in which they came. `project` adds our own confirmed writes to a picture that is
 * older than them, so that the picture taken just before a write equals the one taken just after it.
 */
export function chooseSnapshot(
  seen: OrderPicture | null,
  bodies: OrderPicture[],
  project: (snapshot: OrderPicture) => OrderPicture,
): ChosenSnapshot {
  const all = seen ? [seen, ...bodies] : bodies;
  const [first] = all;
  if (!first) return { outcome: "none" };

  const newest = all.reduce(
    (latest, snapshot) => (snapshot.updated_at > latest ? snapshot.updated_at : latest),
    first.updated_at,
  );
  const candidates = all.filter((snapshot) => snapshot.updated_at === newest).map(project);
  const candidate = candidates.at(-1);
  if (!candidate || candidates.some((other) => !isSamePicture(other, candidate))) return { outcome: "ambiguous" };
  return { outcome: "chosen", snapshot: candidate };
}
