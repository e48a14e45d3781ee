// Pure. A picture with our own tag writes added that it is too old to show.
import type { EffectBody } from "#app/rules/effect.ts";
import { projectEffect } from "#app/rules/project-effect.ts";

export interface OwnWrite {
  body: EffectBody;
  /** Shopify's time at the write; null: it may have been applied at any time, its answer is still out. */
  answeredAt: string | null;
}

/**
 * Adds (or takes away) the tags of each write that is not older than the picture. Within the same second the write
 * counts as later: the picture's own tags say the same if it was taken after it.
 */
export function projectWrites<T extends { tags: string[]; updated_at: string }>(
  picture: T,
  writes: readonly OwnWrite[],
): T {
  let projected = picture;
  for (const { body, answeredAt } of writes) {
    if (body.kind !== "add_tags" && body.kind !== "remove_tags") continue;
    if (!isFromBefore(picture, { answeredAt })) continue;
    projected = projectEffect(projected, body);
  }
  return projected;
}

/** Whether the picture may have been taken before the write: within one second that cannot be told. */
export function isFromBefore(
  { updated_at }: { updated_at: string },
  { answeredAt }: Pick<OwnWrite, "answeredAt">,
): boolean {
  return answeredAt === null || Date.parse(updated_at) <= Math.floor(Date.parse(answeredAt) / 1000) * 1000;
}
