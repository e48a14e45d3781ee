import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export type Taggable = { type: "Order" | "Customer" | "Product"; id: string };

/** `tags` with `added` in Shopify's way: trimmed, commas separate, compared without case, sorted; spelling of the first stays. */
export function normaliseTags(tags: readonly string[], added: readonly string[]): string[] {
  const known = new Map<string, string>();
  for (const tag of [...tags, ...added.flatMap((text) => text.split(","))]) {
    const trimmed = tag.trim();
    if (trimmed && !known.has(trimmed.toLowerCase())) known.set(trimmed.toLowerCase(), trimmed);
  }
  return [...known.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, tag]) => tag);
}

/** Adds tags. Returns whether one was new, or null when there is no such thing in this shop. */
export const addTags = (world: World, shop: string, target: Taggable, tags: string[], actor: Actor) =>
  change(world, shop, target, actor, (now) => normaliseTags(now, tags));

/** Removes tags, whatever their case. Returns whether one was there, or null when there is no such thing in this shop. */
export const removeTags = (world: World, shop: string, target: Taggable, tags: string[], actor: Actor) => {
  const gone = new Set(normaliseTags([], tags).map((tag) => tag.toLowerCase()));
  return change(world, shop, target, actor, (now) => now.filter((tag) => !gone.has(tag.toLowerCase())));
};

function change(
  world: World,
  shop: string,
  target: Taggable,
  actor: Actor,
  next: (tags: string[]) => string[],
): { changed: boolean } | null {
  const record =
    target.type === "Order"
      ? world.order(shop, target.id)
      : target.type === "Customer"
        ? world.customer(shop, target.id)
        : world.product(shop, target.id);
  if (!record) return null;
  const tags = next(record.tags);
  const changed = tags.join("\n") !== record.tags.join("\n");
  if (changed) {
    record.tags = tags;
    touch(world, record);
    const emit = world.action(shop, actor);
    if (target.type === "Order") {
      const order = world.order(shop, target.id);
      emit("orders/updated", { orderId: target.id, customerId: order?.customerId ?? null });
    } else if (target.type === "Customer") emit("customers/update", { customerId: target.id });
  }
  return { changed };
}
