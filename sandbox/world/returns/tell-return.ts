import type { ReturnOfOrder } from "#sandbox/world/returns/expect-return.ts";
import type { Topic } from "#sandbox/world/topic.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

type ReturnTopic = Extract<Topic, `returns/${string}`>;

/** Stamps the order and tells of what happened to its return. */
export function tellReturn(world: World, { order, it }: ReturnOfOrder, topic: ReturnTopic, actor: Actor): void {
  touch(world, order);
  const emit = world.action(order.shop, actor);
  const about = { orderId: order.id, customerId: order.customerId };
  emit(topic, { ...about, subjectId: it.id });
  emit("orders/updated", about);
}
