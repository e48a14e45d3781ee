// Pure. An order's picture with tag effects folded in: chaining inside one decision, and no difference when their echo comes.
import type { EffectBody } from "#app/rules/effect.ts";
import type { OrderSnapshot } from "#app/rules/order-snapshot.ts";

const gid = (orderId: string) => `gid://shopify/Order/${orderId}`;
const folded = (tag: string) => tag.toLowerCase();

/** Shopify compares tags without case and keeps the spelling that was there first. */
export function projectTags(
  snapshot: OrderSnapshot,
  effects: readonly { target: string; body: EffectBody }[],
): OrderSnapshot {
  let { tags } = snapshot;
  for (const { target, body } of effects) {
    if (target !== gid(snapshot.orderId)) continue;
    if (body.kind === "add-tags") {
      const there = new Set(tags.map(folded));
      tags = [...tags, ...body.tags.filter((tag) => !there.has(folded(tag)))];
    } else if (body.kind === "remove-tags") {
      const gone = new Set(body.tags.map(folded));
      tags = tags.filter((tag) => !gone.has(folded(tag)));
    }
  }
  return tags === snapshot.tags ? snapshot : { ...snapshot, tags: [...tags].sort() };
}
