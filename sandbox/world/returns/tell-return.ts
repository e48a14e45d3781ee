import type { ReturnOfOrder } from "#sandbox/world/returns/expect-return.ts";
import type { Topic } from "#sandbox/world/topic.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

type ReturnTopic = Exclude<Extract<Topic, `returns/${string}`>, "returns/update">;

/** Stamps the order and tells of what happened to its return. */
export function tellReturn(world: World, { order, it }: ReturnOfOrder, topic: ReturnTopic, actor: Actor): void {
  touch(world, order);
  const emit = world.action(order.shop, actor);
  const about = { orderId: order.id, customerId: order.customerId };
  emit(topic, { ...about, subjectId: it.id });
  emit("orders/updated", about);
}

/** Stamps the order and tells which units were taken out of its return. */
export function tellRemoval(
  world: World,
  { order, it }: ReturnOfOrder,
  removals: { returnLineId: string; delta: number }[],
  actor: Actor,
): void {
  touch(world, order);
  const emit = world.action(order.shop, actor);
  const about = { orderId: order.id, customerId: order.customerId };
  emit("returns/update", { ...about, subjectId: it.id, data: { removals } });
  emit("orders/updated", about);
}
