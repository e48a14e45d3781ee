import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export type Taggable = { type: "Order" | "DraftOrder" | "Customer" | "Product"; id: string };

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

interface Tagged {
  id: string;
  tags: string[];
  updatedAt: string;
}

/** What carries the tags; null when there is no such thing in this shop. */
export function taggedRecord(world: World, shop: string, target: Taggable): Tagged | null {
  if (target.type === "Order") return world.order(shop, target.id);
  if (target.type === "Customer") return world.customer(shop, target.id);
  if (target.type === "Product") return world.product(shop, target.id);
  const draft = world.state.draftOrders[target.id];
  return draft?.shop === shop ? draft : null;
}

function change(
  world: World,
  shop: string,
  target: Taggable,
  actor: Actor,
  next: (tags: string[]) => string[],
): { changed: boolean } | null {
  const record = taggedRecord(world, shop, target);
  if (!record) return null;
  const before = record.tags;
  const tags = next(before);
  const changed = tags.join("\n") !== before.join("\n");
  if (changed) {
    record.tags = tags;
    touch(world, record);
    tell(world, shop, target, before, tags, actor);
  }
  return { changed };
}

function tell(world: World, shop: string, target: Taggable, before: string[], tags: string[], actor: Actor): void {
  const emit = world.action(shop, actor);
  switch (target.type) {
    case "Order":
      emit("orders/updated", {
        orderId: target.id,
        customerId: world.order(shop, target.id)?.customerId ?? null,
      });
      return;
    case "Customer": {
      emit("customers/update", { customerId: target.id });
      const added = tags.filter((tag) => !before.includes(tag));
      const removed = before.filter((tag) => !tags.includes(tag));
      if (added.length > 0) emit("customer.tags_added", { customerId: target.id, data: { tags: added } });
      if (removed.length > 0) emit("customer.tags_removed", { customerId: target.id, data: { tags: removed } });
      return;
    }
    case "DraftOrder":
      emit("draft_orders/update", { subjectId: target.id });
      return;
    case "Product":
      emit("products/update", { subjectId: target.id });
  }
}
