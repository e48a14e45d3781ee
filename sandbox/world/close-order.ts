import { touch } from "#sandbox/world/touch.ts";
import type { Actor, OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Archives an order. */
export const closeOrder = (world: World, shop: string, orderId: string, actor: Actor = { by: "staff" }) =>
  setClosed(world, shop, orderId, actor, true);

export const reopenOrder = (world: World, shop: string, orderId: string, actor: Actor = { by: "staff" }) =>
  setClosed(world, shop, orderId, actor, false);

function setClosed(
  world: World,
  shop: string,
  orderId: string,
  actor: Actor,
  closed: boolean,
): { order: OrderRecord; changed: boolean } {
  const order = world.order(shop, orderId);
  if (!order) throw new Refused("Order does not exist", { field: ["id"] });
  const changed = (order.closedAt !== null) !== closed;
  if (changed) {
    order.closedAt = closed ? world.now() : null;
    touch(world, order);
    world.action(shop, actor)("orders/updated", { orderId, customerId: order.customerId });
  }
  return { order, changed };
}
