// Pure. A picture of an order with our own tag writes added that it is too old to show.
import type { EffectBody } from "#app/rules/effect.ts";
import type { OrderSnapshot } from "#app/rules/order-snapshot.ts";

export interface TagWrite {
  body: EffectBody;
  /** Shopify's time at the write; null: it may have been applied at any time, its answer is still out. */
  answeredAt: string | null;
}

/**
 * Adds (or takes away) the tags of each write that is not older than the picture. Within the same second the write
 * counts as later: the picture's own tags say the same if it was taken after it.
 */
export function projectWrites(snapshot: OrderSnapshot, writes: TagWrite[]): OrderSnapshot {
  let tags = snapshot.tags;
  for (const { body, answeredAt } of writes) {
    if (body.kind !== "add-tags" && body.kind !== "remove-tags") continue;
    if (answeredAt !== null && Date.parse(snapshot.updatedAt) > Math.floor(Date.parse(answeredAt) / 1000) * 1000)
      continue;
    const named = new Set(body.tags.map((tag) => tag.toLowerCase()));
    // Shopify compares tags without case and keeps the spelling that was there first.
    if (body.kind === "remove-tags") tags = tags.filter((tag) => !named.has(tag.toLowerCase()));
    else {
      const there = new Set(tags.map((tag) => tag.toLowerCase()));
      tags = [...tags, ...body.tags.filter((tag) => !there.has(tag.toLowerCase()))];
    }
  }
  if (tags === snapshot.tags) return snapshot;
  return { ...snapshot, tags: [...tags].sort() };
}
