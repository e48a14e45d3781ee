// Pure. Which of several pictures of one order is the newest, and whether that can be told at all.
import { isDeepStrictEqual } from "node:util";
import type { OrderSnapshot } from "#app/rules/order-snapshot.ts";

export type ChosenSnapshot =
  | { outcome: "none" }
  | { outcome: "chosen"; snapshot: OrderSnapshot }
  /** Shopify's clock has whole seconds: two pictures of the same second that differ cannot be put in order. */
  | { outcome: "ambiguous" };

/**
 * The newest of what we have `seen` and what bodies say. `project` adds our own confirmed writes to a picture that is
 * older than them, so that the picture taken just before a write equals the one taken just after it.
 */
export function chooseSnapshot(
  seen: OrderSnapshot | null,
  bodies: OrderSnapshot[],
  project: (snapshot: OrderSnapshot) => OrderSnapshot,
): ChosenSnapshot {
  const all = seen ? [seen, ...bodies] : bodies;
  const [first] = all;
  if (!first) return { outcome: "none" };

  const newest = all.reduce(
    (latest, snapshot) => (snapshot.updatedAt > latest ? snapshot.updatedAt : latest),
    first.updatedAt,
  );
  const [candidate, ...others] = all.filter((snapshot) => snapshot.updatedAt === newest).map(project);
  if (!candidate || others.some((other) => !isDeepStrictEqual(other, candidate))) return { outcome: "ambiguous" };
  return { outcome: "chosen", snapshot: candidate };
}
